"""A rule for the day on which a state became independent: «Финляндия провозгласила независимость 6 декабря» is of 1917.

The years are knowledge about the world, a table of the language. The rule needs the state, what it gained and its very day in one
sentence; the day as it is celebrated every year («отметил День независимости») is left to the other rules.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import UNRESOLVED, Scene, When
from generator.annotators.dates_words import DAY, GAP, MONTH, PREPOSITION, month_number
from generator.annotators.reading import Reading
from generator.languages.russian_phrases import case_forms
from generator.languages.tables import word_map
from generator.late import late
from generator.model import EntityKind

_GAINED = late(
    r"\b(?:получ|обр[её]л|обре(?:ст|та)|провозгла|объяв|доби|завоева|стал)\w*\b[^.!?]{0,60}?\bнезависим"
    r"|\bнезависимост\w+\b[^.!?]{0,60}?\b(?:получ|обрел|обретен|провозглаш|объявлен|добил|завоева)"
    r"|\bпровозглашени\w+ независимости|\bобретени\w+ независимости"
)
_CELEBRATED = late(r"[Дд](?:ень|ня|ню|нём|нем) независимости|годовщин|-лети|\b(?:отме[чт]|праздн)\w+")
_EVERY_YEAR = late(r"\b(?:ежегодн\w+|кажд(?:ый|ого) год\w?)\b")


@lru_cache
def _states() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of every case form of every state, and form → state."""
    forms = {form: state for state in word_map("ru", "independence") for form in case_forms(state, EntityKind.PLACE)}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), forms


def _proclaimed(match: re.Match[str], text: str) -> tuple[str, str] | None:
    """The state of `text` that became independent on this day of this month, and the whole date."""
    names, forms = _states()
    day = f"-{month_number(match['month']):02}-{int(match['day']):02}"
    for name in names.findall(text):
        state = forms[name]
        for date in word_map("ru", "independence")[state].split():
            if date.endswith(day):
                return state, date
    return None


def _tells_of_it(match: re.Match[str], reading: Reading) -> bool:
    span = reading.sentence_at(match.start())
    sentence = span.of(reading.text) if span else ""
    return (
        _GAINED.search(sentence) is not None
        and not _CELEBRATED.search(sentence)
        and not _EVERY_YEAR.search(sentence)
        and _proclaimed(match, sentence) is not None
    )


def _independence(match: re.Match[str], scene: Scene) -> When:
    found = _proclaimed(match, scene.sentence.of(scene.reading.text))
    if found is None:
        return UNRESOLVED
    state, date = found
    return When(date, "", f"the day on which {state} became independent, of the table of such days")


INDEPENDENCE: list[DateRule] = [
    DateRule(
        "dates.independence",
        pattern(rf"{PREPOSITION}?{DAY}{GAP}{MONTH}(?!{GAP}(?:\d{{4}}|(?:этого|прошлого|текущего|того)\b))"),
        _independence,
        accepts=_tells_of_it,
        needs=pattern("независим"),
    ),
]
"""Explicit: the state and the day name the year, so that dates around may lean on it."""
