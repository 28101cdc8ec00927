"""What Russian grammar says of a verb of speech and the nouns beside it: number and gender of the verb, case of a noun.

A past tense tells who cannot have spoken: «сказала» no man, «сообщили» nobody alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.annotators.reading import Token
from generator.languages.russian_morphology import parses
from generator.languages.russian_persons import case_forms, gender_of, readings
from generator.languages.tables import fold, word_set

MAN, WOMAN, SEVERAL, ANYBODY = "masc", "femn", "plur", ""
"""Who may have spoken: a man, a woman, several or nobody named («сообщили»), or the word does not tell."""

_CASES = {"gent": "genitive", "datv": "dative", "accs": "accusative", "ablt": "instrumental", "loct": "prepositional"}
_IMPERSONAL = "тся"
"""«говорится в письме»: nobody speaks."""
_SPEAKING = ("VERB", "PRTS", "ADJS")
_WOMANS_ENDINGS = ("ова", "ева", "ёва", "ина", "ына", "ая")
_MANS_ENDINGS = ("ов", "ев", "ёв", "ин", "ын", "ий", "ой")
_PRONOUNS = {"он": MAN, "она": WOMAN, "его": MAN, "ее": WOMAN, "их": SEVERAL}
_RELATIVE = "котор"
_NOMINATIVE_RELATIVES = ("который", "которая", "которое", "которые")
_CLAUSE_OPENERS = frozenset(("что", "чтобы", "будто", "если", "когда", ":"))


@lru_cache(maxsize=1 << 12)
def told_by(word: str) -> str:
    """By the form of a verb of speech: MAN, WOMAN, SEVERAL or ANYBODY."""
    if fold(word).endswith(_IMPERSONAL):
        return SEVERAL
    for parse in parses(fold(word)):
        if parse.part in _SPEAKING:
            if parse.number == "plur":
                return SEVERAL
            return parse.gender if parse.gender in (MAN, WOMAN) else ANYBODY
    return ANYBODY


def taken_up_by(words: str) -> str:
    """«по её словам» takes up a woman, «он» a man."""
    return next((_PRONOUNS[word] for word in fold(words).split() if word in _PRONOUNS), ANYBODY)


@lru_cache(maxsize=1 << 13)
def gender(name: str) -> str:
    """MAN or WOMAN where a dictionary's given name or the surname's ending says so; else ANYBODY: «Хейли», «Флоранс Делор»."""
    found = gender_of(name)
    if name.isascii() or found not in (MAN, WOMAN):
        return ANYBODY
    parts = fold(name).replace("-", " ").split()
    first, last = parts[0], parts[-1]
    given = {one.gender for one in parses(first) if one.known and one.case == "nomn" and "Name" in one.grammemes}
    sure = given == {found} or (not given and last.endswith(_WOMANS_ENDINGS if found == WOMAN else _MANS_ENDINGS))
    return found if sure else ANYBODY


def fits(speaker: str, wanted: str) -> bool:
    """Somebody of this gender may be the one whom the verb or pronoun wants."""
    return wanted != SEVERAL and (ANYBODY in (speaker, wanted) or speaker == wanted)


@lru_cache(maxsize=1 << 12)
def case_of(words: str) -> str:
    """The likeliest case of a name that does not stand in the nominative, in English; "" where its form does not tell."""
    return next((_CASES[reading.case] for reading in readings(words) if reading.case in _CASES), "")


def is_apposition(name: str, before: Sequence[str]) -> bool:
    """«его дочери Мэри», «кандидатура Мэри»: a name without cases stands in the case of the person's noun before it, and in the
    genitive after a thing that is itself the subject, unless the noun says whose: «представитель дочери Мэри Ли»."""
    if not before or (len(before) > 1 and is_somebody(before[-2], ANYBODY)):
        return False
    noun = before[-1]
    found = [parse for parse in parses(fold(noun)) if parse.part == "NOUN"]
    subjects = [parse for parse in found if (parse.case, parse.number) == ("nomn", "sing")]
    living = any(parse.animate for parse in found)
    oblique = bool(found) and (not subjects if living else bool(subjects))
    return oblique and noun.islower() and has_one_form(name)


@lru_cache(maxsize=1 << 12)
def has_one_form(name: str) -> bool:
    """«Мэри», «Ли»: every case looks the same."""
    return len(set(case_forms(name))) == 1


@lru_cache(maxsize=1 << 13)
def is_somebody(word: str, wanted: str) -> bool:
    """A common noun in the nominative for a person who may be the subject: «футболист сказал», «собеседники уверены»."""
    for parse in parses(fold(word)):
        if parse.part == "NOUN" and parse.animate and parse.case == "nomn" and parse.score > 0.2:
            return parse.number == ("plur" if wanted == SEVERAL else "sing")
    return False


@lru_cache(maxsize=1 << 13)
def is_noun(word: str) -> bool:
    return parses(fold(word))[0].part == "NOUN"


@lru_cache(maxsize=1 << 13)
def is_someones(word: str) -> bool:
    """A noun for one person, in any case: the head of «по словам инженера» as against «очевидцев», «администрации»."""
    nouns = [parse for parse in parses(fold(word)) if parse.part == "NOUN" and parse.animate]
    return any(parse.number == "sing" for parse in nouns)


@lru_cache(maxsize=1 << 12)
def lemma(word: str) -> str:
    return fold(parses(fold(word))[0].lemma)


@lru_cache(maxsize=1 << 12)
def is_body(word: str, code: str) -> bool:
    """A noun in the nominative for what speaks without being a person: «издание», «суд»."""
    bodies = word_set(code, "speaking_bodies")
    return any(
        parse.part == "NOUN" and (parse.case, parse.number) == ("nomn", "sing") and fold(parse.lemma) in bodies
        for parse in parses(fold(word))
    )


def office_words(words: Sequence[str]) -> tuple[str, ...]:
    """The head and what says of what: «глава ведомства» of «глава ведомства журналистам»."""
    end = next((place for place, word in enumerate(words) if place and not _is_genitive(word)), len(words))
    return tuple(words[:end])


@lru_cache(maxsize=1 << 12)
def _is_genitive(word: str) -> bool:
    return word[:1].isupper() or any(
        parse.case == "gent" or parse.part in ("PREP", "CONJ") for parse in parses(fold(word))
    )


def is_object(name: str, before: Sequence[str]) -> bool:
    """«в эфире телеканала NBC», «для Reuters»: a Latin name without cases whose preposition or noun stands in another case."""
    if not name.isascii() or not before or not before[-1].islower():
        return False
    found = [parse for parse in parses(fold(before[-1])) if parse.part in ("NOUN", "PREP")]
    return bool(found) and all(
        parse.part == "PREP" or (parse.case, parse.number) != ("nomn", "sing") for parse in found
    )


def parted(tokens: Sequence[Token], candidate: int, verb: int) -> str:
    """The word by which another clause begins between a candidate and the verb: «Ежов, которого назвали», «сообщили, что Ежов»."""
    low, high = min(candidate, verb), max(candidate, verb)
    between = [fold(token.text) for token in tokens[low + 1 : high]]
    if candidate > verb:
        return next((word for word in between if word in _CLAUSE_OPENERS or word.startswith(_RELATIVE)), "")
    return next((word for word in between if word.startswith(_RELATIVE) and word not in _NOMINATIVE_RELATIVES), "")


def has_verb(tokens: Iterable[Token]) -> bool:
    return any(parses(fold(token.text))[0].part in ("VERB", "GRND") for token in tokens if token.text.isalpha())
