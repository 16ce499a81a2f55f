"""Where is it? Plates with their landmarks, and the rule that finds a point on them."""
