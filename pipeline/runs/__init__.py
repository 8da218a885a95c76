"""One bundle or many, end to end."""
