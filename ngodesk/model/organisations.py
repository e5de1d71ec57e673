"""Organisations: ours, partners, grantees, funders, suppliers and those that came."""

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

ORGANISATION_KINDS = (
    "ngo",
    "informal_group",
    "public_body",
    "business",
    "school",
    "church",
    "media",
    "international",
    "other",
)


class Organisation(Record):
    """An organisation: ours, a partner, a grantee, a funder, a supplier, or one that came."""

    __tablename__ = "organisations"
    labels = (N_("Organisation"), N_("Organisations"))
    natural_key = ("ref",)
    searched = ("name", "short_name", "tax_id", "register_no", "city", "municipality")
    named = ("name",)
    detail = ("city",)
    usual = ("name", "short_name", "kind", "municipality", "county", "phone", "email")
    listed = ("name", "kind", "municipality", "city")

    ref: Mapped[str] = columns.text(N_("Code"), N_("Short code, unique in the table."), required=True)
    name: Mapped[str] = columns.text(N_("Name"), N_("Full registered name."), required=True)
    short_name: Mapped[str | None] = columns.text(N_("Short name"))
    kind: Mapped[str] = columns.choice(N_("Kind"), words=ORGANISATION_KINDS, required=True)
    legal_form: Mapped[str | None] = columns.text(
        N_("Legal form"),
        N_("Association, foundation, rural women's circle, volunteer fire brigade … (free text)."),
    )
    own: Mapped[bool | None] = columns.boolean(
        N_("Our own organisation"), N_("True on exactly one row: the organisation that keeps this workspace.")
    )
    country: Mapped[str | None] = columns.text(N_("Country"), N_("ISO 3166-1 alpha-2."), form="country")
    region: Mapped[str | None] = columns.text(
        N_("Region"), N_("Voivodeship, planning region, county of the country's first level."), form="region"
    )
    county: Mapped[str | None] = columns.text(N_("County"), N_("Powiat or equivalent."), form="county")
    municipality: Mapped[str | None] = columns.text(
        N_("Municipality"), N_("Gmina, novads or equivalent."), form="municipality"
    )
    address: Mapped[str | None] = columns.text(N_("Address"))
    postcode: Mapped[str | None] = columns.text(N_("Postcode"), form="postcode")
    city: Mapped[str | None] = columns.text(N_("City"))
    email: Mapped[str | None] = columns.text(N_("E-mail"), form="email")
    phone: Mapped[str | None] = columns.text(N_("Phone"), form="phone")
    website: Mapped[str | None] = columns.text(N_("Website"), form="website")
    tax_id: Mapped[str | None] = columns.text(
        N_("Tax number"), N_("NIP in Poland, and so on."), form="tax_id"
    )
    register_no: Mapped[str | None] = columns.text(
        N_("Register number"),
        N_("KRS in Poland, registration number in Latvia, and so on."),
        form="register_no",
    )
    areas: Mapped[str | None] = columns.text(
        N_("Areas"), N_("Areas of activity, separated by ;."), form="tags"
    )
    tags: Mapped[str | None] = columns.text(N_("Tags"), N_("Separated by ;."), form="tags")
    active: Mapped[bool | None] = columns.boolean(N_("Active"))
    founded_year: Mapped[int | None] = columns.year(N_("Founded year"))
    bank_account: Mapped[str | None] = columns.text(N_("Bank account"), form="bank_account")
    notes: Mapped[str | None] = columns.text(N_("Notes"), multiline=True)
