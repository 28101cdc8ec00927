"""Rules for names that show by their own looks: domains, Latin letters, quotation marks, a short list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.annotators.names_edges import trim
from generator.annotators.names_found import ORGANIZATION, Found, instead, token_index
from generator.annotators.reading import Reading
from generator.annotators.spans import overlapping
from generator.languages.russian_morphology import parses
from generator.languages.russian_phrases import known_forms
from generator.languages.russian_phrases import known_names as kinds_of_known
from generator.languages.tables import fold, word_set
from generator.late import late
from generator.model import Span

_DOMAIN = late(
    r"\b[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.(?:kz|ru|com|org|net|info|kg|uz|ua|by|io|tv|media|press)\b"
)
_LATIN_NAME = late(
    r"(?<![\w.@/-])[A-Z][\w'’&-]*\.?(?:[ \u00a0](?:(?:of|the|and|for|de|&)[ \u00a0])?[A-Z0-9][\w'’&-]*)*", re.ASCII
)
_LATIN_SURELY_ORGANIZATION = late(r"The [A-Z]|[A-Z]{2}\w* [A-Z][a-z]+s$")


def domains(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«Lada.kz» is one name, an outlet's, with its ending."""
    spans = [Span(*match.span()) for match in _DOMAIN.finditer(reading.text)]
    named = [span for span in spans if span.of(reading.text)[0].isupper() and not _in_address(reading.text, span)]
    return instead(found, (Found(span, ORGANIZATION, "names.domain") for span in named))


def _in_address(text: str, span: Span) -> bool:
    """Part of a web or mail address."""
    return text[max(0, span.start - 1) : span.start] in ("/", "@") or text[span.stop : span.stop + 1] in ("/", "@")


def latin(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """A run of Latin words is one name, of the kind the model gave any of them, or of an organisation's looks."""
    new: list[Found] = []
    for match in _LATIN_NAME.finditer(reading.text):
        span = trim(reading.text, Span(*match.span()))
        inside = overlapping(found, span)
        if any(not span.holds(each.span) or each.rule == "names.domain" for each in inside):
            continue
        if _looks_like_organization(span.of(reading.text)) or _after_kind_word(reading, span):
            new.append(Found(span, ORGANIZATION, "names.latin"))
        elif inside and {each.span for each in inside} != {span}:
            new.append(Found(span, inside[0].kind, "names.latin"))
    return instead(found, new)


def _looks_like_organization(words: str) -> bool:
    marks = word_set("ru", "latin_organization_words")
    parts = words.split()
    return len(parts) > 1 and (
        any(fold(part.rstrip(".")) in marks for part in parts[1:]) or bool(_LATIN_SURELY_ORGANIZATION.match(words))
    )


def _after_kind_word(reading: Reading, span: Span) -> bool:
    """«компании Chevron», «газета «Фокус»»."""
    before = token_index(reading, span.start) - 1
    while before >= 0 and reading.tokens[before].text in '«"„“':
        before -= 1
    if before < 0 or reading.tokens[before].span.stop < span.start - 3:
        return False
    word = reading.tokens[before].text.lower()
    kinds = word_set("ru", "organization_kinds")
    return fold(word) in kinds or any(fold(parse.lemma) in kinds for parse in parses(word) if parse.part == "NOUN")


_QUOTED = late(r"[«\"„“]([^«»\"„“”\n]{2,60})[»\"”“]")


def quoted(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """What stands in quotation marks after a word for a kind of organisation is its name: «издание «Фокус»».

    A quoted name that the model found half of is taken whole.
    """
    new: list[Found] = []
    for match in _QUOTED.finditer(reading.text):
        span = Span(*match.span(1))
        words = span.of(reading.text)
        if not words[0].isupper() or len(words.split()) > 6 or words[-1] in ".,!?":
            continue
        inside = overlapping(found, span)
        if any(not span.holds(each.span) for each in inside):
            continue
        if _after_kind_word(reading, Span(match.start(), span.stop)):
            new.append(Found(span, ORGANIZATION, "names.quoted"))
        elif inside and _half_found(inside, span, words):
            new.append(Found(span, inside[0].kind, "names.quoted"))
    return instead(found, new)


def _half_found(inside: Sequence[Found], span: Span, words: str) -> bool:
    """The model saw the name's head; small words after it belong to it unless it is a sentence that is quoted."""
    return inside[0].span.start == span.start and inside[0].kind is ORGANIZATION and len(words.split()) <= 4


def known_names(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """Names from a short list of ours, in any case form, with a capital."""
    forms, kinds = known_forms(), kinds_of_known()
    longest = max(len(form.split()) for form in forms)
    new: list[Found] = []
    for index, token in enumerate(reading.tokens):
        if not token.text[:1].isupper():
            continue
        for length in range(longest, 0, -1):
            run = reading.tokens[index : index + length]
            span = Span(token.span.start, run[-1].span.stop)
            name = forms.get(fold(span.of(reading.text)))
            if name and len(run) == length and not any(_more(each.span, span) for each in overlapping(found, span)):
                new.append(Found(span, kinds[name], "names.known"))
                break
    return instead(found, new)


def _more(one: Span, other: Span) -> bool:
    return one.holds(other) and one != other
