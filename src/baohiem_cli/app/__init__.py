"""Use cases: plain values in, typed results out."""
