"""A checked set of tables to a version on disk, and the care of old versions."""
