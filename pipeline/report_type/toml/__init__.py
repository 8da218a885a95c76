"""Reads the files of a report type, each value with its line."""
