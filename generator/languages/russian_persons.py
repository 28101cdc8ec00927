"""Persons' names in Russian: from the words of a text to the nominative, and from the nominative to every case.

All words of one name stand in one case and one gender: «Илону Маску» is no «Илона Маска» because a man's dative fits both.
Each word offers readings (nominative, case, gender, weight) from the dictionaries and from its ending; the case and gender
on which all words agree best decide.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.languages.russian_declension import Guess, declined, guesses
from generator.languages.russian_morphology import (
    CASES,
    Parse,
    given_names,
    inflected,
    like,
    parses,
    surnames,
)
from generator.languages.tables import fold, table, word_set

_INITIAL = re.compile(r"(?:[А-ЯЁA-Z][а-яё]{0,2}\.-?)+", re.UNICODE)
_JOINED_INITIALS = re.compile(r"(?<=\b[А-ЯЁ]\.)(?=[А-ЯЁ])|(?<=\bДж\.)(?=[А-ЯЁ])")
_RUSSIAN_ENDINGS = ("ов", "ев", "ёв", "ин", "ова", "ева", "ина", "ский", "ская")
_DECLINING_ENDINGS = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")
"""Of a man's surname in the nominative."""
_NAME_MARKS = ("Name", "Surn", "Patr")
_DICTIONARY_WEIGHT = {"Name": 1.1, "Patr": 1.2, "Surn": 1.0}
_LEXICON_BONUS = 0.4
_FREQUENCY_BONUS = 0.4
_FIXED_FREQUENCY = 0.5
_DOUBT = 0.4
"""Taken off where only one of two dictionaries has the name."""
_DOUBT_FIXED = 0.5
_OWN_LIST_WEIGHT = 1.3
_ENDING_TRUST = 0.8
"""What the ending alone says counts less where a dictionary knows the word."""
_KNOWN_BONUS = 1.0
_APPOSITION_BONUS = 0.8
_SURE = 0.9
_UNLIKE = 0.5
"""A reading this much lighter than another is none."""
_CASE_PRIOR = {"nomn": 0.25, "gent": 0.1, "ablt": 0.06, "datv": 0.06, "accs": 0.0, "loct": 0.0}
_GENDER_PRIOR = {"masc": 0.12, "femn": 0.0}


@dataclass(frozen=True, slots=True)
class PersonReading:
    """One way to read a whole name."""

    nominative: str
    case: str
    gender: str
    weight: float


_OPEN_SYLLABLES = re.compile(r"(?:(?:дз|цу|[кгсзтдчцнхбпмрвшжй])?[аиуэоыеяюё]|н(?![аиуэоыеяюё]))+", re.IGNORECASE)
"""How Japanese names are built: «Синдзи Кагава». No other consonant closes a syllable, so that no name of them ends in one."""


def _stands_as_it_is(parts: list[str]) -> bool:
    """A Japanese surname in -а after a given name that does not decline: «Синдзи Кагава» is no «Синдзи Кагав»."""
    return (
        len(parts) == 2
        and parts[1][-1] in "ая"
        and parts[0][-1] not in "ая"
        and all(len(part) > 3 and _OPEN_SYLLABLES.fullmatch(part) for part in parts)
        and not is_given_name(parts[0])
    )


@lru_cache(maxsize=1 << 15)
def readings(words: str, before: str = "") -> tuple[PersonReading, ...]:
    """Every agreeing reading of the name, the best first. `before` is the word that stands before it: «бизнесмену»."""
    parts = _JOINED_INITIALS.sub(" ", words).split()
    if _stands_as_it_is(parts):
        return (PersonReading(" ".join(parts), "nomn", "masc", 0.0),)
    offers = [_best_by_agreement(_word_readings(part)) for part in parts]
    apposition = _agreements(before) if before else frozenset()
    found: dict[str, PersonReading] = {}
    for case in CASES:
        for gender in ("masc", "femn"):
            chosen = [offer.get((case, gender)) for offer in offers]
            if any(choice is None for choice in chosen):
                continue
            picked = [choice for choice in chosen if choice is not None]
            weight = sum(choice.weight for choice in picked) + _CASE_PRIOR[case] + _GENDER_PRIOR[gender]
            weight += _APPOSITION_BONUS if (case, gender) in apposition or (case, "ms-f") in apposition else 0
            name = " ".join(choice.nominative for choice in picked)
            if name not in found or found[name].weight < weight:
                found[name] = PersonReading(name, case, gender, weight)
    if not found:
        return (PersonReading(words, "nomn", "masc", 0.0),)
    return tuple(sorted(found.values(), key=lambda reading: (-reading.weight, reading.nominative)))


def nominative(words: str, before: str = "", known: frozenset[str] = frozenset()) -> str:
    """`known` holds names, or parts of names, that the same text has in the nominative: they decide between two readings."""

    def worth(reading: PersonReading) -> float:
        parts = reading.nominative.split()
        hits = sum(part in known for part in parts) / len(parts)
        return reading.weight + _KNOWN_BONUS * hits * (2 if reading.nominative in known else 1)

    best = max(readings(" ".join(words.split()), before), key=worth)
    return best.nominative


