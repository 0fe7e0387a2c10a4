"""Letters: encodings of before Unicode, composed forms, the spelling by which they are told apart."""
