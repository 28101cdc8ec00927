"""Offices in running text: «министр обороны России», whose they are, and the names that stand beside them.

An office that stands beside a name introduces somebody: «министр обороны России Пётр Ежов». One that stands alone describes
somebody, whom `descriptions` seeks among those introduced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.annotators.names_found import one_space
from generator.annotators.reading import Reading, Token
from generator.annotators.spans import overlapping
from generator.languages.russian_morphology import Parse, all_forms, parses
from generator.languages.russian_phrases import countries
from generator.languages.tables import fold, folded_map, table, word_set
from generator.late import late
from generator.model import Annotation, EntityKind, Name, Span

HEAD_OF_STATE = "глава государства"
_FORMER = ("бывший", "экс")
_NOW = ("нынешний", "действующий", "сам", "этот", "наш")
"""Adjectives that change nothing."""
_COUNTRY_WORDS = frozenset(("страны", "республики", "государства"))
"""Of a president: the country that the article is about."""
_ACTING = late(r"\b(?:и\.\s?о\.|вр\.?\s?и\.?\s?о\.)\s*$", re.IGNORECASE)
_APPOSITION = (", ", " (", " — ", " – ")
"""What may stand between a name and the office that says what he is."""
_WORDS_OF_OFFICE = 6
"""At most, after the noun: «министр по делам молодёжи и спорта России»."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person's name in the text."""

    span: Span
    normal: str
    """In the nominative."""


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is, in words that can be compared."""

    span: Span
    head: str
    """In the nominative, folded, other words for it replaced: «премьер-министр», «министр»."""
    kind: str
    """As data/ru/offices.txt has it."""
    what: frozenset[str]
    """What says which one it is, folded: «обороны»; «иностранных», «дел»."""
    owner: str
    """The country, body or place whose office it is, as a page of it would be titled; "" where the words do not say."""
    former: bool
    nobodys: bool
    """The words around say that it is held by no certain person: «новый президент», «пост министра», «как президент»."""
    subject: bool
    """It stands in the nominative."""
    holder: Holder | None
    """The person's name that stands beside it."""

    @property
    def bare(self) -> bool:
        return not self.what and not self.owner

    @property
    def of_state(self) -> bool:
        """The office of a head of state: no company's president, and no region's."""
        if self.former or self.what or (self.owner and not _is_country(self.owner)):
            return False
        return self.kind == "state" or self.head == HEAD_OF_STATE or (self.head == "председатель" and bool(self.owner))


def offices(reading: Reading, names: Sequence[Annotation]) -> Iterator[Office]:
    """Every office of the article in the singular, in order. `names` are the article's, in order."""
    forms = _forms()
    for index, token in enumerate(reading.tokens):
        word = _without_former(fold(token.text))
        if word in forms and not overlapping(names, token.span):
            found = _office(reading, names, index, word)
            if found:
                yield found


def _office(reading: Reading, names: Sequence[Annotation], index: int, word: str) -> Office | None:
    found = parses(word)
    heads = [parse for parse in found if _is_head(parse)]
    # «после» is a preposition long before it is an ambassador.
    if not heads or any(parse.part == "PREP" for parse in found):
        return None
    token = reading.tokens[index]
    cases = frozenset(parse.case for parse in heads)
    before = _Before.of(reading, index, cases)
    after = _After.of(reading, names, index + 1)
    head, said = _compared(fold(heads[0].lemma), after.words)
    kind = "state" if head == HEAD_OF_STATE else _kinds()[head]
    what = said | set(before.what)
    if kind != "vague":
        what -= _COUNTRY_WORDS
    span = Span(before.start, after.stop if after.stop else token.span.stop)
    holder = _holder(reading, names, span, cases)
    return Office(
        span=span,
        head=head,
        kind=kind,
        what=what,
        owner=before.owner or after.owner,
        former=before.former or fold(token.text).startswith("экс-"),
        nobodys=before.nobodys or after.unknown or _is_predicate(reading, before.start, cases),
        subject="nomn" in cases,
        holder=holder,
    )


