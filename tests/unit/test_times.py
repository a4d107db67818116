"""Time expressions, printed dates, dates of records."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from provenance import times
from provenance.model import Span, Timestamp

SUNDAY = Timestamp(value="2019-11-17T13:43:00+04:00", precision="minute", basis="text")


@pytest.mark.parametrize(
    ("text", "printed", "kind", "bare", "anchored"),
    [
        ("They met on Sunday.", "Sunday", "DATE", "XXXX-WXX-7", "2019-11-17"),
        ("They met on Friday.", "Friday", "DATE", "XXXX-WXX-5", "2019-11-15"),
        ("They will meet on Friday.", "Friday", "DATE", "XXXX-WXX-5", "2019-11-22"),
        ("last Sunday", "last Sunday", "DATE", "XXXX-WXX-7", "2019-11-10"),
        ("unused since August", "August", "DATE", "XXXX-08", "2019-08"),
        ("in late October", "late October", "DATE", "XXXX-10", "2019-10"),
        ("since October 2018", "October 2018", "DATE", "2018-10", "2018-10"),
        ("on 3 March 2016", "3 March 2016", "DATE", "2016-03-03", "2016-03-03"),
        ("Monday, March 3, 2014, was", "Monday, March 3, 2014", "DATE", "2014-03-03", "2014-03-03"),
        ("on the 5th of May", "the 5th of May", "DATE", "XXXX-05-05", "2019-05-05"),
        ("in 1987", "1987", "DATE", "1987", "1987"),
        ("in the 1990s", "the 1990s", "DATE", "199", "199"),
        ("the 19th century", "the 19th century", "DATE", "18", "18"),
        ("during the summer", "the summer", "DATE", "XXXX-SU", "2019-SU"),
        ("in the third quarter", "the third quarter", "DATE", "XXXX-Q3", "2019-Q3"),
        ("in fiscal 2017", "fiscal 2017", "DATE", "2017", "2017"),
        ("They left yesterday.", "yesterday", "DATE", "XXXX-XX-XX", "2019-11-16"),
        ("It rained last week.", "last week", "DATE", "XXXX-WXX", "2019-W45"),
        ("earlier this month", "earlier this month", "DATE", "XXXX-XX", "2019-11"),
        ("early next year", "early next year", "DATE", "XXXX", "2020"),
        ("two days ago", "two days ago", "DATE", "XXXX-XX-XX", "2019-11-15"),
        ("four years ago", "four years ago", "DATE", "XXXX", "2015"),
        ("over the weekend", "the weekend", "DATE", "XXXX-WXX-WE", "2019-W46-WE"),
        ("It is now closed.", "now", "DATE", "PRESENT_REF", "PRESENT_REF"),
        ("It closed recently.", "recently", "DATE", "PAST_REF", "PAST_REF"),
        ("at 10:15 p.m. on Monday", "10:15 p.m. on Monday", "TIME", "XXXX-WXX-1T22:15", "2019-11-11T22:15"),
        ("on Saturday night", "Saturday night", "TIME", "XXXX-WXX-6TNI", "2019-11-16TNI"),
        ("for three years", "three years", "DURATION", "P3Y", "P3Y"),
        ("due next week, the day they", "next week", "DATE", "XXXX-WXX", "2019-W47"),
        ("on Christmas Eve", "Christmas Eve", "DATE", "XXXX-12-24", "2019-12-24"),
        ("in the past decade", "the past decade", "DURATION", "P10Y", "P10Y"),
        ("in the near future", "the near future", "DATE", "FUTURE_REF", "FUTURE_REF"),
        ("a two-week truce", "two-week", "DURATION", "P2W", "P2W"),
        ("nearly 40 minutes", "nearly 40 minutes", "DURATION", "PT40M", "PT40M"),
        ("every Monday", "every Monday", "SET", "XXXX-WXX-1", "XXXX-WXX-1"),
        ("It is held annually.", "annually", "SET", "P1Y", "P1Y"),
        ("$40 a month", "a month", "SET", "P1M", "P1M"),
    ],
)
def test_reads(text: str, printed: str, kind: str, bare: str, anchored: str) -> None:
    (without,) = times.find(text)
    (with_anchor,) = times.find(text, anchor=SUNDAY)
    assert (without.text, without.type, without.value) == (printed, kind, bare)
    assert with_anchor.value == anchored


@pytest.mark.parametrize(
    "text",
    [
        "You may march on, said Theresa May.",
        "The Sun fell a second time.",
        "A 42-year-old man, 3 years old at heart.",
        "Some 2000 people came; No. 1984 won.",
        "Prices fall, and they spring up.",
        "Read the Sunday Times.",
        "April Jones left with Jan Novak.",
        "",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert times.find(text) == []


@pytest.mark.parametrize(
    ("text", "relation", "governed"),
    [
        ("shut in August", "in", "in August"),
        ("shut since August", "since", "since August"),
        ("shut Till Monday", "until", "Till Monday"),
        ("shut during the summer", "during", "during the summer"),
        ("shut Monday", None, "Monday"),
    ],
)
def test_relations(text: str, relation: str | None, governed: str) -> None:
    (found,) = times.find(text)
    assert (found.relation, found.governed.of(text)) == (relation, governed)


def test_what_was_said_before_counts() -> None:
    text = "It opened on 3 May 2016. Later that year it closed at 9 p.m. on 5 June 2017."
    assert [found.value for found in times.find(text)] == ["2016-05-03", "2016", "2017-06-05T21:00"]


def test_a_range_of_the_text_keeps_offsets() -> None:
    text = "On Monday he left; on Friday he came."
    (found,) = times.find(text, Span(start=19, end=len(text)))
    assert found.span.of(text) == "Friday"
    assert found.governed.of(text) == "on Friday"


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("on Sunday", "on 17 November 2019", True),
        ("on Sunday", "on 18 November 2019", False),
        ("on Sunday", "on Monday", False),
        ("in August", "on 15 August 2019", True),
        ("in August", "in September 2019", False),
        ("in 2019", "on 17 November 2019", True),
        ("in 2018", "on 17 November 2019", False),
        ("in early 2019", "in late 2019", False),
        ("last week", "this week", None),
        ("24 hours", "one day", True),
        ("three days", "four days", False),
        ("recent years", "two days", None),
        ("every week", "every month", False),
        ("now", "soon", None),
    ],
)
def test_same(left: str, right: str, *, verdict: bool | None) -> None:
    (a,), (b,) = times.find(left), times.find(right)
    assert times.same(a, b) is verdict
    assert times.same(b, a) is verdict


@pytest.mark.parametrize(
    ("line", "printed", "value", "precision", "label"),
    [
        (
            "17 November 2019 13:43 (UTC+04:00)",
            "17 November 2019 13:43 (UTC+04:00)",
            "2019-11-17T13:43:00+04:00",
            "minute",
            None,
        ),
        ("date 2019-11-17 A heading", "2019-11-17", "2019-11-17", "day", "date"),
        (
            "Published: 3 March 2024 09:12 GMT",
            "3 March 2024 09:12 GMT",
            "2024-03-03T09:12:00+00:00",
            "minute",
            "published",
        ),
        (
            "Updated 10:15 a.m. ET March 4, 2024",
            "10:15 a.m. ET March 4, 2024",
            "2024-03-04T10:15:00-05:00",
            "minute",
            "updated",
        ),
        (
            "Updated 10:15 a.m. ET July 4, 2024",
            "10:15 a.m. ET July 4, 2024",
            "2024-07-04T10:15:00-04:00",
            "minute",
            "updated",
        ),
        ("2024-03-03T09:12:00Z", "2024-03-03T09:12:00Z", "2024-03-03T09:12:00+00:00", "second", None),
        (
            "Mon, 03 Mar 2024 09:12:00 +0000",
            "Mon, 03 Mar 2024 09:12:00 +0000",
            "2024-03-03T09:12:00+00:00",
            "second",
            None,
        ),
        ("03/25/2024", "03/25/2024", "2024-03-25", "day", None),
        ("3.04.2024", "3.04.2024", "2024-04-03", "day", None),
        ("Sunday 3 March 2024", "Sunday 3 March 2024", "2024-03-03", "day", None),
        ("Am 3. März 2024", "3. März 2024", "2024-03-03", "day", None),
        ("15 de noviembre de 2019", "15 de noviembre de 2019", "2019-11-15", "day", None),
        ("17 ноября 2019, 13:43", "17 ноября 2019, 13:43", "2019-11-17T13:43:00", "minute", None),
        ("May 2019", "May 2019", "2019-05", "month", None),
        ("4 May 2019 10:20 IST", "4 May 2019 10:20 IST", "2019-05-04T10:20:00", "minute", None),
        ("3 p.m. on 4 May 2019", "3 p.m. on 4 May 2019", "2019-05-04T15:00:00", "hour", None),
        ("Retrieved 4 May 2019", "4 May 2019", "2019-05-04", "day", "accessed"),
    ],
)
def test_published(line: str, printed: str, value: str, precision: str, label: str | None) -> None:
    (found,) = times.published(line)
    assert found.span.of(line) == printed
    assert (found.timestamp.value, found.timestamp.precision, found.label) == (value, precision, label)
    assert found.timestamp.basis == "text"


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2024",
        "30 February 2020",
        "2 hours ago",
        "15 November 13:45",
        "0 1,424",
        "2019",
        "10.11.12.2019",
    ],
)
def test_never_guesses_a_date(line: str) -> None:
    assert times.published(line) == []


def test_two_dates_keep_their_own_times_and_labels() -> None:
    line = "Posted May 3, 2019, 9 a.m. | Updated May 4, 2019, 4:30 p.m."
    found = [(one.timestamp.value, one.label) for one in times.published(line, "metadata")]
    assert found == [("2019-05-03T09:00:00", "published"), ("2019-05-04T16:30:00", "updated")]


@pytest.mark.parametrize(
    ("value", "stamp", "precision"),
    [
        ("2019", "2019", "year"),
        (2019, "2019", "year"),
        ("2019-11", "2019-11", "month"),
        ("2019-11-17", "2019-11-17", "day"),
        ("20191117", "2019-11-17", "day"),
        ("2019-11-17 13:43:00", "2019-11-17T13:43:00", "second"),
        ("2019-11-17T13:43:05.123Z", "2019-11-17T13:43:05+00:00", "second"),
        ("20191117T134300Z", "2019-11-17T13:43:00+00:00", "second"),
        ("Sun, 17 Nov 2019 13:43:00 -0500", "2019-11-17T13:43:00-05:00", "second"),
        ("2019-11-17T00:00:00Z", "2019-11-17", "day"),
        (1574000000, "2019-11-17T14:13:20+00:00", "second"),
        ("1574000000000", "2019-11-17T14:13:20+00:00", "second"),
        (1574000000.5, "2019-11-17T14:13:20+00:00", "second"),
        (date(2019, 11, 17), "2019-11-17", "day"),
        (datetime(2019, 11, 17, 1, 2, 3, tzinfo=UTC), "2019-11-17T01:02:03+00:00", "second"),
    ],
)
def test_from_record(value: object, stamp: str, precision: str) -> None:
    found = times.from_record(value)
    assert found is not None
    assert (found.value, found.precision, found.basis) == (stamp, precision, "metadata")
    assert found.bounds()[0] < found.bounds()[1] or precision == "second"


@pytest.mark.parametrize(
    "value",
    [None, True, "", "soon", -5, 12, float("nan"), float("inf"), 10**40, [], {}, "2019-13-01", "03/04/2019"],
)
def test_from_record_abstains(value: object) -> None:
    assert times.from_record(value) is None
