"""Frozen reports, funders' forms, changed templates, mappings of columns, links of remarks."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Run the statements that lie beside this file."""
    text = Path(__file__).with_name("0002_frozen.sql").read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
