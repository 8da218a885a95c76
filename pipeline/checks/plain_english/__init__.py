"""Plain-English rules: each is data, and a few kinds say how its data is looked for."""
