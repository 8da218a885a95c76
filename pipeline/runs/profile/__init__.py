"""The shape of many bundles as one file that may leave the team, and what can be told from it."""