@lru_cache(maxsize=1 << 14)
def case_forms(name: str) -> tuple[str, ...]:
    """The six cases of a full name, or of one part of it, given in the nominative; no form twice."""
    parts = name.split()
    gender = gender_of(name)
    declensions = [_declension(part, gender) for part in parts]
    forms = [" ".join(each[index] for each in declensions) for index in range(len(CASES))]
    return tuple(dict.fromkeys([*forms, *_foreign_instrumental(name, gender)]))


@lru_cache(maxsize=1 << 14)
def gender_of(name: str) -> str:
    """`masc` or `femn`: of the reading in which the name already stands in the nominative and its words agree best."""
    best = [reading for reading in readings(name) if reading.nominative == name]
    totals = {"masc": _GENDER_PRIOR["masc"], "femn": 0.0}
    offers = [_best_by_agreement(_word_readings(part)) for part in name.split()]
    for gender in totals:
        for offer in offers:
            choice = offer.get(("nomn", gender))
            totals[gender] += choice.weight if choice else -1.0
    if best and abs(totals["masc"] - totals["femn"]) < 1e-9:
        return best[0].gender
    return max(totals, key=lambda gender: totals[gender])


@lru_cache(maxsize=1 << 13)
def with_yo(name: str) -> str:
    """«Петр Горбачев» as he is called, «Пётр Горбачёв»: a surname's own ё, and before a Russian surname a given name's; a Czech
    «Петр Нечас» stays."""
    *given, last = name.split(" ")
    surname = _yo_surnames().get(fold(last)) or _dictionary_yo(last, "Surn")
    if given and last.endswith(_RUSSIAN_ENDINGS):
        given[0] = _dictionary_yo(given[0], "Name")
    return " ".join([*given, surname])


@lru_cache
def _yo_surnames() -> dict[str, str]:
    return {fold(surname): surname for surname in table("ru", "yo_surnames")}


def _dictionary_yo(word: str, mark: str) -> str:
    """The word with the ё that every name of these letters has in the dictionary."""
    if "е" not in word.lower() or "ё" in word.lower():
        return word
    names = {
        parse.lemma
        for parse in parses(word.lower())
        if mark in parse.grammemes
        and parse.case == "nomn"
        and parse.number == "sing"
        and fold(parse.lemma) == fold(word)
    }
    return like(word, next(iter(names))) if len(names) == 1 else word


def is_given_name(word: str) -> bool:
    """Some reading of the word is a given name that a dictionary knows, whatever its case."""
    return any(guess.weight >= _OWN_LIST_WEIGHT for guess in _given(word)) or any(
        "Name" in parse.grammemes and parse.known for parse in parses(word.lower())
    )


def are_two_people(before: str, surname: str) -> bool:
    """«Владимиром Зеленским» and «Токаев» stand side by side and in different cases: no name of one person reads so.

    Only for surnames that always decline: «Реджепом Эрдоган» may be one man whose surname the author left as it was.
    """
    if not surname.endswith(_DECLINING_ENDINGS) or not _cyrillic(before):
        return False
    head = readings(before)[0]
    offers = _best_by_agreement(_word_readings(surname))
    alone = max((guess for guess in offers.values() if guess.gender == "masc"), key=lambda guess: guess.weight)
    together = offers.get((head.case, head.gender))
    sure = head.case != "nomn" and alone.case == "nomn" and alone.weight >= _SURE
    return sure and (together is None or together.weight < alone.weight - _UNLIKE)


# ------------------------------------------------------------------------------------------------- one word


def _best_by_agreement(offers: Iterable[Guess]) -> dict[tuple[str, str], Guess]:
    best: dict[tuple[str, str], Guess] = {}
    for guess in offers:
        key = (guess.case, guess.gender)
        if key not in best or best[key].weight < guess.weight:
            best[key] = guess
    return best


@lru_cache(maxsize=1 << 15)
def _word_readings(word: str) -> tuple[Guess, ...]:
    if _INITIAL.fullmatch(word) or fold(word) in word_set("ru", "name_particles") or not _cyrillic(word):
        return tuple(Guess(word, case, gender, 0.5) for gender in ("masc", "femn") for case in CASES)
    if len(word) > 3 and word.isupper():
        word = "-".join(part.capitalize() for part in word.split("-"))
    head, hyphen, last = word.rpartition("-")
    own = tuple(_given(word)) + tuple(_dictionary(word))
    tails = [_scored(guess) for guess in guesses(last)] + (
        list(_dictionary(last)) + list(_given(last)) if hyphen else []
    )
    trust = _ENDING_TRUST if own else 1.0
    return own + tuple(
        Guess(
            _first_parts(head, guess.case) + hyphen + guess.nominative, guess.case, guess.gender, guess.weight * trust
        )
        for guess in tails
    )


def _first_parts(head: str, case: str) -> str:
    """Of «Касым-Жомарта» the first part stays, of «Салтыкова-Щедрина» it declines: only Russian surnames do."""
    if not head or "-" in head or case == "nomn":
        return head
    for guess in guesses(head):
        lowered = guess.nominative.lower()
        if guess.case == case and lowered.endswith(_RUSSIAN_ENDINGS) and lowered in surnames():
            return guess.nominative
    return head


