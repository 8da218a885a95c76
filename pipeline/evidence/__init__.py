"""From bytes to a valid, typed bundle, and what of it is public."""
