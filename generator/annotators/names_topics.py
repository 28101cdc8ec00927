"""Rules for names of treaties, formats and products: topics, which are neither people nor bodies nor places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.annotators.names_found import TOPIC, Found, instead, one_space, starts_sentence
from generator.annotators.reading import Reading
from generator.annotators.spans import overlapping
from generator.languages.russian_morphology import all_forms, parses
from generator.languages.russian_phrases import case_forms
from generator.languages.tables import fold, table
from generator.late import late
from generator.model import Span

_NUMBERED = late(r"(?<![\w-])(?:[CС]\d\+\d|G-?(?:7|8|20))(?![\w+])")
_STEM = 5
"""Letters in which the case forms of an adjective agree."""


def treaties(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«по Карвинскому протоколу»: an adjective in capitals before a noun for a treaty; at the head of a sentence, where capitals
    mean nothing, only such a one as the article has elsewhere too."""
    places: list[tuple[Span, str, bool]] = []
    for before, noun in zip(reading.tokens, reading.tokens[1:], strict=False):
        if not before.text.istitle() or noun.text not in _treaty_forms():
            continue
        if one_space(reading.text[before.span.stop : noun.span.start]) and _agree(before.text, noun.text):
            span = Span(before.span.start, noun.span.stop)
            places.append((span, fold(before.text)[:_STEM], starts_sentence(reading, span.start)))
    inside = {stem for _, stem, first in places if not first}
    return _without_longer(found, (Found(span, TOPIC, "names.treaty") for span, stem, _ in places if stem in inside))


def formats(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«C5+1», «Большой двадцатке», «в нормандском формате»."""
    new = [Found(Span(*match.span()), TOPIC, "names.format") for match in _NUMBERED.finditer(reading.text)]
    forms = _format_forms()
    for first, second in zip(reading.tokens, reading.tokens[1:], strict=False):
        if fold(second.text) in _second_words() and one_space(reading.text[first.span.stop : second.span.start]):
            written = forms.get(fold(f"{first.text} {second.text}"))
            if written is not None and (first.text[:1].isupper() or not written):
                new.append(Found(Span(first.span.start, second.span.stop), TOPIC, "names.format"))
    return _without_longer(found, new)


def products(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«Boeing 787», «Су-57»: a family of products and the number of one."""
    new = (Found(Span(*match.span()), TOPIC, "names.product") for match in _product().finditer(reading.text))
    return _without_longer(found, new)


def _without_longer(found: tuple[Found, ...], new: Iterable[Found]) -> Iterator[Found]:
    """A name that goes beyond the topic is another one."""
    return instead(
        found, [one for one in new if all(one.span.holds(each.span) for each in overlapping(found, one.span))]
    )


@lru_cache
def _treaty_forms() -> frozenset[str]:
    """In small letters."""
    return all_forms(table("ru", "treaty_words"))


@lru_cache(maxsize=1 << 12)
def _agree(adjective: str, noun: str) -> bool:
    """In case and number, the adjective being one and no pronoun: «Минским соглашениям», not «Нашим соглашениям»."""
    nouns = {(parse.case, parse.number) for parse in parses(noun) if parse.part == "NOUN"}
    found = parses(adjective.lower())
    return any(parse.part == "ADJF" and (parse.case, parse.number) in nouns for parse in found) and not any(
        "Apro" in parse.grammemes or parse.part == "NPRO" for parse in found
    )


@lru_cache
def _format_forms() -> dict[str, bool]:
    """Every case form, folded → whether it is written with a capital."""
    return {fold(form): name[0].isupper() for name in table("ru", "formats") for form in case_forms(name, TOPIC)}


@lru_cache
def _second_words() -> frozenset[str]:
    return frozenset(form.split()[1] for form in _format_forms())


@lru_cache
def _product() -> re.Pattern[str]:
    families = "|".join(map(re.escape, table("ru", "product_families")))
    return re.compile(
        rf"(?<![\w-])(?:{families})[- \u00a0]?[A-ZА-Я]{{0,2}}\d{{1,4}}(?:-\d{{1,3}})?[A-Za-zА-Я]{{0,2}}(?![\w-])(?! ?[%₽$€])"
    )
