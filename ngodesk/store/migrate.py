"""Bringing a file to today's schema with Alembic, which is imported here and nowhere else."""

from pathlib import Path
from typing import Any

from ngodesk.store import connections, schema

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(open_connection: Any, scripts: Path = SCRIPTS, version: int = schema.VERSION) -> None:
    """Run all steps that a file lacks, in one transaction with foreign keys off. Closes the connection.

    Alembic's batch steps delete a table and make it again; with foreign keys on, the rows that refer to
    it would go with it, silently.
    """
    from alembic import command
    from alembic.config import Config

    open_connection.execute("PRAGMA foreign_keys = 0")
    engine = connections.engine(lambda: open_connection)
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.exec_driver_sql(f"PRAGMA user_version = {version}")
            connection.exec_driver_sql(f"PRAGMA application_id = {connections.APPLICATION_ID}")
    finally:
        connections.close(open_connection)
        engine.dispose()
