"""Records of what was published: written once, and checkable for ever without this program."""
