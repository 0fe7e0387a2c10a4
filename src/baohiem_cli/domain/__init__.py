"""The meaning of duties and deadlines: pure functions on immutable records; no files, SQL, clock or printing."""
