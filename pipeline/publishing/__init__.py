"""From a draft to a final version, and proof of it years later."""
