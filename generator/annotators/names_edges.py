"""Rules for where a name ends, and for what is no name at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from generator.annotators.names_found import ORGANIZATION, PERSON, PLACE, Found, instead, starts_sentence, token_after
from generator.annotators.reading import Reading, Token
from generator.annotators.spans import clear_of
from generator.languages.letters import has_foreign, is_foreign
from generator.languages.russian_morphology import all_forms, is_common_word, parses
from generator.languages.russian_persons import are_two_people, is_given_name
from generator.languages.russian_phrases import countries
from generator.languages.tables import fold, table, word_set
from generator.late import late
from generator.model import EntityKind, Span

_EDGE = " \t\n\u00a0«»„“”\"'’()[]{},;:!?…—–-*·•"
_CLOSING = '»”“"'
_ABBREVIATED = late(r"(?:\b\w|\b(?:[Дд]ж|[Мм]л|[Сс]т|Jr|Inc|Co|Ltd|Corp|St))\.$")
_INSIDE_BREAK = late(r"\s+[—–]\s+|\s*\n\s*|\s*\(\s*|\s*\)\s*|,\s+(?=[A-Z])")


def of_another_language(reading: Reading, found: tuple[Found, ...]) -> Iterable[Found]:
    """Of a Ukrainian or Kazakh sentence in a Russian article the model, which knows Russian alone, makes persons who are none."""
    if not has_foreign(reading.text):
        return found
    foreign = [one.span for one in reading.sentences if is_foreign(one.span.of(reading.text))]
    return clear_of(found, foreign)


def trimmed(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """Quotation marks, brackets and stops at the ends go; at a dash or a bracket inside, a name is two: «Джей Зи (Jay Z)»."""
    for each in found:
        start = each.span.start
        for part in _INSIDE_BREAK.split(each.span.of(reading.text)):
            begin = reading.text.index(part, start)
            start = begin + len(part)
            span = trim(reading.text, Span(begin, start))
            if each.kind is PERSON:
                span = _without_age_and_stop(reading.text, span)
            if span.start < span.stop and any(letter.isalnum() for letter in span.of(reading.text)):
                yield replace(each, span=span)


_AGE = late(r"(?:\d+-летн\w+|им\.)\s*")
_NUMBER_WITH_STOP = late(r" [IVX]+\.$")


def _without_age_and_stop(text: str, span: Span) -> Span:
    """«55-летняя К. Лагард», «им. Тукая», and the sentence's full stop after «Харальд V»."""
    before = _AGE.match(text, span.start, span.stop)
    start = before.end() if before else span.start
    after = _NUMBER_WITH_STOP.search(text[start : span.stop])
    return Span(start, span.stop - 1 if after else span.stop)


def trim(text: str, span: Span) -> Span:
    start, stop = span.start, span.stop
    while start < stop and text[start] in _EDGE + ".":
        start += 1
    while start < stop:
        last = text[stop - 1]
        if last not in _EDGE and (last != "." or _ABBREVIATED.search(text, start, stop)):
            break
        if last in _CLOSING and _balanced(text[start:stop]) and text[start] not in _EDGE:
            break
        stop -= 1
    if not _balanced(text[start:stop]) and text[stop : stop + 1] in _CLOSING:
        stop += len(text[stop : stop + 1])
    return Span(start, stop)


def _balanced(words: str) -> bool:
    """A quotation mark opens inside and closes inside: ФК «Тамбов»."""
    opened = words.count("«") + words.count("„")
    closed = words.count("»") + words.count("“") + words.count("”")
    return opened == closed and words.count('"') % 2 == 0


