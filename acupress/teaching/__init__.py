"""What do I hand out? Plans of classes, and what is made of them."""
