"""Fuzzers: hostile data files, command lines and ledgers, made at random from a seed."""
