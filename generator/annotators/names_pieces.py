"""Rules for names in several pieces, and for what one place of an article teaches about another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from generator.annotators.names_edges import is_body, is_country_genitive
from generator.annotators.names_found import (
    ORGANIZATION,
    PERSON,
    PLACE,
    Found,
    instead,
    one_space,
    starts_sentence,
    token_index,
)
from generator.annotators.reading import Reading, Token
from generator.annotators.spans import overlapping
from generator.languages.russian_morphology import is_common_word, parses
from generator.languages.russian_persons import is_given_name
from generator.languages.russian_phrases import house_forms
from generator.languages.tables import fold, word_set
from generator.late import late
from generator.model import Span

_OPENING = ("«", '"', "“", "„", "-", "–")
_CLOSING = ("»", '"', "”", "“", "-", "–")
_WHERE = frozenset("в во из у около возле перед мимо рядом напротив".split())
_INITIALS = late(r"(?:(?<=[\s(«\"—])|^)(?:(?:[А-ЯЁA-Z]|Дж|Ю|Я)\.[ \u00a0]?-?){1,3}$")


def full_names(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """Initials and given names right before a surname belong to it; two halves of one name are one."""
    joined: list[Found] = []
    for each in sorted(found, key=lambda one: one.span):
        if each.kind is PERSON:
            each = replace(each, span=Span(_name_start(reading, each.span, joined), each.span.stop))
            before = joined[-1] if joined else None
            if before and before.kind is PERSON and before.span.overlaps(each.span):
                joined.pop()
                each = replace(each, span=Span(min(before.span.start, each.span.start), each.span.stop))
            elif before and before.kind is not PERSON and before.span.overlaps(each.span):
                joined.pop()
        joined.append(each)
    return iter(joined)


def _name_start(reading: Reading, span: Span, before: list[Found]) -> int:
    line = reading.text.rfind("\n", 0, span.start) + 1
    initials = _INITIALS.search(reading.text[max(line, span.start - 12) : span.start])
    if initials and not is_given_name(span.of(reading.text).split()[0]):
        return span.start - len(initials.group())
    index = token_index(reading, span.start)
    start = span.start
    while index > 0 and _adjacent(reading, reading.tokens[index - 1], start):
        token = reading.tokens[index - 1]
        taken = next(iter(overlapping(before, token.span)), None)
        if not _is_surely_given(token.text) or (taken and taken.span != token.span):
            break
        start, index = token.span.start, index - 1
    return start


def _is_surely_given(word: str) -> bool:
    if not word[:1].isupper() or len(word) < 3 or is_common_word(word) or is_country_genitive(word):
        return False
    return is_given_name(word)


def _adjacent(reading: Reading, token: Token, start: int) -> bool:
    return one_space(reading.text[token.span.stop : start])


def complements(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«МИД Австралии», «Генассамблея ООН», «правительство Казахстана»: a body and whose it is are one name."""
    joined: list[Found] = []
    for each in sorted(found, key=lambda one: one.span):
        whole = _with_body(reading, joined[-1] if joined else None, each)
        if whole and joined and joined[-1].span.overlaps(whole.span):
            joined.pop()
        joined.append(whole or each)
    return iter(joined)


def _with_body(reading: Reading, before: Found | None, owner: Found) -> Found | None:
    """The body that stands right before its owner, together with it."""
    words = owner.words(reading)
    if before and before.kind is ORGANIZATION and one_space(reading.text[before.span.stop : owner.span.start]):
        owned = (owner.kind is PLACE and _is_genitive(words)) or (
            owner.kind is ORGANIZATION
            and (words in _UNIONS or (_is_genitive(words) and _has_branches(reading, before)))
        )
        if owned and _takes_complement(reading, before):
            return Found(Span(before.span.start, owner.span.stop), ORGANIZATION, "names.complement")
    elif owner.kind is PLACE and _is_genitive(words):
        body = _body_before(reading, owner.span)
        if body and not (before and before.span.overlaps(body)):
            return Found(Span(body.start, owner.span.stop), ORGANIZATION, "names.complement")
    return None


def _takes_complement(reading: Reading, body: Found) -> bool:
    words = body.words(reading)
    return not words.isascii() and words[-1] not in '»"' and body.rule != "names.quoted"


def _body_before(reading: Reading, span: Span) -> Span | None:
    """«правительства Казахстана»; «министерства юстиции Казахстана», where words in the genitive say which one it is."""
    start = span.start
    for step, index in enumerate(range(token_index(reading, start) - 1, -1, -1)):
        token = reading.tokens[index]
        if step > _WORDS_OF_BODY or not _adjacent(reading, token, start):
            return None
        if is_body(token.text) if step == 0 else _is_head_of_body(token.text):
            return Span(token.span.start, span.start - 1)
        if not _says_which(token.text):
            return None
        start = token.span.start
    return None


def _says_which(word: str) -> bool:
    """A noun or adjective in the genitive."""
    found = parses(word)
    return (
        word.islower()
        and any(parse.case == "gent" and parse.part in ("NOUN", "ADJF") for parse in found)
        and not any(parse.part == "PREP" for parse in found)
    )


_WORDS_OF_BODY = 3
"""«министерство труда и занятости» is longer, and seldom named so."""


def _is_head_of_body(word: str) -> bool:
    """Of a body that always says what for: «министерство юстиции»."""
    return any(fold(parse.lemma) in word_set("ru", "heads_of_bodies") for parse in parses(word.lower()))


