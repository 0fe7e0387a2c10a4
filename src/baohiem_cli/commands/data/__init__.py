"""Commands for data files and the database."""
