"""The checks on composed documents. Which there are, and in which order, is in `registry`."""
