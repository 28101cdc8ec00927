"""pymorphy3, asked once a word, and the name dictionaries that natasha's package carries.

natasha is never imported (it needs pymorphy2, which needs pkg_resources): only its data files are found and read.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Container, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import name

from pymorphy3 import MorphAnalyzer

from generator.errors import ToolError

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
"""In the order in which a Russian grammar lists them; pymorphy's names."""

_EXTRA_CASES = {"gen2": "gent", "loc2": "loct", "acc2": "accs", "gen1": "gent", "loc1": "loct"}


class Parse(NamedTuple):
    """One reading of a word form."""

    lemma: str
    part: str
    """NOUN, ADJF, VERB…: pymorphy's part of speech."""
    case: str
    """One of CASES, or "" for what has none."""
    number: str
    """`sing`, `plur` or ""."""
    gender: str
    """`masc`, `femn`, `neut`, `ms-f` or ""."""
    animate: bool
    grammemes: frozenset[str]
    score: float
    known: bool
    """The word stands in the dictionary, rather than being likened to one that does."""


@lru_cache
def analyser() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=1 << 14)
def _raw(word: str) -> tuple[Any, ...]:
    # pymorphy asks for each character's name, and a letter of a newer Unicode than Python's has none.
    named = "".join(char if char.isascii() or name(char, "") != "" else "\ufffd" for char in word)
    return tuple(analyser().parse(named))


@lru_cache(maxsize=1 << 16)
def parses(word: str) -> tuple[Parse, ...]:
    """Every reading of the word, the likeliest first."""
    found = []
    for raw in _raw(word):
        tag = raw.tag
        case = _EXTRA_CASES.get(str(tag.case), str(tag.case))
        grammemes = frozenset(str(grammeme) for grammeme in tag.grammemes)
        gender = "ms-f" if "ms-f" in grammemes else str(tag.gender or "")
        found.append(
            Parse(
                lemma=raw.normal_form,
                part=str(tag.POS or ""),
                case=case if case in CASES else "",
                number=str(tag.number or ""),
                gender=gender,
                animate="anim" in grammemes,
                grammemes=grammemes,
                score=float(raw.score),
                known=bool(raw.is_known),
            )
        )
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def inflected(word: str, reading: Parse, case: str, number: str) -> str:
    """The form of `word`, so read, in another case; the word itself where the dictionary has no such form."""
    wanted = {case, number} if number else {case}
    if reading.part in ("ADJF", "PRTF"):
        wanted |= {reading.gender} if number == "sing" and reading.gender else set()
        # Only a man's and a plural adjective tell the living from the lifeless, and only in the accusative.
        if case == "accs" and (number == "plur" or reading.gender == "masc"):
            wanted |= {"anim" if reading.animate else "inan"}
    for raw in _raw(word):
        if raw.normal_form == reading.lemma and frozenset(map(str, raw.tag.grammemes)) == reading.grammemes:
            form = raw.inflect(wanted)
            return str(form.word) if form else word
    return word


def all_forms(lemmas: Iterable[str]) -> frozenset[str]:
    """Every form of every word, the words given in their dictionary forms; lower case, as the dictionary writes «ё»."""
    return frozenset(
        form.word for lemma in lemmas for raw in _raw(lemma) if raw.normal_form == lemma for form in raw.lexeme
    )


@lru_cache
def packaged(*parts: str) -> Path:
    """A file of natasha's data folder. Raises ToolError where the package is not installed."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ToolError("The package «natasha», whose models Letopis uses, is not installed. Run: make site")
    return Path(spec.submodule_search_locations[0]).joinpath("data", *parts)


@lru_cache
def given_names() -> frozenset[str]:
    """Given names of many peoples, nominative, lower case."""
    return frozenset(packaged("dict", "first.txt").read_text(encoding="utf-8").split())


@lru_cache
def surnames() -> Container[str]:
    """Surnames in the nominative, lower case."""
    return _Lines(packaged("dict", "last.txt").read_bytes())


class _Lines:
    """Lines in the order of their bytes, as they are in the file: to make a set of two hundred thousand takes longer than to look for
    all that an edited article asks of them."""

    def __init__(self, lines: bytes) -> None:
        self._lines = b"\n" + lines.rstrip(b"\n") + b"\n"

    def __contains__(self, word: object) -> bool:
        lines, sought = self._lines, str(word).encode("utf-8", "surrogatepass")
        low, high = 0, len(lines) - 1
        # Both are line ends, and the line sought is between them, if anywhere.
        while low < high:
            begin = lines.rfind(b"\n", low, (low + high) // 2 + 1)
            end = lines.index(b"\n", begin + 1)
            line = lines[begin + 1 : end]
            if line == sought:
                return True
            low, high = (end, high) if line < sought else (low, begin)
        return False


@lru_cache(maxsize=1 << 14)
def is_common_word(word: str) -> bool:
    """The dictionary knows the word, and not as a given name, patronymic, surname, place or organisation."""
    found = [parse for parse in parses(word.lower()) if parse.known]
    proper = ("Name", "Patr", "Surn", "Geox", "Orgn", "Trad", "Abbr", "Init")
    return bool(found) and not any(mark in parse.grammemes for parse in found for mark in proper)


def like(pattern: str, word: str) -> str:
    """`word` with the capitals of `pattern`, hyphened part by hyphened part: («Нью-Йорке», «нью-йорк») → «Нью-Йорк»."""
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    models, parts = pattern.split("-"), word.split("-")
    if len(models) != len(parts):
        return word[:1].upper() + word[1:] if pattern[:1].isupper() else word
    return "-".join(
        part.upper()
        if len(model) > 1 and model.isupper()
        else part[:1].upper() + part[1:]
        if model[:1].isupper()
        else part
        for model, part in zip(models, parts, strict=True)
    )
