"""Typed results as answers in the reader's language."""
