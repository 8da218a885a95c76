"""What a schema says of a value, in sentences, and which fields are public."""
