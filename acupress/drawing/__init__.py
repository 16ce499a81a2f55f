"""How does it look? matplotlib draws each plate once."""
