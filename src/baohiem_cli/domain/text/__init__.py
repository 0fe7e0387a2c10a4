"""The regulation as a text: its references, its dates, its effect."""
