"""Curated names in running text: every name, alias and form of every entity file, in every case form, longest first.

Names and text are cut by one small tokenizer, so that «C5+1», «Lada.kz» and «Нью-Йорк» are compared the way they are written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.archive.identity import Target, first_letter, fold
from generator.languages import LANGUAGES, Language, language
from generator.model import EntityKind, EntityRecord, Span

# A word with the marks that join its parts; an empty line, which no name crosses; or any other sign.
_TOKEN = re.compile(r"[\w\u0300-\u036f]+(?:[-‑'’][\w\u0300-\u036f]+)*|\n\s*\n|[^\w\s]")
_GLUE = "\u2060"
"""Stands before a token that follows the one before it without a space: «Lada.kz» is not «Lada. kz»."""


@dataclass(frozen=True, slots=True)
class Match:
    span: Span
    entities: tuple[str, ...]
    """Ids of every file that has this form, sorted: more than one where the words alone do not decide."""
    name: str
    """The curated name or alias of which the words are a form."""


@dataclass(frozen=True, slots=True, order=True)
class _Entry:
    inflected: bool
    """A form that a rule made; one that a person wrote is believed first."""
    entity: str
    name: str
    written: tuple[str, ...]
    """The form's tokens with their capitals, for the case rule."""
    any_case: bool
    """The first letter may be small in the text."""

    def fits(self, tokens: list[str]) -> bool:
        """Acronyms stand exactly as written; a name that is written with a capital needs one in the text."""
        if any(_is_acronym(own) and own != found for own, found in zip(self.written, tokens, strict=True)):
            return False
        return self.any_case or not first_letter(self.written[0]).isupper() or first_letter(tokens[0]).isupper()


class Gazetteer:
    """Finds curated names in texts of one language."""

    def __init__(self, records: Iterable[EntityRecord], tongue: Language) -> None:
        self._entries: dict[tuple[str, ...], list[_Entry]] = defaultdict(list)
        self._longest: dict[str, int] = {}
        """By the first token of a name, the tokens of the longest name that begins so."""
        for record in records:
            for name, form, inflected in _forms(record, tongue):
                self._add(record, name, form, inflected)
        for entries in self._entries.values():
            entries.sort()

    def matches(self, text: str, barred: Collection[Target] = ()) -> Iterator[Match]:
        """Left to right, the longest at each place, none overlapping another, none of the `barred` ids. Linear in the text."""
        if not self._entries:
            return
        tokens = list(_TOKEN.finditer(text))
        raw = [token.group() for token in tokens]
        keys = list(map(fold, raw))
        free = 0
        for place, key in enumerate(keys):
            # Few words begin a name, and only behind those is anything looked up.
            if place < free or key not in self._longest:
                continue
            length, fitting = self._longest_at(place, tokens, raw, keys, barred)
            if fitting:
                best = [entry for entry in fitting if entry.inflected == fitting[0].inflected]
                span = Span(tokens[place].start(), tokens[place + length - 1].end())
                yield Match(span, tuple(sorted({entry.entity for entry in best})), best[0].name)
                free = place + length

    def _longest_at(
        self, place: int, tokens: list[re.Match[str]], raw: list[str], keys: list[str], barred: Collection[Target]
    ) -> tuple[int, list[_Entry]]:
        """How many tokens the longest name has that begins here, and the entries that it fits."""
        most = min(self._longest[keys[place]], len(keys) - place)
        key = tuple(_glued(tokens, keys, place, place + most))
        for length in range(most, 0, -1):
            fitting = [
                entry
                for entry in self._entries.get(key[:length], ())
                if entry.fits(raw[place : place + length]) and entry.entity not in barred
            ]
            if fitting:
                return length, fitting
        return 0, []

    def _add(self, record: EntityRecord, name: str, form: str, inflected: bool) -> None:
        tokens = list(_TOKEN.finditer(form))
        if not tokens:
            return
        raw = [token.group() for token in tokens]
        key = tuple(_glued(tokens, list(map(fold, raw)), 0, len(tokens)))
        entry = _Entry(inflected, record.id, name, tuple(raw), record.kind is EntityKind.TOPIC)
        self._entries[key].append(entry)
        self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))


def spellings(record: EntityRecord) -> tuple[str, ...]:
    """Every name of the entity as its file has it, the headline's first, none twice."""
    return tuple(dict.fromkeys((record.name, *record.aliases, *record.forms, *record.names.values())))


def _forms(record: EntityRecord, tongue: Language) -> Iterator[tuple[str, str, bool]]:
    """(name, form of it, made by a rule?). Names in languages without rules of their own stand as they are written."""
    for name in spellings(record):
        yield name, name, False
    inflecting = {record.name, *record.aliases}
    for name in sorted(inflecting):
        for form in tongue.case_forms(name, record.kind):
            yield name, form, True
    for code, name in sorted(record.names.items()):
        if code in LANGUAGES and name not in inflecting:
            for form in language(code).case_forms(name, record.kind):
                yield name, form, True


def _glued(tokens: Sequence[re.Match[str]], keys: Sequence[str], start: int, stop: int) -> Iterator[str]:
    """The folded tokens, those but the first with the mark of glue where no space stands before."""
    yield keys[start]
    for place in range(start + 1, stop):
        glue = _GLUE if tokens[place].start() == tokens[place - 1].end() else ""
        yield glue + keys[place]


def _is_acronym(token: str) -> bool:
    return len(token) > 1 and token.isupper() and token.isalpha()
