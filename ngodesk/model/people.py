"""People, their consents and their roles in organisations."""

import datetime as dt

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

PERSON_GENDERS = ("female", "male", "other")
PERSON_LOCALITYS = ("urban", "rural")
CONSENT_KINDS = ("information", "image", "guardian", "newsletter", "health", "other")


class Person(Record):
    """A person: participant, volunteer, member of staff, contact."""

    __tablename__ = "people"
    labels = (N_("Person"), N_("People"))
    natural_key = ("ref",)
    searched = ("first_name", "last_name", "email", "phone")
    named = ("last_name", "first_name")
    detail = ("municipality",)
    usual = ("first_name", "last_name", "gender", "birth_year", "county", "municipality", "phone", "email")
    listed = ("last_name", "first_name", "municipality", "organisation", "birth_year", "events", "hours")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    first_name: Mapped[str] = columns.text(N_("First name"), required=True, personal=True)
    last_name: Mapped[str] = columns.text(N_("Last name"), required=True, personal=True)
    email: Mapped[str | None] = columns.text(N_("E-mail"), personal=True, form="email")
    phone: Mapped[str | None] = columns.text(N_("Phone"), personal=True, form="phone")
    gender: Mapped[str | None] = columns.choice(N_("Gender"), words=PERSON_GENDERS)
    birth_date: Mapped[dt.date | None] = columns.day(
        N_("Birth date"),
        N_("Only where the law asks for it, as for volunteers."),
        personal=True,
        happened=True,
    )
    birth_year: Mapped[int | None] = columns.year(N_("Birth year"), personal=True)
    country: Mapped[str | None] = columns.text(N_("Country"), form="country")
    region: Mapped[str | None] = columns.text(N_("Region"), form="region")
    county: Mapped[str | None] = columns.text(N_("County"), form="county")
    municipality: Mapped[str | None] = columns.text(N_("Municipality"), form="municipality")
    locality: Mapped[str | None] = columns.choice(N_("Locality"), words=PERSON_LOCALITYS)
    special_needs: Mapped[str | None] = columns.text(
        N_("Special needs"),
        N_("Accessibility or dietary needs; shown only to who prepares the event."),
        personal=True,
    )
    address: Mapped[str | None] = columns.text(N_("Address"), personal=True)
    postcode: Mapped[str | None] = columns.text(N_("Postcode"), personal=True, form="postcode")
    city: Mapped[str | None] = columns.text(N_("City"), personal=True)
    national_id: Mapped[str | None] = columns.text(
        N_("Personal number"), N_("Only where a programme asks for it."), personal=True, form="national_id"
    )
    bank_account: Mapped[str | None] = columns.text(N_("Bank account"), personal=True, form="bank_account")
    tags: Mapped[str | None] = columns.text(N_("Tags"), form="tags")
    notes: Mapped[str | None] = columns.text(N_("Notes"), multiline=True, personal=True)


class Consent(Record):
    """A consent that a person gave, and perhaps withdrew."""

    __tablename__ = "consents"
    labels = (N_("Consent"), N_("Consents"))
    natural_key = ("person", "kind", "given_on")
    named = ("kind", "given_on")
    detail = ("person",)
    listed = ("person", "kind", "given_on", "withdrawn_on", "project")

    person_id: Mapped[int] = columns.reference("people", N_("Person"), required=True)
    kind: Mapped[str] = columns.choice(N_("Kind"), words=CONSENT_KINDS, required=True)
    given_on: Mapped[dt.date] = columns.day(N_("Given on"), required=True, happened=True)
    project_id: Mapped[int | None] = columns.reference("projects", N_("Project"))
    withdrawn_on: Mapped[dt.date | None] = columns.day(N_("Withdrawn on"), happened=True)
    guardian_name: Mapped[str | None] = columns.text(N_("Guardian name"), personal=True)


class Affiliation(Record):
    """A person's role in an organisation."""

    __tablename__ = "affiliations"
    labels = (N_("Affiliation"), N_("Affiliations"))
    natural_key = ("person", "organisation", "role")
    named = ("organisation", "role")
    detail = ("person",)
    listed = ("person", "organisation", "role", "start", "end")

    person_id: Mapped[int] = columns.reference("people", N_("Person"), required=True)
    organisation_id: Mapped[int] = columns.reference("organisations", N_("Organisation"), required=True)
    role: Mapped[str] = columns.text(
        N_("Role"),
        N_("Board member, employee, officer for organisations, contact …, or in your own words."),
        required=True,
        form="word",
    )
    start: Mapped[dt.date | None] = columns.day(N_("Start"))
    end: Mapped[dt.date | None] = columns.day(N_("End"))
