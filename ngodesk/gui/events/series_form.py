"""The rule of a series: what it is, when it begins, how it repeats, what is the same each time."""

from collections.abc import Iterator

from ngodesk.common.language import N_, _
from ngodesk.gui.events.rule_form import Named, RuleForm
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.questions import Part, Question

# Fields of events and sessions.
_ASKED = (
    Question("events", "project", required=True),
    Question("events", "activity"),
    Question("events", "kind", required=True),
    Question("events", "title", required=True),
    Question("events", "series"),
    Question("events", "start", N_("First day"), half=True, required=True),
    Question("events", "capacity", N_("How many times"), key="times", half=True, lowest=1),
    Question("events", "end", N_("Until"), N_("The last day on which something may take place."), half=True),
    Question("event_sessions", "start_time", half=True),
    Question("event_sessions", "end_time", half=True),
    Question("events", "hours", help=N_("Where it is not known from when to when."), half=True),
    Question("events", "capacity", half=True),
    Question("events", "place"),
    Question("events", "municipality"),
    Question("events", "lead", help=N_("Who leads where no other is named in the list.")),
)
SHAPES = (("events", N_("Events of one series")), ("sessions", N_("Sessions of one event")))


class SeriesForm(RuleForm):
    """The questions, and whether events or sessions are made."""

    def __init__(self, file: OpenFile) -> None:
        super().__init__(file, _ASKED)
        self.shape = self.named["shape"] = Named()
        self.shape.choices.activated.connect(lambda _row: self.changed.emit())
        self.lay_out()
        self.retranslate()

    def parts(self) -> Iterator[Part]:
        for part in super().parts():
            if part[0] is self.boxes["series"]:
                yield self.shape, False, [self.shape.choices]
            yield part

    def retranslate(self) -> None:
        super().retranslate()
        self.shape.show_words(_("What is made"), [(key, _(words)) for key, words in SHAPES])
