"""A report type as a typed value."""
