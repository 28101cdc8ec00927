"""How Russian declines proper names that no dictionary knows: by their endings.

Each Pattern is one row of a grammar's table. It serves both ways: to make the six cases of a nominative, and to guess from a
form which nominatives it may come from. Sources: Zaliznyak's «Грамматический словарь», the section on proper names;
Rosenthal, «Справочник по правописанию», § 147–150 (foreign surnames: a man's declines when it ends in a consonant, a
woman's does not; neither does one that ends in a stressed or single vowel other than -а and -я).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.languages.russian_morphology import CASES

VOWELS = "аеёиоуыэюя"
_HARD = "бвгдзклмнпрстфх"
_HUSHING = "жшщчц"


@dataclass(frozen=True, slots=True)
class Pattern:
    gender: str
    """`masc`, `femn`, or `any`."""
    endings: tuple[str, str, str, str, str, str]
    """For the six CASES."""
    after: str = ""
    """Letters one of which must stand before the ending; "" for any."""
    weight: float = 0.5
    """How far a name that fits is to be believed."""


MASCULINE_OV = Pattern("masc", ("в", "ва", "ву", "ва", "вым", "ве"), "оеё", 0.6)
MASCULINE_IN = Pattern("masc", ("н", "на", "ну", "на", "ным", "не"), "иы", 0.55)

PATTERNS: tuple[Pattern, ...] = (
    MASCULINE_OV,
    Pattern("femn", ("ва", "вой", "вой", "ву", "вой", "вой"), "оеё", 0.55),
    MASCULINE_IN,
    Pattern("femn", ("на", "ной", "ной", "ну", "ной", "ной"), "иы", 0.5),
    Pattern("masc", ("кий", "кого", "кому", "кого", "ким", "ком"), "сц", 0.65),
    Pattern("femn", ("кая", "кой", "кой", "кую", "кой", "кой"), "сц", 0.6),
    Pattern("masc", ("ый", "ого", "ому", "ого", "ым", "ом"), _HARD, 0.35),
    Pattern("masc", ("ой", "ого", "ому", "ого", "ым", "ом"), _HARD, 0.3),
    Pattern("femn", ("ая", "ой", "ой", "ую", "ой", "ой"), _HARD, 0.3),
    Pattern("masc", ("", "а", "у", "а", "ом", "е"), _HARD, 0.5),
    Pattern("masc", ("", "а", "у", "а", "ем", "е"), _HUSHING, 0.5),
    Pattern("masc", ("", "а", "у", "а", "ом", "е"), _HUSHING, 0.3),
    Pattern("masc", ("ь", "я", "ю", "я", "ем", "е"), _HARD + _HUSHING, 0.45),
    Pattern("masc", ("й", "я", "ю", "я", "ем", "е"), VOWELS, 0.45),
    Pattern("masc", ("ий", "ия", "ию", "ия", "ием", "ии"), "", 0.45),
    Pattern("femn", ("ия", "ии", "ии", "ию", "ией", "ии"), "", 0.4),
    Pattern("any", ("а", "ы", "е", "у", "ой", "е"), "бвдзлмнпрстфц", 0.3),
    Pattern("any", ("а", "и", "е", "у", "ой", "е"), "гкх", 0.3),
    Pattern("any", ("а", "и", "е", "у", "ей", "е"), _HUSHING, 0.3),
    Pattern("any", ("я", "и", "е", "ю", "ей", "е"), _HARD + _HUSHING + "аеоуьй", 0.3),
)

INDECLINABLE = ("их", "ых", "аго", "яго", "ово", "ко")
"""Endings of surnames that never decline (Rosenthal, § 149)."""

_UNCHANGING_VOWELS = {"о": 0.5, "э": 0.5, "и": 0.4, "е": 0.3, "ё": 0.3, "у": 0.25, "ю": 0.25, "ы": 0.25}
"""How far a name that ends so is to be taken for one that does not decline, rather than for an oblique case."""

_ADJECTIVAL = ("ый", "ой", "ая")
_OBLIQUE = ("ом", "ем", "ым", "им", "ого", "ому", "ой", "ей")
_DOUBT = 0.3
"""A last name in -ом or -ым is seldom a nominative («Токаевым»)."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One way to read a form."""

    nominative: str
    case: str
    gender: str
    weight: float


@lru_cache(maxsize=1 << 15)
def guesses(form: str) -> tuple[Guess, ...]:
    """Every nominative that the form may come from, by its ending alone; its letters' case is kept."""
    found: list[Guess] = []
    if declinable(form):
        for pattern in PATTERNS:
            for case, ending in zip(CASES, pattern.endings, strict=True):
                stem = form.removesuffix(ending) if ending else form
                if (ending and stem == form) or not _fits(stem, pattern):
                    continue
                # «Сомовым» is Сомов's, and no «Сомовый»'s.
                if pattern.endings[0] in _ADJECTIVAL and stem.lower().endswith(("ов", "ев")):
                    continue
                genders = ("masc", "femn") if pattern.gender == "any" else (pattern.gender,)
                weight = pattern.weight - (_DOUBT if not ending and form.lower().endswith(_OBLIQUE) else 0.0)
                found += (Guess(stem + pattern.endings[0], case, gender, weight) for gender in genders)
    return tuple(found) + _unchanged(form)


def _fits(stem: str, pattern: Pattern) -> bool:
    return (
        len(stem) >= 2
        and any(letter in VOWELS for letter in stem.lower())
        and (not pattern.after or stem[-1].lower() in pattern.after)
    )


def _unchanged(form: str) -> tuple[Guess, ...]:
    """The reading «it does not decline»: likely of a last vowel that few declined forms have, and of a woman's consonant."""
    last = form[-1:].lower()
    if not declinable(form):
        weights = {"masc": 0.6, "femn": 0.6}
    elif last in _UNCHANGING_VOWELS:
        weights = {"masc": _UNCHANGING_VOWELS[last], "femn": _UNCHANGING_VOWELS[last]}
    elif last not in VOWELS:
        weights = {"masc": 0.05, "femn": 0.3}
    else:
        weights = {"masc": 0.03, "femn": 0.03}
    return tuple(Guess(form, case, gender, weight) for gender, weight in weights.items() for case in CASES)


def declinable(name: str) -> bool:
    """Whether any name that ends so declines: none in Latin letters, none in -ко, -их, -аго."""
    lowered = name.lower()
    cyrillic = any("а" <= letter <= "я" or letter == "ё" for letter in lowered)
    return cyrillic and len(name) > 1 and not lowered.endswith(INDECLINABLE)


@lru_cache(maxsize=1 << 14)
def declined(nominative: str, gender: str) -> tuple[str, ...]:
    """The six cases of a name in the nominative; six times the name where it does not decline."""
    if declinable(nominative):
        for pattern in PATTERNS:
            ending = pattern.endings[0]
            stem = nominative.removesuffix(ending) if ending else nominative
            if (ending and stem == nominative) or not _fits(stem, pattern):
                continue
            if pattern.gender in (gender, "any"):
                return tuple(stem + each for each in pattern.endings)
    return (nominative,) * len(CASES)
