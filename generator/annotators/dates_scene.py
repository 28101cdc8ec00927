"""What a date expression is resolved against: the publication date, the dates told before it, the sentence it stands in.

Every function here returns EDTF, with what it was counted from.
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from generator.annotators.dates_words import FUTURE
from generator.annotators.reading import Reading
from generator.annotators.spans import overlapping
from generator.chronology import NotEDTF, Precision, bounds, is_edtf, precision
from generator.languages.russian_morphology import parses
from generator.late import late
from generator.model import Span

_LEAP_YEAR = 2024
_CLAUSE_END = late(r"[,;:()«»]|\s[—–-]\s")
_ANOTHER_TIME = late(r"\b[Вв] (?:то время(?! как)|ту пору|те (?:годы|времена|дни))\b")
_WORD = late(r"\b[а-яё]+\b")

# What is announced lies ahead, or not long past: «пройдёт 12 января», said in November, is next year's.
_JUST_PAST = timedelta(days=60)

# A day without a year that would lie further ahead than this was last year's, unless the sentence looks ahead.
_SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class When:
    edtf: str
    """"" where nothing that the article says resolves the words."""
    anchor: str = ""
    """What they were counted from, EDTF; "" where they are complete in themselves."""
    why: str = ""
    """Where the anchor is not the publication date: what it is, in words."""

    def softened(self) -> When:
        """About then, where EDTF can say so: not of seasons, sets and intervals."""
        return replace(self, edtf=approximate(self.edtf)) if self.edtf else self


UNRESOLVED = When("")


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the article tells."""

    span: Span
    edtf: str
    explicit: bool
    """The words themselves name the year."""


REACH = 1000
"""Letters on each side of an expression that may say something of it. A list of ten thousand dates in one sentence is read once, not ten
thousand times."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The place of one expression."""

    reading: Reading
    span: Span
    told: Sequence[Told]
    """Explicit dates of the whole article, and every date that stands before this one; in order."""

    @property
    def today(self) -> date | None:
        """The first day on which the article may have been published."""
        return self.reading.published[0] if self.reading.published else None

    @property
    def this_year(self) -> int | None:
        """Of the last day on which it may have been published: an article of «late 2025 or January 2026» says «last year» of 2025."""
        return self.reading.published[1].year if self.reading.published else None

    @property
    def sentence(self) -> Span:
        return self.reading.sentence_at(self.span.start) or self.span

    @property
    def clause(self) -> str:
        """The sentence's part around the expression, from one comma or dash to the next."""
        text, around = self.reading.text, self._around
        start = max([around.start, *(at.end() for at in _CLAUSE_END.finditer(text, around.start, self.span.start))])
        end = _CLAUSE_END.search(text, self.span.stop, around.stop)
        return text[start : end.start() if end else around.stop]

    @property
    def _around(self) -> Span:
        """The sentence, or of one that does not end what is near."""
        sentence = self.sentence
        return Span(max(sentence.start, self.span.start - REACH), min(sentence.stop, self.span.stop + REACH))

    @property
    def looks_ahead(self) -> bool:
        """The clause speaks of what is to come: a verb in the future tense, or a word of planning."""
        clause = self.clause
        return FUTURE[self.reading.language.code].search(clause) is not None or any(
            map(_is_future, _WORD.findall(clause))
        )

    @property
    def passage(self) -> Span:
        passages = self.reading.passages
        place = bisect_right(passages, self.span.start, key=lambda passage: passage.start) - 1
        held = place >= 0 and self.span.start < passages[place].stop
        return passages[place] if held else Span(0, len(self.reading.text))

    @property
    def near(self) -> Sequence[Told]:
        """What the passage itself tells."""
        return overlapping(self.told, self.passage)

    @property
    def is_of_another_time(self) -> bool:
        """The sentence, or the next one, says «в то время» of a time that the passage does not name, in an article that tells of
        years long past: what year its days belong to, nobody can say."""
        year = self.this_year
        if year is None or not any(
            each.explicit and bounds(each.edtf)[0].year < year - 1 for each in self.told if each.edtf
        ):
            return False
        following = self.reading.sentence_at(self.sentence.stop + 1)
        stop = min(following.stop if following else self.sentence.stop, self.span.stop + 2 * REACH)
        said = _ANOTHER_TIME.search(self.reading.text, self._around.start, min(stop, self.passage.stop))
        return said is not None and not any(each.explicit for each in self.near)

    def before(self) -> list[Told]:
        """What is told before this expression and has a date, in order."""
        return [each for each in self.told if each.span.stop <= self.span.start and each.edtf]

    def last_told(self, kind: Precision) -> Told | None:
        """The nearest date before this one that is so exact, in this passage or an earlier one."""
        return next((each for each in reversed(self.before()) if precision(each.edtf) is kind), None)

    def told_in_passage(self) -> Told | None:
        """The nearest date before this one in the same passage; None where nothing resolves it."""
        near = [each for each in self.near if each.span.stop <= self.span.start]
        return near[-1] if near and near[-1].edtf else None

    def last_explicit(self) -> Told | None:
        """The nearest date before this one whose words name the year."""
        named = [each for each in self.before() if each.explicit]
        return named[-1] if named and named[-1].edtf[:4].isdigit() else None

    def story(self) -> Told | None:
        """The explicit past date nearest in this passage, where the passage tells a story of another year.

        None where the passage also names the present year: then it is no story of the past alone.
        """
        year = self.this_year
        near = [each for each in self.near if each.explicit and each.edtf]
        years = {bounds(each.edtf)[0].year for each in near}
        if not near or (year is not None and max(years) >= year - 1):
            return None
        exact = [each for each in near if precision(each.edtf) in (Precision.DAY, Precision.MONTH)]
        return min(
            exact,
            key=lambda each: (each.span.start > self.span.start, abs(each.span.start - self.span.start)),
            default=None,
        )

    def counted_from(self, told: Told) -> str:
        return f"counted from «{self._words(told)}» ({told.edtf}) {self._side(told)}"

    def year_of(self, told: Told) -> str:
        return f"the year of «{self._words(told)}» {self._side(told)}"

    def last_before(self, told: Told) -> str:
        return f"the last such day before «{self._words(told)}» {self._side(told)}"

    def _words(self, told: Told) -> str:
        return " ".join(told.span.of(self.reading.text).split())

    def _side(self, told: Told) -> str:
        return "before it" if told.span.start < self.span.start else "after it"


