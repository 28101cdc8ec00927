"""Rules for bodies of state whose words show whose they are, and for services that are used rather than act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from generator.annotators.names_edges import is_body
from generator.annotators.names_found import ORGANIZATION, PLACE, TOPIC, Found, instead, one_space, token_index
from generator.annotators.reading import Reading, Token
from generator.annotators.spans import overlapping
from generator.languages.russian_morphology import all_forms, parses
from generator.languages.russian_phrases import case_forms
from generator.languages.tables import fold, folded_map, table, word_set
from generator.late import late
from generator.model import Span

_OF_COUNTRY = late(r"[сц]к(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)$")
_USED = late(r"(?:\b(?:в|во|на|через|из|с|для|про|без|по)|\b(?:сет[иьюя]\w*|страниц\w+|аккаунт\w*|блог\w*|канал\w*|сервис\w*"
    r"|мессенджер\w*|микроблог\w*|портал\w*|сообщени\w+|запис\w+|пользовател\w+|видеохостинг\w*|соцсет\w+|приложени\w+))\s+[«\"„]?$",
    re.IGNORECASE)  # fmt: skip


def country_bodies(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«российские власти», «болгарское правительство»: the adjective says whose body it is."""
    new: list[Found] = []
    for before, token in zip(reading.tokens, reading.tokens[1:], strict=False):
        # Few words end so, and only those are looked up.
        if not _OF_COUNTRY.search(before.text) or not one_space(reading.text[before.span.stop : token.span.start]):
            continue
        span = Span(before.span.start, token.span.stop)
        wider = any(each.span.start < span.start or each.span.stop > span.stop for each in overlapping(found, span))
        if not wider and _is_of_country(before.text) and _is_owned_body(token.text):
            new.append(Found(span, ORGANIZATION, "names.country-body"))
    return instead(found, new)


@lru_cache(maxsize=1 << 14)
def _is_owned_body(word: str) -> bool:
    if not word.islower() or len(word) < 4:
        return False
    return is_body(word) or any(
        fold(parse.lemma) == "власть" and parse.number == "plur" for parse in parses(word) if parse.known
    )


@lru_cache(maxsize=1 << 14)
def _is_of_country(word: str) -> bool:
    return any(
        parse.part == "ADJF" and fold(parse.lemma) in folded_map("ru", "country_adjectives")
        for parse in parses(word.lower())
    )


def platforms(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«написал в Facebook», «на странице в Твиттере»: a service that somebody uses is no organisation that acts."""
    forms = _platform_forms()
    for each in found:
        used = each.kind in (ORGANIZATION, PLACE) and fold(each.words(reading).strip('«»"')) in forms
        before = reading.text[max(0, each.span.start - 24) : each.span.start]
        if used and _USED.search(before.split("\n")[-1]):
            yield replace(each, kind=TOPIC, rule="names.platform")
        else:
            yield each


@lru_cache
def _platform_forms() -> frozenset[str]:
    return frozenset(fold(form) for name in table("ru", "platforms") for form in case_forms(name, TOPIC))


def bodies_taken_up(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«правительство» in an article that names one government, with its owner, before it: «правительство Казахстана»."""
    owned: dict[str, list[Found]] = {}
    for each in found:
        if each.kind is ORGANIZATION:
            head, rest = _head(reading, each)
            if head and rest:
                owned.setdefault(head, []).append(each)
    if not owned:
        return iter(found)
    new = []
    for token in reading.tokens:
        head = _body_lemma(token.text) if token.text.islower() else ""
        named = owned.get(head, [])
        owners = {fold(_head(reading, each)[1])[:_SAME] for each in named}
        free = not overlapping(found, token.span) and not _is_part(reading, token)
        if len(owners) == 1 and named[0].span.start < token.span.start and free:
            new.append(Found(token.span, ORGANIZATION, "names.body-taken-up"))
    return instead(found, new)


_SAME = 5
"""Letters that the case forms of one owner's name have in common."""


def _head(reading: Reading, body: Found) -> tuple[str, str]:
    """(the lemma of the word for the body, the words that say whose it is); ("", "") for other names."""
    first, _, rest = body.words(reading).partition(" ")
    if body.rule == "names.country-body":
        return _body_lemma(rest), first
    return (_body_lemma(first), rest) if first[1:].islower() else ("", "")


@lru_cache(maxsize=1 << 14)
def _body_lemma(word: str) -> str:
    """The body that the word names, in the singular nominative; "" for other words."""
    if fold(word) not in _single_forms():
        return ""
    bodies = word_set("ru", "single_bodies")
    return next((fold(parse.lemma) for parse in parses(word.lower()) if fold(parse.lemma) in bodies), "")


@lru_cache
def _single_forms() -> frozenset[str]:
    """Every form of the bodies, so that other words need no look into the dictionary."""
    return frozenset(map(fold, all_forms(table("ru", "single_bodies"))))


def _is_part(reading: Reading, token: Token) -> bool:
    """«правительство Москвы», «новое правительство», «администрация президента»: words around it say that it is another one."""
    index = token_index(reading, token.span.start)
    before, after = reading.tokens[max(0, index - 1) : index], reading.tokens[index + 1 : index + 2]
    adjective = any(
        one_space(reading.text[each.span.stop : token.span.start])
        and any(parse.part in ("ADJF", "PRTF", "NUMR") for parse in parses(each.text.lower())[:1])
        for each in before
    )
    complement = any(
        one_space(reading.text[token.span.stop : each.span.start])
        and (each.text[:1].isupper() or each.text[:1] in '«"' or _is_genitive_noun(each.text))
        for each in after
    )
    return adjective or complement or any(parse.number == "plur" for parse in parses(token.text)[:1])


def _is_genitive_noun(word: str) -> bool:
    return any(parse.part in ("NOUN", "ADJF") and parse.case == "gent" for parse in parses(word)[:1])
