"""The rules for a data file beyond its form."""
