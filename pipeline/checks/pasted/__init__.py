"""Pasted text: each rule is data, and one reading of the public texts tells what all find."""
