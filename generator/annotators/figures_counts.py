"""What a number counts: «28 договоров», «пяти горных республик», «один миллион человек».

The noun must stand in the form that the number takes, so that «в 2024 закона нет», «дом 5 улицы Мира» and «6 ноября» count nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.annotators.figures_numbers import WORD, Number
from generator.languages.russian_morphology import Parse, parses
from generator.languages.tables import word_set

_ATTRIBUTES = 3
_LONGEST = 24
_MANY = ("gent", "plur")
_OBLIQUE = ("gent", "datv", "ablt", "loct")


@dataclass(frozen=True, slots=True)
class Counted:
    lemma: str
    """The head noun in the nominative singular."""
    stop: int
    """Of the noun, an offset into the text."""


def counted(text: str, number: Number) -> Counted | None:
    """The noun after the number and its adjectives."""
    if not _may_count(number):
        return None
    at = number.span.stop
    attributes: list[str] = []
    while len(attributes) <= _ATTRIBUTES and (word := WORD.match(text, at)):
        form = word.group(1)
        if not form.islower() or len(form) < 3 or len(form) > _LONGEST or word.start() == word.start(1):
            return None
        best = parses(form)[0]
        nouns = [each for each in parses(form) if each.part == "NOUN" and each.known]
        if nouns and (best.part == "NOUN" or best.part not in ("ADJF", "PRTF")):
            return _agreeing(number, nouns, best, attributes, word.end())
        if best.part not in ("ADJF", "PRTF"):
            return None
        attributes.append(form)
        at = word.end()
    return None


def _may_count(number: Number) -> bool:
    """A whole number; «один» in words counts only where millions follow."""
    whole = float(number.value).is_integer()
    return whole and number.value > 0 and not (number.spelled and number.value == 1)


def _agreeing(number: Number, nouns: list[Parse], best: Parse, attributes: list[str], stop: int) -> Counted | None:
    if best.part != "NOUN":
        return None
    forms = _forms(number)
    fitting = [each for each in nouns if (each.case, each.number) in forms]
    if not fitting or fitting[0].lemma in word_set("ru", "uncounted"):
        return None
    if attributes and not all(_is_plural_or_oblique(each, number) for each in attributes):
        return None
    return Counted(fitting[0].lemma, stop)


def _forms(number: Number) -> set[tuple[str, str]]:
    """Cases and numbers in which the noun may stand: «21 закон», «3 закона», «5 законов»; in words also «трём законам»."""
    last, tens = int(number.value) % 10, int(number.value) % 100
    teen = 11 <= tens <= 14
    if number.scale > 1:
        return {_MANY}
    if last == 1 and not teen:
        return {(case, "sing") for case in ("nomn", "accs", *(_OBLIQUE if number.spelled else ()))}
    oblique = {(case, "plur") for case in _OBLIQUE}
    if 2 <= last <= 4 and not teen:
        return {("gent", "sing"), *oblique}
    return oblique if number.spelled else {_MANY, ("datv", "plur"), ("ablt", "plur"), ("loct", "plur")}


def _is_plural_or_oblique(adjective: str, number: Number) -> bool:
    one = int(number.value) % 10 == 1 and int(number.value) % 100 != 11 and number.scale == 1
    return any(each.part in ("ADJF", "PRTF") and (one or each.number == "plur") for each in parses(adjective))
