"""Data files: their format, what they must satisfy, and how they become records."""
