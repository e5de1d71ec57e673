"""What was before and what is after: one text of both gives both back."""

from hypothesis import assume, given
from hypothesis import strategies as st

from ngodesk.common.before_after import ARROW, joined, parted

TEXTS = st.text(st.sampled_from(["a", " ", "\n", ARROW]), max_size=12)


@given(TEXTS, TEXTS)
def test_both_come_back(before: str, after: str) -> None:
    assume(ARROW not in before.split("\n"))
    assert parted(joined(before, after)) == (before, after)


@given(TEXTS)
def test_what_is_only_shown_stays_as_it_is(text: str) -> None:
    assert joined(*parted(text)) == text


def test_a_text_of_old_says_what_is_after() -> None:
    assert parted("a calendar for all\nsince May") == ("", "a calendar for all\nsince May")
    assert joined("", "a calendar for all") == "a calendar for all"
