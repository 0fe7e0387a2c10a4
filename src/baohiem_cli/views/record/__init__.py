"""Answers of commands that record."""
