"""Numbers of the report, and the records and fields that hold them."""
