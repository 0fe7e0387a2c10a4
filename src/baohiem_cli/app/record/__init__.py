"""Use cases that add to the ledger, or examine what proves it."""
