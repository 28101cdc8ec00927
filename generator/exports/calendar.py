"""timeline/calendar.ics: the timeline for calendar programs (iCalendar, RFC 5545), as whole days.

Only what is known to the day stands in it, and stretches told by their first and last day. A calendar has no way to say «in November»:
thirty days in a row would say that it lasted all of them, and one day that it was that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from generator.chronology import LATEST, bounds
from generator.exports.source import Source
from generator.model import Event, Output
from generator.sharing.cleartext import clear, cut
from generator.sharing.days import whole_days
from generator.sharing.following import CALENDAR
from generator.urls import article_url, event_url, slug

LIMIT = 2000
"""Events: the latest ones. Programs that read calendars fetch all of it each time."""
SUMMARY_LIMIT = 160
TELLINGS = 5
"""Articles that an event's description names."""

_OCTETS = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def outputs(source: Source) -> Iterator[Output]:
    """None where nothing is known to the day."""
    archive, config = source.archive, source.config
    dated = [(event, days) for event in archive.events if (days := whole_days(event.when))][:LIMIT]
    if not dated:
        return
    made = _Making(source)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{escaped(config.site_name)}//Letopis//{config.language.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(config.site_name)}",
    ]
    for event, (first, last) in dated:
        lines += made.lines(event, first, last)
    lines.append("END:VCALENDAR")
    yield Output(CALENDAR, "".join(f"{folded(line)}\r\n" for line in lines))


class _Making:
    def __init__(self, source: Source) -> None:
        archive, config = source.archive, source.config
        self._texts = source.texts
        self._pages = source.pages
        self._site = config.site_url
        # Whoever made two archives may read both in one calendar.
        self._domain = urlsplit(config.site_url).hostname or f"{slug(config.site_name) or 'letopis'}.invalid"
        newest = bounds(archive.articles[0].article.published)[0] if archive.articles else date(1970, 1, 1)
        self._stamp = f"{newest:%Y%m%d}T000000Z" if newest.year > 999 else "19700101T000000Z"

    def lines(self, event: Event, first: date, last: date) -> Iterator[str]:
        yield "BEGIN:VEVENT"
        yield f"UID:{event.id}@{self._domain}"
        # When this was made, as far as the archive says: with its newest article.
        yield f"DTSTAMP:{self._stamp}"
        yield f"DTSTART;VALUE=DATE:{_digits(first)}"
        if last < LATEST:
            # The end of whole days is the day after.
            yield f"DTEND;VALUE=DATE:{_digits(last + timedelta(days=1))}"
        yield f"SUMMARY:{escaped(cut(event.title, SUMMARY_LIMIT))}"
        if any(mark in event.when for mark in "~?%"):
            yield "STATUS:TENTATIVE"
        if said := "\n".join(self._tellings(event)):
            yield f"DESCRIPTION:{escaped(said)}"
        if url := self._url(event):
            yield f"URL:{url}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"

    def _tellings(self, event: Event) -> Iterator[str]:
        for id in list(dict.fromkeys(telling.article for telling in event.tellings))[:TELLINGS]:
            article = self._texts[id]
            yield ": ".join(filter(None, (article.source.name, article.title)))

    def _url(self, event: Event) -> str:
        """Its page, or else the first sentence that tells of it; "" without either, or without the site's address."""
        if not self._site:
            return ""
        if event_url(event.id) in self._pages:
            return self._site + event_url(event.id)
        if not event.tellings:
            return ""
        first = event.tellings[0]
        return f"{self._site}{article_url(self._texts[first.article])}#{first.sentence}"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """TEXT of RFC 5545, on one line."""
    return clear(text).replace("\t", " ").translate(_ESCAPED)


def folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, each but the first begun by a space; no character is cut in two."""
    octets = line.encode()
    pieces: list[str] = []
    start, room = 0, _OCTETS
    while len(octets) - start > room:
        stop = start + room
        while octets[stop] & 0b1100_0000 == 0b1000_0000:
            stop -= 1
        pieces.append(octets[start:stop].decode())
        # The space counts too.
        start, room = stop, _OCTETS - 1
    return "\r\n ".join([*pieces, octets[start:].decode()])
