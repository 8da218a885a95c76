"""The Word file that every report begins as: its page and its styles, built from the look.

Style names are Word's own where it has one, so that its navigation pane and its gallery of styles
know them. All is text: nothing here needs a library.
"""
