"""Commands that answer from the register and the ledger."""
