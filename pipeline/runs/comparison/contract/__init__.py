"""What templates, schemas and rules ask of those who fill bundles, on each side."""
