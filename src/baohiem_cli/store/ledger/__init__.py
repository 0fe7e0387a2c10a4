"""The ledger: one interface, and its homes."""
