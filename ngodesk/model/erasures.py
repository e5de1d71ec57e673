"""Who was erased: nothing but the random key, so that an old backup can be cleaned when it comes back."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from ngodesk.model.record import Base


class Erasure(Base):
    """A person whose data were taken out of the file on a day. It is not a reference: a person may go."""

    __tablename__ = "erasures"

    person_id: Mapped[int] = mapped_column(unique=True)
    erased_on: Mapped[dt.date]

    __table_args__ = {"sqlite_strict": True}
