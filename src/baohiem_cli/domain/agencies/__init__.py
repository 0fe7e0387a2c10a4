"""Agencies: those that answer for a duty, and its present holders."""
