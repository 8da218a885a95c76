"""Bundles that nobody wrote: made up from the schemas alone, as somebody chooses."""
