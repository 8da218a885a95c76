"""Whether files that leave the team hold anything that must not leave it."""
