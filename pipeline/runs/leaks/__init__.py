"""Whether files that leave the team hold anything that must not leave it."""

from pipeline.runs.leaks.search import RULES, scan

__all__ = ["RULES", "scan"]
