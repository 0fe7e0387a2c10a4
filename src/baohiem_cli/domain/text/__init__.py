"""What a regulation is as a text: its references, its dates, its effect."""
