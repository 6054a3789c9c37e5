"""What the tables are: one module of declarations a domain."""
