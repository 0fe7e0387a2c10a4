"""Pages: where words stand on them, and recognition of those that are pictures."""
