"""Run the migrations on the connection, and inside the transaction, that lstdash.database.migrate holds."""

from alembic import context

from lstdash.database.columns import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite can, too, now that the engine begins the transaction itself
)
with context.begin_transaction():
    context.run_migrations()
