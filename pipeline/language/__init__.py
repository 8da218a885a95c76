"""What counts as a word, a sentence, a hard text; how values are phrased; the house style."""
