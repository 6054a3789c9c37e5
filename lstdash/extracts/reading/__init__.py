"""Files to rows: formats, encodings, headings, values."""
