"""What a data file must satisfy beyond its form."""
