"""Regulations held against each other and against what they demand themselves."""
