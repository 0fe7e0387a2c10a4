"""The projection of the data files, and questions to it."""
