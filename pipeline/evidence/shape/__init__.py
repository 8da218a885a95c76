"""The shape of a bundle: what is there, how many and how long; no word of it."""
