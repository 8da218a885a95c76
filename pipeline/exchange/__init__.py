"""What goes to people outside the team as Word, and what comes back from them."""
