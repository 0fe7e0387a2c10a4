"""Answers of commands on the data, the database and the ledger as a file."""
