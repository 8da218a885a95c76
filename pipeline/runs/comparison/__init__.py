"""What a change of templates, schemas or rules does: reports built on both sides of it."""
