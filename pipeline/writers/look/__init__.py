"""The look of all formats: `templates/look/tokens.toml` as one value, and as style sheets."""
