"""The register of purposes for which personal data are kept."""

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record


class ProcessingPurpose(Record):
    """Why personal data are kept, on which ground and how long."""

    __tablename__ = "processing_purposes"
    labels = (N_("Processing purpose"), N_("Processing purposes"))
    natural_key = ("ref",)
    named = ("purpose",)
    detail = ("legal_basis",)
    listed = ("purpose", "legal_basis", "retention")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    purpose: Mapped[str] = columns.text(N_("Purpose"), required=True)
    legal_basis: Mapped[str] = columns.text(N_("Legal basis"), required=True)
    data_categories: Mapped[str | None] = columns.text(N_("Categories of data"), multiline=True)
    recipients: Mapped[str | None] = columns.text(N_("Recipients"), multiline=True)
    retention: Mapped[str | None] = columns.text(N_("Retention"), multiline=True)
