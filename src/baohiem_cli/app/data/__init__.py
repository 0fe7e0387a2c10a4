"""Use cases for data files and the database."""
