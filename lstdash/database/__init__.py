"""The SQL store: engine, schema, migrations, values, faults, limits, backup and saved scenarios."""
