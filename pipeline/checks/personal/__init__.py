"""What the rules about privacy share: names, shapes, and the words of a report in one index."""
