"""The document as a PDF by Typst: quick, and for drafts only."""