def branches(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«УФСБ по Пермскому краю», «Главное управление МВД России по Москве»: a body and the region in its charge are one name."""
    joined: list[Found] = []
    for each in sorted(found, key=lambda one: one.span):
        before = joined[-1] if joined else None
        between = reading.text[before.span.stop : each.span.start] if before else ""
        if before and each.kind is PLACE and _BRANCH.fullmatch(between) and _has_branches(reading, before):
            joined[-1] = Found(Span(before.span.start, each.span.stop), ORGANIZATION, "names.branch")
        else:
            joined.append(each)
    return iter(joined)


def _has_branches(reading: Reading, body: Found) -> bool:
    """A body of state with one office a region, as its words show: МВД, «управление», «комитет»."""
    words = body.words(reading).split()
    return body.kind is ORGANIZATION and any(
        fold(word) in word_set("ru", "branching_bodies") or is_body(word) or _is_head_of_body(word) for word in words
    )


_BRANCH = late(r"[ \u00a0]по[ \u00a0](?:городу |г\. ?)?")
_UNIONS = ("ООН", "ЕС", "ЕАЭС", "СНГ", "НАТО", "ОБСЕ", "ОДКБ", "ШОС", "Евросоюза")
"""Bodies that have bodies of their own."""


def _is_genitive(words: str) -> bool:
    last = words.split()[-1]
    if last.isupper():
        return True
    return any(parse.case == "gent" for parse in parses(last.lower()))


def places_in_full(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«Тенгизского нефтяного месторождения»: an adjective made of a place's name takes the noun that it describes."""
    for each in found:
        stop = (
            _place_noun_end(reading, each.span) if each.kind is PLACE and _is_adjectival(each.words(reading)) else None
        )
        yield Found(Span(each.span.start, stop), PLACE, "names.place") if stop else each


def _place_noun_end(reading: Reading, span: Span) -> int | None:
    nouns = word_set("ru", "place_nouns")
    index = token_index(reading, span.stop)
    for token in reading.tokens[index : index + 2]:
        found = parses(token.text.lower())
        if any(fold(parse.lemma) in nouns for parse in found):
            return token.span.stop
        if not any(parse.part == "ADJF" for parse in found):
            break
    return None


def dictionary_places(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«уехал в Хорватию»: a word that the dictionary knows as a place's name and as nothing else, where nothing else was found."""
    new = [
        Found(token.span, PLACE, "names.dictionary-place")
        for token in reading.tokens
        if token.text.istitle()
        and _is_only_place(token.text)
        and not overlapping(found, token.span)
        and not _in_quotation_marks(reading, token)
    ]
    return iter(sorted((*found, *new), key=lambda each: each.span))


@lru_cache(maxsize=1 << 14)
def _is_only_place(word: str) -> bool:
    known = [parse for parse in parses(word.lower()) if parse.known]
    return bool(known) and all("Geox" in parse.grammemes for parse in known)


def _in_quotation_marks(reading: Reading, token: Token) -> bool:
    """«Байкал» is a team, a hotel or a film."""
    before, after = reading.text[token.span.start - 1 : token.span.start], reading.text[token.span.stop :][:1]
    return before in _OPENING or after in _CLOSING


def houses_that_act(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """«Белый дом ответил», but «встретились в Белом доме»: who rules there is meant unless something happens in the house."""
    for each in found:
        house = each.kind is PLACE and fold(each.words(reading)) in house_forms()
        before = reading.text[max(0, each.span.start - 12) : each.span.start].split()
        if house and not (before and before[-1].lower().strip('«"(') in _WHERE):
            yield replace(each, kind=ORGANIZATION, rule="names.house")
        else:
            yield each


def _is_adjectival(words: str) -> bool:
    return any(parse.part == "ADJF" for parse in parses(words.split()[-1].lower()))


def known_elsewhere(reading: Reading, found: tuple[Found, ...]) -> Iterator[Found]:
    """A surname that stands in a full name marks its other occurrences, in whatever case, and settles what kind they are."""
    people = _surname_forms(reading, found)
    new: list[Found] = []
    for token in reading.tokens:
        surname = people.get(fold(token.text)) if token.text[:1].isupper() else None
        if surname is None or (_is_common(surname) and starts_sentence(reading, token.span.start)):
            continue
        holder = next(iter(overlapping(found, token.span)), None)
        if holder is None or (holder.span == token.span and holder.kind is not PERSON):
            new.append(Found(token.span, PERSON, "names.elsewhere"))
    return instead(found, new)


def _surname_forms(reading: Reading, found: Iterable[Found]) -> dict[str, str]:
    """Every case form, folded, of every surname in a full name → the surname."""
    forms: dict[str, str] = {}
    for each in found:
        parts = each.words(reading).split()
        if each.kind is PERSON and len(parts) > 1 and len(parts[-1]) > 3 and not parts[-1].isascii():
            full = reading.language.nominative(" ".join(parts), PERSON)
            for form in reading.language.case_forms(full, PERSON):
                forms[fold(form.split()[-1])] = full.split()[-1]
    return forms


def _is_common(surname: str) -> bool:
    """Also a word of the common vocabulary: «Рыба», «Кит»."""
    return any(parse.known and parse.lemma == surname.lower() for parse in parses(surname.lower())) and is_common_word(
        surname
    )
