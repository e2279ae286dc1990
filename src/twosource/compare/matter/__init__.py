"""Which statements are brought together into one matter, and which are kept apart."""
