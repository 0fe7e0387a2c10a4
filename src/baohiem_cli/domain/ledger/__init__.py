"""What users record, and what follows from it."""
