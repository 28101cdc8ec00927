"""Adjectives that say how long something lasts: «пятилетний срок», «15-летний опыт», «двухнедельная задержка».

The same adjective before a living being is its age («15-летний школьник»), so the noun decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.annotators.durations_words import SPACE, iso
from generator.annotators.reading import Reading
from generator.languages.russian_morphology import parses
from generator.languages.tables import fold
from generator.late import late
from generator.model import Span

_STEMS = {"летн": "Y", "годичн": "Y", "годов": "Y", "месячн": "M", "недельн": "W", "дневн": "D", "суточн": "D"}
_PREFIXES = {
    "одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10,
    "одиннадцати": 11, "двенадцати": 12, "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50,
    "полутора": 1.5, "полу": 0.5,
}  # fmt: skip
_NUMBERS = "|".join(sorted((each.replace("е", "[её]") for each in _PREFIXES), key=len, reverse=True))
_ADJECTIVE = late(
    rf"(?<![\w,.-])(?:(?P<digits>\d{{1,3}})-?(?:ти|и|х)?[- ]?|(?P<words>(?i:{_NUMBERS}))|(?P<many>[Мм]ного)|(?=[Гг]одичн))"
    r"(?P<stem>летн|[Гг]одичн|годов|месячн|недельн|дневн|суточн)(?:ий|яя|ее|ие|его|ему|им|ем|ей|юю|их|ими|ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми)\b"
)
_NEXT = late(rf"{SPACE}+([а-яё-]+)")
_ATTRIBUTES = 3
_NO_LENGTHS = frozenset("возраст юбилей годовщина модель дарование".split())


def lasting(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The adjective's span, and how long in ISO 8601 («многолетний»: "")."""
    text = reading.text
    for found in _ADJECTIVE.finditer(text):
        noun = _noun_after(text, found.end())
        if noun:
            count = float(found["digits"]) if found["digits"] else _PREFIXES.get(fold(found["words"] or ""), 1)
            yield Span(*found.span()), "" if found["many"] else iso(count, _STEMS[found["stem"].lower()])


def _noun_after(text: str, at: int) -> str:
    """The lifeless noun that the adjective belongs to, other adjectives between; or ""."""
    for _ in range(_ATTRIBUTES):
        word = _NEXT.match(text, at)
        if word is None:
            return ""
        nouns = [parse for parse in parses(word[1]) if parse.part == "NOUN"]
        if any(parse.animate for parse in nouns):
            return ""
        if nouns and parses(word[1])[0].part == "NOUN":
            return "" if nouns[0].lemma in _NO_LENGTHS else nouns[0].lemma
        if parses(word[1])[0].part not in ("ADJF", "PRTF"):
            return ""
        at = word.end()
    return ""
