"""Russian: sentences and words by razdel, case forms and nominatives by pymorphy3 and by rules for names it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from razdel import sentenize, tokenize

from generator.languages import NO_CLUES, Clues
from generator.languages import russian_persons as persons
from generator.languages import russian_phrases as phrases
from generator.languages.tables import fold, word_set
from generator.model import EntityKind, Span

_PASSAGE = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|$)))*")
_LAST_WORD = re.compile(r"(?:^|[\s(«\"])(\w+\.)$", re.UNICODE)


class Russian:
    code = "ru"

    def sentences(self, text: str) -> tuple[Span, ...]:
        return tuple(span for passage in _passages(text) for span in _sentences(text, passage))

    def words(self, text: str) -> tuple[Span, ...]:
        return tuple(Span(token.start, token.stop) for token in tokenize(text))

    def case_forms(self, name: str, kind: EntityKind) -> tuple[str, ...]:
        forms = persons.case_forms(name) if kind is EntityKind.PERSON else phrases.case_forms(name, kind)
        spellings = [spelling for form in forms for spelling in (form, form.replace("ё", "е").replace("Ё", "Е"))]
        return tuple(dict.fromkeys([name, *spellings]))

    def nominative(self, words: str, kind: EntityKind, clues: Clues = NO_CLUES) -> str:
        if kind is EntityKind.PERSON:
            return persons.nominative(words, clues.before, clues.known)
        return phrases.nominative(words, kind)


def load() -> Russian:
    return Russian()


def _passages(text: str) -> Iterator[Span]:
    """Stretches without an empty line, trimmed."""
    for found in _PASSAGE.finditer(text):
        yield Span(found.start(), found.start() + len(found.group().rstrip()))


def _sentences(text: str, passage: Span) -> Iterator[Span]:
    pending: Span | None = None
    for part in sentenize(passage.of(text)):
        span = Span(passage.start + part.start, passage.start + part.stop)
        pending = Span(pending.start, span.stop) if pending else span
        if not _ends_in_abbreviation(pending.of(text)):
            yield pending
            pending = None
    if pending:
        yield pending


def _ends_in_abbreviation(sentence: str) -> bool:
    last = _LAST_WORD.search(sentence)
    return last is not None and fold(last.group(1)) in word_set("ru", "abbreviations")
