"""What a check looks at: one bundle, its type, its documents, read once."""
