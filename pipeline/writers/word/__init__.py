"""The Word writer: a `Document` drawn as WordprocessingML over the styles of `reference/`.

All modules here need python-docx, so only the table of formats imports them, when it writes. Words
come ready made: how a date looks, a due date too, is decided in `pipeline/language/phrasing.py`.
"""
