"""A register held against the text that it was made from."""
