"""When are two names one: folding, keys and ids of names that have no file.

The key of a name is its whole slug, so ё and е, capitals, quotation marks and the way Unicode writes «й» make no difference.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from generator.model import EntityKind
from generator.urls import SLUG_LIMIT, slug

Key = tuple[EntityKind, str]
"""Kind and uncut slug: names with one key are one entity."""

Target = str | Key
"""What a name was found to mean: the id of an entity file, or the key of a name without one."""

_UNCUT = 10_000
_DIGITS = 8
_QUOTATION_MARKS = str.maketrans(dict.fromkeys('«»„“”‟‘‛"', '"') | {"’": "'", "‑": "-"})


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """For comparing words as readers do: no capitals, ё as е, one code point for «й», one kind of quotation mark."""
    return unicodedata.normalize("NFC", word).casefold().replace("ё", "е").translate(_QUOTATION_MARKS)


@lru_cache(maxsize=1 << 16)
def last_word(words: str) -> str:
    """Folded; "" where there is none."""
    return fold((words.split()[-1:] or [""])[0])


def short_hash(*parts: str) -> str:
    """Eight hex digits, the same on every machine."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]


@lru_cache(maxsize=1 << 17)
def name_slug(name: str) -> str:
    """The uncut slug; a short hash for names without a letter or digit that a slug keeps («東京»)."""
    return slug(name, _UNCUT) or "n-" + short_hash(fold(name))


def key_of(kind: EntityKind, name: str) -> Key:
    return kind, name_slug(name)


@lru_cache(maxsize=1 << 16)
def is_broken(name: str) -> bool:
    """Machine-made names that name nobody: one letter, digits only, signs only."""
    return sum(char.isalpha() for char in name) < 2


def ids_of(keys: Iterable[Key], taken: Collection[str]) -> Mapping[Key, str]:
    """An id for each key, none of them among the ids that files have.

    Where one slug names entities of several kinds, or a file's id has it, the later kinds carry their kind: `vashington-place`.
    A slug over the limit is cut at a word and ends in a hash of the whole, so that two long names stay two.
    """
    ids: dict[Key, str] = {}
    used = set(taken)
    for kind, whole in sorted(set(keys), key=_by_slug_then_kind):
        id = whole if len(whole) <= SLUG_LIMIT else f"{slug(whole)}-{short_hash(whole)}"
        if id in used:
            id = f"{id}-{kind.value}"
        while id in used:
            id = f"{id}-{short_hash(id)}"
        ids[kind, whole] = id
        used.add(id)
    return ids


def preferred(spellings: Mapping[str, int]) -> str:
    """Of several spellings with their counts, the one to show: the most frequent, however often it stands with е for ё; of those
    that differ in nothing else the one with ё: then the first by alphabet."""
    counts: dict[str, int] = defaultdict(int)
    for name, count in spellings.items():
        counts[fold(name)] += count
    return min(spellings, key=lambda name: (-counts[fold(name)], -name.casefold().count("ё"), -spellings[name], name))


def _by_slug_then_kind(key: Key) -> tuple[str, int]:
    return key[1], list(EntityKind).index(key[0])


_LETTERS = re.compile(r"[^\W\d_]")


def first_letter(word: str) -> str:
    """The word's first letter as it stands, "" where there is none."""
    found = _LETTERS.search(word)
    return found.group() if found else ""
