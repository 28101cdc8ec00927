"""Word lists: text files beside the code, one entry a line, `#` begins a comment."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@lru_cache
def table(language: str, name: str) -> tuple[str, ...]:
    """The entries of `data/<language>/<name>.txt`, in order, as written."""
    lines = (DATA / language / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(entry for line in lines if (entry := line.partition("#")[0].strip()))


@lru_cache
def word_set(language: str, name: str) -> frozenset[str]:
    """The entries in lower case and with «ё» as «е», for look-ups by `fold`."""
    return frozenset(fold(entry) for entry in table(language, name))


@lru_cache
def word_map(language: str, name: str) -> dict[str, str]:
    """Lines of `key = value`, as written."""
    pairs = (entry.partition("=") for entry in table(language, name))
    return {key.strip(): value.strip() for key, _, value in pairs}


@lru_cache
def folded_map(language: str, name: str) -> dict[str, str]:
    """The same with the keys in lower case and with «ё» as «е», for look-ups by `fold`."""
    return {fold(key): value for key, value in word_map(language, name).items()}


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """As words are compared: lower case, «ё» as «е», any white space as one space."""
    return " ".join(word.lower().replace("ё", "е").split())