def without_titles(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«Император Акихито», «Изобретателю Илону Маску»: what somebody is, in capitals, is no part of the name."""
    for each in found:
        tokens = reading.tokens_in(each.span)
        if each.kind is PERSON:
            first = starts_sentence(reading, each.span.start) and len(tokens) > 2
            if first and tokens[1].text[:1].isupper() and _is_human_word(tokens[0].text):
                tokens = tokens[1:]
            while len(tokens) > 1 and is_title(tokens[0].text) and tokens[1].text[:1].isupper():
                tokens = tokens[1:]
        yield replace(each, span=Span(tokens[0].span.start, each.span.stop)) if tokens else each


def is_title(word: str) -> bool:
    titles = word_set("ru", "titles")
    return fold(word) in titles or any(fold(parse.lemma) in titles for parse in parses(word.lower()) if parse.known)


def _is_human_word(word: str) -> bool:
    """A common noun for somebody living, in every reading the dictionary has."""
    return is_common_word(word) and all(
        parse.part == "NOUN" and parse.animate for parse in parses(word.lower()) if parse.known
    )


def without_verbs(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«Похвалил Токаев и это»: a finite verb is no name, and no part of one but of a title: «Говорит Москва»."""
    for each in found:
        tokens = reading.tokens_in(each.span)
        verbs = [token.span for token in tokens if _is_finite_verb(token.text)]
        if not verbs or (each.kind is ORGANIZATION and len(tokens) > 1):
            yield each
            continue
        starts = [each.span.start, *(verb.stop for verb in verbs)]
        stops = [*(verb.start for verb in verbs), each.span.stop]
        parts = (trim(reading.text, Span(start, stop)) for start, stop in zip(starts, stops, strict=True))
        yield from (replace(each, span=part) for part in parts if part.start < part.stop)


def _is_finite_verb(word: str) -> bool:
    """In every reading the dictionary has; «Пели» and «Бегут» may be surnames that no dictionary has, «Похвалил» is none."""
    known = [parse for parse in parses(word.lower()) if parse.known]
    return bool(known) and all(parse.part == "VERB" for parse in known) and not is_given_name(word)


def two_people(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«с Владимиром Зеленским Токаев виделся»: two names in different cases, and nothing between them."""
    for each in found:
        tokens = reading.tokens_in(each.span)
        if each.kind is PERSON and len(tokens) > 1:
            before = Span(each.span.start, tokens[-2].span.stop)
            if are_two_people(" ".join(before.of(reading.text).split()), tokens[-1].text):
                yield replace(each, span=before)
                yield replace(each, span=tokens[-1].span)
                continue
        yield each


def without_countries(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«премьер-министр Израиля Биньямин Нетаньяху»: the country before the name is a place of its own."""
    for each in found:
        tokens = reading.tokens_in(each.span)
        if each.kind is PERSON and len(tokens) > 1 and _is_country_before([token.text for token in tokens]):
            yield Found(tokens[0].span, PLACE, "names.country")
            yield replace(each, span=Span(tokens[1].span.start, each.span.stop))
        else:
            yield each


def _is_country_before(words: list[str]) -> bool:
    """A country's name in the genitive before a name: «Израиля Биньямин Нетаньяху», but not «Израиля Моисеевича»."""
    if not is_country_genitive(words[0]) or any("Patr" in parse.grammemes for parse in parses(words[1].lower())):
        return False
    return len(words) > 2 or not is_given_name(words[0])


def is_country_genitive(word: str) -> bool:
    return any(
        parse.known and parse.case == "gent" and fold(parse.lemma) in countries() for parse in parses(word.lower())
    )


def not_names(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """Capitals that name nobody: «СМИ», «Интернет», a title alone, and adjectives before what they describe: «Авраамским соглашениям»."""
    for each in found:
        tokens = reading.tokens_in(each.span)
        if fold(each.words(reading)) in word_set("ru", "not_names"):
            continue
        if len(tokens) == 1 and is_title(tokens[0].text) and starts_sentence(reading, each.span.start):
            continue
        if len(tokens) == 1 and _is_adjective(tokens[0].text) and _before_noun(reading, each.span):
            continue
        yield each


def _is_adjective(word: str) -> bool:
    """In every reading the dictionary has; of a word that it has not, in the likeliest."""
    found = parses(word.lower())
    return all(parse.part in ("ADJF", "PRTF") for parse in [parse for parse in found if parse.known] or found[:1])


def _before_noun(reading: Reading, span: Span) -> bool:
    after = token_after(reading, span.stop)
    return after is not None and after.text.islower() and any(parse.part == "NOUN" for parse in parses(after.text))


def common_words(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«Вольфрам — это металл»: a word of the common vocabulary is no person, and at the head of a sentence no name at all.

    Bodies are: «Парламент принял закон». A surname may look like a thing in the genitive plural: «Токаев», of «токай».
    """
    for each in found:
        tokens = reading.tokens_in(each.span)
        alone = len(tokens) == 1 and _is_thing(tokens[0].text)
        if not alone or _may_be_name(reading, tokens[0], each.kind):
            yield each


def _may_be_name(reading: Reading, token: Token, kind: EntityKind) -> bool:
    if kind is PERSON:
        return _is_genitive_plural(token.text)
    return (
        _may_be_organization(reading, token) if kind is ORGANIZATION else not starts_sentence(reading, token.span.start)
    )


def _is_genitive_plural(word: str) -> bool:
    """In every reading, with the ending of a man's surname."""
    return word.endswith(("ов", "ев")) and all(
        parse.case == "gent" and parse.number == "plur" for parse in parses(word.lower())
    )


def _may_be_organization(reading: Reading, token: Token) -> bool:
    """Capitals mean something inside a sentence, and where all letters are; a body is one wherever it stands."""
    return not token.text.istitle() or is_body(token.text) or not starts_sentence(reading, token.span.start)


def outlets(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«Как Вестник писал»: a common word in capitals that writes, inside a sentence, is an outlet."""
    new = [
        Found(token.span, ORGANIZATION, "names.outlet")
        for token in reading.tokens
        if token.text.istitle()
        and _followed_by_writing(reading, token.span)
        and not starts_sentence(reading, token.span.start)
        and _is_thing(token.text)
    ]
    return instead(found, new)


def is_body(word: str) -> bool:
    """A word for a body of state, in any case form."""
    return any(fold(parse.lemma) in word_set("ru", "bodies") for parse in parses(word.lower()))


def _is_thing(word: str) -> bool:
    """A common noun for something lifeless, in every reading the dictionary has."""
    return is_common_word(word) and all(
        parse.part == "NOUN" and not parse.animate for parse in parses(word.lower()) if parse.known
    )


def _followed_by_writing(reading: Reading, span: Span) -> bool:
    after = token_after(reading, span.stop)
    return after is not None and fold(after.text) in _writing_forms()


@lru_cache
def _writing_forms() -> frozenset[str]:
    return frozenset(map(fold, all_forms(table("ru", "writing_verbs"))))