def _compared(head: str, words: Sequence[str]) -> tuple[str, frozenset[str]]:
    """The noun, and what says which office it is, in the words under which offices are compared."""
    synonyms = folded_map("ru", "office_synonyms")
    whole = " ".join((head, *words))
    phrase = fold(synonyms.get(whole, "")) or " ".join((fold(synonyms.get(head, head)), *words))
    if phrase == HEAD_OF_STATE:
        return HEAD_OF_STATE, frozenset()
    parts = phrase.split()
    noun = next(part for part in parts if part in _kinds())
    return noun, frozenset(part for part in parts if part not in (noun, "и", "по"))


@dataclass(frozen=True, slots=True)
class _Before:
    """The adjectives before the noun, and what stands before them."""

    start: int
    what: tuple[str, ...]
    owner: str
    former: bool
    nobodys: bool

    @classmethod
    def of(cls, reading: Reading, index: int, cases: frozenset[str]) -> _Before:
        start, what, owner, former = reading.tokens[index].span.start, [], "", False
        refusals = word_set("ru", "office_refusals")
        place = index - 1
        while place >= 0 and one_space(reading.text[reading.tokens[place].span.stop : start]):
            token = reading.tokens[place]
            lemmas = _adjective(token.text, cases)
            if not lemmas or lemmas & refusals:
                break
            country = next((folded_map("ru", "country_adjectives").get(lemma) for lemma in sorted(lemmas)), None)
            if country:
                owner = country
            elif lemmas & set(_FORMER):
                former = True
            elif lemmas & set(_NOW):
                break
            else:
                what.append(min(lemmas))
            start = token.span.start
            place -= 1
        nobodys = False
        if place >= 0 and "\n" not in reading.text[reading.tokens[place].span.stop : start]:
            word = fold(reading.tokens[place].text)
            nobodys = word in refusals or any(fold(parse.lemma) in refusals for parse in parses(word))
        return cls(start, tuple(what), owner, former, nobodys)


@dataclass(frozen=True, slots=True)
class _After:
    """What stands after the noun and says which office it is, and whose."""

    stop: int
    """0 where nothing does."""
    words: tuple[str, ...]
    """Folded, without the owner."""
    owner: str
    unknown: bool
    """A name or a quotation follows that nobody could read."""

    @classmethod
    def of(cls, reading: Reading, names: Sequence[Annotation], index: int) -> _After:
        stop = 0
        words: list[str] = []
        owners: list[str] = []
        end = reading.tokens[index - 1].span.stop
        while index < len(reading.tokens) and len(words) < _WORDS_OF_OFFICE:
            token = reading.tokens[index]
            if not one_space(reading.text[end : token.span.start]):
                break
            name = next(iter(overlapping(names, token.span)), None)
            if name is not None and isinstance(name.value, Name):
                if name.value.kind is EntityKind.PERSON or name.span.start != token.span.start:
                    break
                body, owner = _owner(name.value, name.span.of(reading.text))
                words += body
                owners += [owner] if owner else []
                end = stop = name.span.stop
                index += len(reading.tokens_in(name.span))
                continue
            if not _says_which(token.text, reading.tokens[index + 1 : index + 2], words):
                break
            words.append(fold(token.text))
            end = token.span.stop
            stop = end if words[-1] not in ("и", "по") else stop
            index += 1
        following = reading.tokens[index] if index < len(reading.tokens) else None
        unknown = (
            following is not None
            and one_space(reading.text[end : following.span.start])
            and (following.text[:1] in '«"„“' or following.text[:1].isupper())
            and not overlapping(names, following.span)
        )
        if unknown and following is not None:
            owners.append(following.text)
        return cls(stop, tuple(words), owners[-1] if owners else "", unknown)


def _owner(name: Name, words: str) -> tuple[list[str], str]:
    """(what says which office it is, whose): «МИД Казахстана» → «мид», Казахстан."""
    if name.kind is not EntityKind.ORGANIZATION:
        return [], _canonical(name.normal)
    parts = words.split()
    for length in range(1, len(parts)):
        owner = _country_in_genitive(" ".join(parts[length:]))
        if owner:
            return [fold(part) for part in parts[:length]], owner
    if fold(words) in _bodies_of_synonyms():
        return [fold(words)], ""
    return [], _canonical(name.normal)


def _country_in_genitive(words: str) -> str:
    """The country's title; "" where the words are no country's genitive."""
    canonical = _canonical(words)
    if _is_country(canonical):
        return canonical
    lemmas = [parse.lemma for parse in parses(words.lower()) if parse.case == "gent"] if " " not in words else []
    return next((countries()[fold(lemma)] for lemma in lemmas if fold(lemma) in countries()), "")


