"""Publishing: schema catalogue, validation, immutable versions, diff and rollback."""
