"""Values that all stages speak of: the document, the finding, the broken machine."""
