"""A bundle as sheets of rows, to fill in and to read back: a workbook, or a set of CSV files."""
