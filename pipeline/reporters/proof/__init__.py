"""The proof: the report with every finding marked in place, and beside it why and on what.

It is made from documents, findings and the public part of a bundle. A private value cannot reach
it, because nothing in this package ever holds one.
"""