@lru_cache
def _bodies_of_synonyms() -> frozenset[str]:
    """Bodies that say which minister is meant: «мид», «минобороны»."""
    return frozenset(key.split()[1] for key in folded_map("ru", "office_synonyms") if len(key.split()) == 2)


def _holder(reading: Reading, names: Sequence[Annotation], span: Span, cases: frozenset[str]) -> Holder | None:
    """The person's name right after the office, in its case; or before it and a comma: «Пётр Ежов, министр обороны,»."""
    text = reading.text
    for name in _persons(overlapping(names, Span(span.stop, span.stop + 2))):
        if one_space(text[span.stop : name.span.start]) and _agrees(name, text, cases):
            return name
    closing = text[span.stop : span.stop + 1]
    for name in _persons(overlapping(names, Span(max(0, span.start - 3), span.start))):
        if text[name.span.stop : span.start] in _APPOSITION and closing in (",", ")", ".", ";"):
            return name if _agrees(name, text, cases) else None
    return None


def _persons(names: Sequence[Annotation]) -> Iterator[Holder]:
    for name in names:
        if isinstance(name.value, Name) and name.value.kind is EntityKind.PERSON:
            yield Holder(name.span, name.value.normal)


def _agrees(name: Holder, text: str, cases: frozenset[str]) -> bool:
    """«помощник президента Пётр Ежов» is the helper's name: its nominative stands beside a genitive."""
    nominative = fold(name.span.of(text)) == fold(name.normal)
    return "nomn" in cases if nominative else cases != {"nomn"}


def _is_predicate(reading: Reading, start: int, cases: frozenset[str]) -> bool:
    """«стал президентом», «Токаев — президент», «и. о. министра»: the words say what somebody is, and do not take him up."""
    line = reading.text[max(0, start - 24) : start].split("\n")[-1]
    if _ACTING.search(line):
        return True
    before = line.split()
    last = fold(before[-1]) if before else ""
    if cases == {"ablt"}:
        return last not in ("с", "со", "между", "перед", "над", "за")
    return last in ("—", "–", "-", "это", "был", "была", "не")


# ---------------------------------------------------------------------------------------------------- words


def _adjective(word: str, cases: frozenset[str]) -> frozenset[str]:
    """The lemmas, folded, of the word as an adjective or pronoun in one of the cases."""
    return frozenset(
        fold(parse.lemma)
        for parse in parses(word.lower())
        if parse.part in ("ADJF", "PRTF") and parse.number == "sing" and parse.case in cases
    )


def _says_which(word: str, following: Sequence[Token], words: Sequence[str]) -> bool:
    """A noun or adjective in the genitive; «по» and what follows it in the dative; «и» between two of them."""
    if word == "по":
        return not words
    if word == "и":
        return bool(words) and bool(following) and _in_case(following[0].text, _case_after(words))
    return _in_case(word, _case_after(words))


def _case_after(words: Sequence[str]) -> tuple[str, ...]:
    return ("datv", "gent") if words and words[0] == "по" else ("gent",)


def _in_case(word: str, cases: tuple[str, ...]) -> bool:
    found = parses(word) if word.islower() and len(word) > 2 else ()
    return any(
        parse.case in cases and parse.part in ("NOUN", "ADJF") and not parse.animate and parse.known for parse in found
    ) and found[0].part in ("NOUN", "ADJF")


def _is_head(parse: Parse) -> bool:
    return parse.part == "NOUN" and parse.number == "sing" and bool(parse.case) and fold(parse.lemma) in _kinds()


@lru_cache
def _kinds() -> dict[str, str]:
    return folded_map("ru", "offices")


@lru_cache
def _forms() -> frozenset[str]:
    return frozenset(map(fold, all_forms(entry.partition("=")[0].strip() for entry in table("ru", "offices"))))


def _without_former(word: str) -> str:
    return word.removeprefix("экс-")


@lru_cache
def _country_names() -> frozenset[str]:
    return frozenset(map(fold, folded_map("ru", "country_adjectives").values()))


def _is_country(name: str) -> bool:
    return fold(name) in countries() or fold(name) in _country_names()


def _canonical(name: str) -> str:
    """«РФ» is Россия."""
    return folded_map("ru", "synonyms").get(fold(name), name)
