"""Use cases that answer questions."""
