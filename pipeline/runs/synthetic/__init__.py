"""Bundles that have the shape of a profile and no word of anybody, and what they predict."""
