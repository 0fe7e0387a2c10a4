"""Compliance tracker for Vietnamese social, health and unemployment insurance duties."""