def _dictionary(word: str) -> Iterator[Guess]:
    for parse in parses(word.lower()):
        if parse.number == "plur" or not parse.case or not parse.known:
            continue
        for mark in _NAME_MARKS:
            if mark in parse.grammemes and not (mark == "Name" and _is_mistagged(parse.lemma)):
                genders = ("masc", "femn") if parse.gender in ("ms-f", "") else (parse.gender,)
                name = like(word, _lemma(word, parse))
                # All cases of a name that does not decline look alike: no count tells which of them this is.
                frequency = _FIXED_FREQUENCY if "Fixd" in parse.grammemes else parse.score
                weight = _DICTIONARY_WEIGHT[mark] + _FREQUENCY_BONUS * frequency
                if fold(name) not in _lexicon(mark):
                    weight -= _DOUBT_FIXED if "Fixd" in parse.grammemes else _DOUBT
                yield from (Guess(name, parse.case, gender, weight) for gender in genders if gender != "neut")


def _is_mistagged(lemma: str) -> bool:
    """The dictionary lists some surnames as given names: «Токаева». «Лев» and «Ева» are given names."""
    return len(lemma) > 4 and lemma.endswith(("ов", "ев", "ова", "ева")) and lemma not in given_names()


def _lexicon(mark: str) -> Container[str]:
    return surnames() if mark == "Surn" else given_names()


def _lemma(word: str, parse: Parse) -> str:
    """The nominative with the text's own «е» where the dictionary has «ё»: «Федора» → «Федор»."""
    # The dictionary's lemma of a woman's surname or patronymic is the man's: «Дмитриевич» of «Дмитриевна».
    if parse.part == "NOUN" and parse.gender == "femn" and not parse.grammemes.isdisjoint(("Surn", "Patr")):
        lemma = inflected(word.lower(), parse, "nomn", "sing")
    else:
        lemma = parse.lemma
    return lemma if "ё" in word.lower() else lemma.replace("ё", "е") if "е" in word.lower() else lemma


def _given(word: str) -> Iterator[Guess]:
    """Given names of our own two lists."""
    for gender, name in (("masc", "given_names_masculine"), ("femn", "given_names_feminine")):
        names = word_set("ru", name)
        for guess in guesses(word):
            if guess.gender == gender and fold(guess.nominative) in names:
                yield Guess(guess.nominative, guess.case, gender, _OWN_LIST_WEIGHT)


def _scored(guess: Guess) -> Guess:
    bonus = _LEXICON_BONUS if _in_lexicon(guess.nominative.lower()) else 0.0
    return Guess(guess.nominative, guess.case, guess.gender, guess.weight + bonus)


def _in_lexicon(name: str) -> bool:
    """A surname in -ов is known where the lexicon has its -ова, and the other way round."""
    if name in given_names() or name in surnames():
        return True
    if name.endswith(("ов", "ев", "ин")):
        return name + "а" in surnames()
    return name.endswith(("ова", "ева", "ина")) and name[:-1] in surnames()


@lru_cache(maxsize=1 << 13)
def _agreements(word: str) -> frozenset[tuple[str, str]]:
    """Case and gender in which a noun for a person stands: «президентом» → («ablt», «masc»)."""
    return frozenset(
        (parse.case, parse.gender)
        for parse in parses(word.lower())
        if parse.part == "NOUN" and parse.animate and parse.case and parse.number == "sing" and parse.known
    )


def _cyrillic(word: str) -> bool:
    return any("а" <= letter <= "я" or letter == "ё" for letter in word.lower())


# ----------------------------------------------------------------------------------------- nominative → cases


@lru_cache(maxsize=1 << 14)
def _declension(word: str, gender: str) -> tuple[str, ...]:
    if _INITIAL.fullmatch(word) or fold(word) in word_set("ru", "name_particles") or not _cyrillic(word):
        return (word,) * len(CASES)
    for parse in parses(word.lower()):
        fits = parse.gender in (gender, "ms-f") and parse.case == "nomn" and parse.number == "sing" and parse.known
        if fits and any(mark in parse.grammemes for mark in _NAME_MARKS):
            return tuple(like(word, inflected(word.lower(), parse, case, "sing")) for case in CASES)
    head, hyphen, last = word.rpartition("-")
    tail = declined(last, gender)
    if hyphen and head.lower() in surnames() and head.lower().endswith(_RUSSIAN_ENDINGS):
        return tuple(f"{first}-{second}" for first, second in zip(declined(head, gender), tail, strict=True))
    return tuple(head + hyphen + each for each in tail)


def _foreign_instrumental(name: str, gender: str) -> tuple[str, ...]:
    """«Цзиньпином», «Дарвином»: foreign names in -ин and -ов have -ом where Russian ones have -ым."""
    *given, last = name.split()
    if gender != "masc" or not last.lower().endswith(("ин", "ов")) or last.lower() in surnames():
        return ()
    return (" ".join([*(_declension(part, gender)[4] for part in given), last + "ом"]),)
