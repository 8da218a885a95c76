"""The same words in two reports, over a run: what is compared, and the index that is kept."""
