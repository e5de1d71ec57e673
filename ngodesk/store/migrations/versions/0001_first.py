"""The first schema: all tables of the exchange folder, the journal, attachments, search."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the statements that lie beside this file."""
    text = Path(__file__).with_name("0001_first.sql").read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
