"""The document as an accessible PDF."""
