"""The hub: the ledger that several offices share, in PostgreSQL."""
