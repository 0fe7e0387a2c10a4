"""The database: the register as tables, and questions to it."""
