"""The Word writer: a `Document` drawn as WordprocessingML over `templates/pages/reference.docx`.

All modules here need python-docx, so only `pipeline.writers.docx` imports them, when it writes.
"""
