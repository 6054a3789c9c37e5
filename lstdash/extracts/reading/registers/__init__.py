"""Files of registers read with ready mappings, known by their headings: `ready.read`."""
