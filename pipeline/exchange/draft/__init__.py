"""A draft that was written in Word, taken into a bundle: every word of it is accounted for."""
