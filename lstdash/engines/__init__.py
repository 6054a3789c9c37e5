"""Who answers the queries: DuckDB in the same process, or an engine of the authority's own, by setting."""