def day(year: int, month: int, number: int) -> str:
    """Raises NotEDTF for a day that the calendar does not have."""
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        raise NotEDTF(f"«{number}.{month}.{year}» is no day of the calendar")
    return date(year, month, number).isoformat()


def _is_future(word: str) -> bool:
    best = parses(word)[:1]
    return any(parse.part == "VERB" and "futr" in parse.grammemes for parse in best)


def approximate(edtf: str) -> str:
    """With `~`, where EDTF has such a form: not for seasons, sets and intervals."""
    return f"{edtf}~" if is_edtf(f"{edtf}~") else edtf


def day_without_year(month: int, number: int, scene: Scene) -> When:
    """«6 ноября»: in a story of the past, that story's year; else the nearest such day before publication, where the passage
    speaks of the present at all.

    Raises NotEDTF for a day that no year has: «31 ноября».
    """
    day(_LEAP_YEAR, month, number)
    story = scene.story()
    if story:
        return _day_in_story(month, number, scene, story)
    today = scene.today
    if today is None or scene.is_of_another_time:
        return UNRESOLVED
    ahead = scene.looks_ahead
    years = (today.year - 1, today.year, today.year + 1) if ahead else range(today.year, today.year - 9, -1)
    for year in years:
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if found >= today - _JUST_PAST if ahead else found <= today + _SOON:
            return When(found.isoformat(), today.isoformat())
    return UNRESOLVED


def _day_in_story(month: int, number: int, scene: Scene, story: Told) -> When:
    """Stories run forward: after a date, the next such day of its year; before one, the last such day before it."""
    low, high = bounds(story.edtf)
    later = any(each.edtf and bounds(each.edtf) == (low, high) for each in scene.before())
    anchor = low.isoformat() if low == high else f"{low:%Y-%m}"
    year = low.year
    if not later and (month, number) > (high.month, high.day):
        year -= 1
    try:
        why = scene.year_of(story) if year == low.year else scene.last_before(story)
        return When(day(year, month, number), anchor, why)
    except NotEDTF:
        return UNRESOLVED


def month_without_year(month: int, scene: Scene) -> When:
    """«В сентябре»: the nearest September that began before publication, or the coming one where the sentence looks ahead."""
    story = scene.story()
    if story:
        year = bounds(story.edtf)[0].year
        return When(f"{year:04}-{month:02}", f"{year:04}", scene.year_of(story))
    today = scene.today
    if today is None:
        return UNRESOLVED
    year = today.year
    if scene.looks_ahead:
        year += month < today.month
    elif month > today.month:
        year -= 1
    # Of a text of the year 1 or 9999 there is no year before, or after.
    return When(f"{year:04}-{month:02}", today.isoformat()) if MINYEAR <= year <= MAXYEAR else UNRESOLVED


def season_without_year(season: int, scene: Scene) -> When:
    """«Летом»: the last summer that began before publication, or the next where the sentence looks ahead."""
    today = scene.today
    if today is None:
        return UNRESOLVED
    for year in range(today.year + 1, today.year - 3, -1):
        first, last = bounds(f"{year:04}-{season}")
        if (first <= today and not scene.looks_ahead) or (scene.looks_ahead and first <= today <= last):
            return When(f"{year:04}-{season}", today.isoformat())
    ahead = next(
        year for year in (today.year, today.year + 1, today.year + 2) if bounds(f"{year:04}-{season}")[0] > today
    )
    return When(f"{ahead:04}-{season}", today.isoformat())


def weekday(number: int, scene: Scene, shift: int | None) -> When:
    """«В четверг»: the last Thursday up to the day of publication. «В прошлый четверг» is before it, «в следующий» after."""
    today = scene.today
    if today is None:
        return UNRESOLVED
    back = (today.weekday() - number) % 7
    if (shift is None and scene.looks_ahead and back) or (shift is not None and shift > 0):
        found = today + timedelta(days=7 - back)
    elif shift is not None and shift < 0 and back == 0:
        found = today - timedelta(days=7)
    else:
        found = today - timedelta(days=back)
    return When(found.isoformat(), today.isoformat())


def month_shifted(start: date, months: int) -> str:
    index = start.year * 12 + start.month - 1 + months
    return f"{index // 12}-{index % 12 + 1:02}"
