"""Parts of answers that several commands share: words, dates, items of the JSON contract."""
