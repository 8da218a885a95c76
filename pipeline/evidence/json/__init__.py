"""Strict JSON, each value with its place."""
