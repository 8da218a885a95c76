"""The document as a web page."""
