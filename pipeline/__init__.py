"""Inspection reports: an evidence bundle and a report type become checked HTML, PDF and DOCX."""

__version__ = "0.1.0"
