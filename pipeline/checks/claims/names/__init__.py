"""Names and places, and what knows them."""
