"""Dates and lengths of time, and the records and fields that hold them."""
