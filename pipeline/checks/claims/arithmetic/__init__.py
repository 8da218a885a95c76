"""Numbers of a sentence that must agree with one another."""
