"""timeline/calendar.ics, read by icalendar."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import outputs
from generator.exports.calendar import escaped, folded
from generator.model import Event
from generator.pages import pages
from generator.sharing.following import CALENDAR as PATH
from tests.factories import archive, article, config, event
from tests.unit.exports.written import PLAIN, READ, REPLY, URL, exported, hostile


def calendar(text: str) -> icalendar.Calendar:
    found = icalendar.Calendar.from_ical(text)
    assert isinstance(found, icalendar.Calendar)
    assert found.errors == []
    for part in found.walk():
        assert part.errors == []
    return found


def events(text: str) -> dict[str, Any]:
    return {str(found["UID"]): found for found in calendar(text).walk("VEVENT")}


def of(*told: Event, site_url: str = URL) -> dict[str, Any]:
    text = exported(archive([article("2025-11-07-a", "Да.")], [], told), site_url=site_url).get(PATH)
    return events(text) if text else {}


def test_an_event_is_its_whole_day() -> None:
    found = events(exported(PLAIN)[PATH])
    start = found["nachalo-mosta@a.example"]
    assert start["SUMMARY"] == "Начало моста"
    assert start["DTSTART"].dt == date(2025, 11, 6)
    assert start["DTEND"].dt == date(2025, 11, 7), "the end is exclusive"
    assert start["DESCRIPTION"] == "Вестник: Письмо о мосте и о реке\nОтвет"
    assert str(found["otezd@a.example"]["URL"]).startswith(f"{URL}{REPLY}#s-"), "no page, so its sentence"


def test_what_is_not_known_to_the_day_is_left_out() -> None:
    assert set(events(exported(PLAIN)[PATH])) == {"nachalo-mosta@a.example", "otezd@a.example"}
    vague = ("1994", "2025-11", "2025-22", "2025-11/2025-12", "../2025-11-06", "2025-11-06/..", "199X")
    assert of(*(event(f"e{number}", when, "Что-то") for number, when in enumerate(vague))) == {}


def test_a_stretch_ends_the_day_after_its_last() -> None:
    (found,) = of(event("forum", "2025-11-06/2025-11-08", "Форум")).values()
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2025, 11, 6), date(2025, 11, 9))


def test_a_doubtful_day_is_tentative() -> None:
    sure, doubtful = of(event("a", "2025-11-06", "А"), event("b", "2025-11-06~", "Б")).values()
    assert "STATUS" not in sure
    assert doubtful["STATUS"] == "TENTATIVE"


def test_the_clock_is_not_asked() -> None:
    stamps = {found["DTSTAMP"].dt.isoformat() for found in events(exported(PLAIN)[PATH]).values()}
    assert stamps == {"2025-12-16T00:00:00+00:00"}, "of the newest article"
    assert exported(PLAIN)[PATH] == exported(PLAIN)[PATH]


def test_it_needs_no_address() -> None:
    found = events(exported(PLAIN, site_url="")[PATH])
    assert set(found) == {"nachalo-mosta@letopis.invalid", "otezd@letopis.invalid"}
    assert all("URL" not in one for one in found.values())


def test_an_event_with_a_page_leads_to_it() -> None:
    settings = config(site_url=URL)
    made = [*pages(PLAIN, settings)]
    made.append(replace(made[0], url="events/nachalo-mosta/"))
    text = next(str(output.content) for output in outputs(PLAIN, made, settings) if output.path == PATH)
    assert events(text)["nachalo-mosta@a.example"]["URL"] == f"{URL}events/nachalo-mosta/"


def test_hostile_text_is_one_value() -> None:
    text = exported(hostile())[PATH]
    (found,) = calendar(text).walk("VEVENT")
    assert " ".join(str(found["SUMMARY"]).split()) == READ
    assert READ in " ".join(str(found["DESCRIPTION"]).split())
    assert not {"\x00", "\x0b", "\x1b"} & set(text)


def test_no_line_is_longer_than_75_octets() -> None:
    text = exported(hostile())[PATH]
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in "".join(lines)


@given(st.text(min_size=1))
def test_every_text_is_folded_and_read_back(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    whole = folded(line)
    assert all(len(piece.encode()) <= 75 for piece in whole.split("\r\n"))
    assert whole.replace("\r\n ", "") == line


def test_nothing_known_to_the_day_makes_no_calendar() -> None:
    assert PATH not in exported(archive([article("2025-11-07-a", "Да.")]))


@given(st.text(max_size=200))
def test_a_line_folds_into_pieces_that_are_as_long_as_they_may_be(text: str) -> None:
    line = text.replace("\r", "").replace("\n", "").encode(errors="ignore").decode()
    pieces = folded(line).split("\r\n ")
    assert "".join(pieces) == line
    for number, (piece, after) in enumerate(itertools.pairwise(pieces)):
        room = 75 - bool(number)
        assert len(piece.encode()) <= room < len((piece + after[0]).encode())
