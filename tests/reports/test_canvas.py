"""Pages are put away one by one: compressed, with their number, and before the next part is made."""

import io
from collections.abc import Iterator
from typing import Any

from reportlab.platypus import Flowable, PageBreak

from ngodesk.reports.content import Column, Row, Table, Text
from ngodesk.reports.content import PageBreak as NewPage
from ngodesk.reports.page import print_story
from tests.reports.prints import page_texts, printed, reader, report, words


class Watched(Flowable):
    """Notes when it is drawn, and how much of the pages before it is still kept as it was drawn."""

    def __init__(self, name: str, done: list[tuple[str, Any]]) -> None:
        super().__init__()
        self.name = name
        self.done = done

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, 10

    def draw(self) -> None:
        kept = [page for page in self.canv._doc.Pages.pages if page.stream]
        self.done.append((self.name, len(kept)))


def test_a_part_is_made_when_the_one_before_stands_on_its_page() -> None:
    done: list[tuple[str, Any]] = []

    def parts() -> Iterator[list[Flowable]]:
        for name in "abc":
            done.append(("made", name))
            yield [Watched(name, done), PageBreak()]

    print_story(report(), parts(), io.BytesIO(), "Tytuł")
    assert done == [("made", "a"), ("a", 0), ("made", "b"), ("b", 0), ("made", "c"), ("c", 0)]


def test_each_page_says_which_it_is_of_how_many() -> None:
    table = Table((Column("Nazwa"),), [Row((word,)) for word in words(200)])
    texts = page_texts(report(Text("Wstęp"), NewPage(letterhead=True), table))
    assert len(texts) > 3
    for place, text in enumerate(texts, 1):
        assert f"Page {place} of {len(texts)}" in text


def test_what_stands_on_a_page_is_compressed_and_whole() -> None:
    made = report(Text("słowo " * 3000))
    pages = reader(made).pages
    drawn = [page.get_contents().get_data() for page in pages]
    assert all(data.count(b"BT") == data.count(b"ET") > 1 for data in drawn)
    assert len(printed(made)) < 100_000 + sum(map(len, drawn)) / 2
