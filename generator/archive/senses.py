"""When the name of a capital means those who govern there: «Вашингтон заявил», «между Вашингтоном и Пекином».

The mention stays on the capital's page, which tells how many of its places are about the government. Where nothing around the
name says so, the place itself is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from generator.languages.russian_morphology import parses
from generator.languages.russian_phrases import case_forms
from generator.languages.tables import fold, table, word_set
from generator.model import EntityKind, Sense, Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEAR = 60
"""Code points on either side in which the word that decides must stand."""
_SIGN = re.compile(r"[,;:()«»\"]")
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_OWN = Sense.OWN
_ADVERBS = frozenset(
    "не уже также тоже ранее пока официально вновь снова однако теперь сегодня сейчас по-прежнему".split()
)
"""May stand between a government and what it does."""


class Place(NamedTuple):
    """A capital's name and what stands around it in its sentence."""

    words: str
    """The name as the text has it."""
    name: str
    """In the nominative."""
    before: tuple[str, ...]
    """The words before it, the nearest last; none from beyond a sign other than a dash."""
    after: tuple[str, ...]
    around: str
    """What there is of its sentence, without the name."""

    @property
    def nominative(self) -> bool:
        return fold(self.words) == fold(self.name)


def sense_of(text: str, span: Span, name: str) -> tuple[Sense, str]:
    """What the capital's name means there, and the rule with the words that say so; ("", "") for the place itself.

    `name` is the nominative: a name that is no capital's always means the place.
    """
    if not _is_capital(name):
        return _OWN, ""
    place = _place(text, span, name)
    for rule, finds in RULES:
        found = finds(place)
        if found:
            return Sense.GOVERNMENT, f"its government: {rule}, «{found}»"
    return _OWN, ""


@lru_cache(maxsize=1 << 13)
def _is_capital(name: str) -> bool:
    return fold(name) in word_set("ru", "capitals")


def _subject(place: Place) -> str:
    """«Вашингтон уже отказался», «Анкара и Баку подписали», «заявила Москва»."""
    if not place.nominative or (place.before and fold(place.before[-1]) in _PREPOSITIONS):
        return ""
    together = fold(place.after[0]) == "и" and fold(place.after[1]) in _capital_forms() if place.after[1:] else False
    after = place.after[2:] if together else place.after
    for word in after[:3]:
        if _is_one_of(word, "government_verbs"):
            return word
        if fold(word) not in _ADVERBS:
            break
    last = place.before[-1:]
    return last[0] if last and _is_one_of(last[0], "government_verbs_before") else ""


def _between(place: Place) -> str:
    """«между Вашингтоном и Пекином»: two capitals, and no travel between them."""
    before, after = tuple(map(fold, place.before)), tuple(map(fold, place.after))
    first = before[-1:] == ("между",) and after[:1] == ("и",) and after[1:2] and after[1] in _capital_forms()
    second = before[-3:-2] == ("между",) and before[-1:] == ("и",) and before[-2] in _capital_forms()
    if not (first or second) or any(_is_one_of(word, "travel_words") for word in _WORD.findall(place.around)):
        return ""
    return f"между {place.words} и {place.after[1]}" if first else f"между {place.before[-2]} и {place.words}"


def _relation(place: Place) -> str:
    """«переговоры с Пекином», «договориться с Киевом»."""
    if len(place.before) < 2 or fold(place.before[-1]) not in ("с", "со"):
        return ""
    return place.before[-2] if _is_one_of(place.before[-2], "government_relations") else ""


def _owner(place: Place) -> str:
    """«позиция Москвы», «по мнению Пекина»."""
    last = place.before[-1:]
    genitive = any(parse.case == "gent" for parse in parses(place.words.lower()))
    return last[0] if last and genitive and _is_one_of(last[0], "government_nouns") else ""


RULES: list[tuple[str, Callable[[Place], str]]] = [
    ("the subject of a verb of speech or decision", _subject),
    ("one of two governments", _between),
    ("a party to a relation", _relation),
    ("whose policy it is", _owner),
]
"""Name of the rule, and what finds the words that say so; read top to bottom."""

SENSIBLE = ("ru",)
"""Languages of texts that the rules read."""

_PREPOSITIONS = frozenset("в во на из под через".split())


def _place(text: str, span: Span, name: str) -> Place:
    before = text[max(0, span.start - _NEAR) : span.start]
    after = text[span.stop : span.stop + _NEAR]
    ends = list(_SENTENCE_END.finditer(before))
    before = before[ends[-1].end() :] if ends else before
    end = _SENTENCE_END.search(after)
    after = after[: end.start()] if end else after
    near_before = _SIGN.split(before)[-1]
    near_after = _SIGN.split(after, maxsplit=1)[0]
    return Place(
        words=span.of(text),
        name=name,
        before=tuple(_WORD.findall(near_before)),
        after=tuple(_WORD.findall(near_after)),
        around=before + after,
    )


@lru_cache(maxsize=1 << 13)
def _is_one_of(word: str, words: str) -> bool:
    """The word is a finite or short form of an entry: «заявила», «готов», «позицию»."""
    entries = word_set("ru", words)
    return any(
        fold(parse.lemma) in entries and parse.part in ("VERB", "ADJS", "PRTS", "NOUN", "INFN", "GRND")
        for parse in parses(word.lower())
    )


@lru_cache
def _capital_forms() -> frozenset[str]:
    return frozenset(fold(form) for name in table("ru", "capitals") for form in case_forms(name, EntityKind.PLACE))
