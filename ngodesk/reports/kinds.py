"""Words of the records' enums as they print: states, kinds, roles, countries."""

from ngodesk.common.language import Texts
from ngodesk.model import words


def project_status(word: str, texts: Texts) -> str:
    """The state of a project."""
    return words.word("projects", "status", word, texts)


def coverage(word: str, texts: Texts) -> str:
    """How far a project reaches."""
    return words.word("projects", "coverage", word, texts)


def partner_role(word: str, texts: Texts) -> str:
    """What an organisation is in a project."""
    return words.word("project_partners", "role", word, texts)


def event_kind(word: str, texts: Texts) -> str:
    """Events of a kind, as a line of a list of products."""
    return {
        "training": texts.pgettext("products", "Trainings"),
        "workshop": texts.pgettext("products", "Workshops"),
        "seminar": texts.pgettext("products", "Seminars"),
        "conference": texts.pgettext("products", "Conferences"),
        "fair": texts.pgettext("products", "Fairs"),
        "study_trip": texts.pgettext("products", "Study trips"),
        "hackathon": texts.pgettext("products", "Hackathons"),
        "session": texts.pgettext("products", "Sessions"),
        "advice": texts.pgettext("products", "Advice"),
        "consultation": texts.pgettext("products", "Consultations"),
        "meeting": texts.pgettext("products", "Meetings"),
        "coworking": texts.pgettext("products", "Coworking"),
        "other": texts.pgettext("products", "Other events"),
    }.get(word, word)


def output_kind(word: str, texts: Texts) -> str:
    """Outputs of a kind, as a line of a list of products."""
    return {
        "publication": texts.pgettext("products", "Publications"),
        "expert_opinion": texts.pgettext("products", "Expert opinions"),
        "action_plan": texts.pgettext("products", "Action plans"),
        "study": texts.pgettext("products", "Studies"),
        "standard": texts.pgettext("products", "Standards"),
        "model": texts.pgettext("products", "Models"),
        "platform": texts.pgettext("products", "Platforms"),
        "database": texts.pgettext("products", "Databases"),
        "map": texts.pgettext("products", "Maps"),
        "video": texts.pgettext("products", "Videos"),
        "campaign": texts.pgettext("products", "Campaigns"),
        "other": texts.pgettext("products", "Other outputs"),
    }.get(word, word)


def country(code: str, language: str) -> str:
    """The name of the country with this ISO 3166-1 code; an unknown code as it is."""
    from babel import Locale  # its data is slow to load: only where a country prints

    return str(Locale.parse(language).territories.get(code.upper(), code))
