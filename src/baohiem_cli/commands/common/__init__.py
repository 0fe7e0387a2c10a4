"""What commands share: options, completion, and the way out."""
