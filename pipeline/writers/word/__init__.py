"""The Word writer: a `Document` drawn as WordprocessingML over `templates/pages/reference.docx`.

All modules here need python-docx, so only the table of formats imports them, when it writes.
"""
