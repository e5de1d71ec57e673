"""What the settings of a file are called: a list of them is for people, their keys are for files."""

from ngodesk.common.language import LANGUAGES, N_, _

_NAMES = {
    "language": N_("Language of prints"),
    "currency": N_("Currency of new records"),
    "features": N_("What the association does"),
    "sample": N_("It is an example"),
    "sample.note": N_("About the example"),
}
_CLAUSES = {
    "en": N_("Information clause in English"),
    "pl": N_("Information clause in Polish"),
    "lv": N_("Information clause in Latvian"),
}


def setting_name(key: str) -> str:
    """The name of a setting; of one that the program does not know, its key."""
    from ngodesk.model.settings import DEPRECIATED

    kind, _dot, rest = key.partition(".")
    if kind == "information_clause" and rest in _CLAUSES:
        return _(_CLAUSES[rest])
    if kind == "signatory":
        return _("Who signs, {number}").format(number=rest)
    if key.startswith(DEPRECIATED):
        return _("Price from which {programme} pays wear only").format(programme=rest)
    return _(_NAMES[key]) if key in _NAMES else key


def setting_value(value: str) -> str:
    """What stands in a setting: a language by its name, a truth as a word, all else as it is."""
    truths = {"true": _("yes"), "false": _("no")}
    return LANGUAGES.get(value) or truths.get(value, value)
