"""Compliance tracker for Vietnamese social, health and unemployment insurance duties."""

__version__ = "0.1.0"
"""The only place that names the version; `pyproject.toml` reads it from here."""
