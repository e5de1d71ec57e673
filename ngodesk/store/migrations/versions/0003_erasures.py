"""Who was erased: the log by which an old backup is cleaned when it comes back."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Run the statement that lies beside this file."""
    text = Path(__file__).with_name("0003_erasures.sql").read_text(encoding="utf-8")
    op.get_bind().exec_driver_sql(text.strip())
