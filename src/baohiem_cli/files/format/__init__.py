"""The file formats, as models."""
