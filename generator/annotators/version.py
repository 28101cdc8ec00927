"""What the annotations depend on besides the article: rules, word lists, models. Part of every cache key."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import version as installed
from pathlib import Path

_ROOMS = ("annotators", "languages")
_FILES = ("chronology.py", "model/annotations.py", "model/common.py", "model/content.py")
"""Beside them; of the model what annotators see and say, not what is made of it later."""
_PACKAGES = ("babel", "natasha", "navec", "numpy", "pymorphy3", "pymorphy3-dicts-ru", "razdel", "slovnet")


@lru_cache
def version() -> str:
    """Changes whenever a rule, a word list or a model does; the same on every machine. Loads no model.

    A hash of the sources and data of the rooms that annotate, and of the versions of the packages they ask.
    """
    generator = Path(__file__).parent.parent
    files = [generator / name for name in _FILES]
    for room in _ROOMS:
        files += (path for path in (generator / room).rglob("*") if path.suffix in (".py", ".txt"))
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.relative_to(generator).as_posix()}\0".encode())
        # Line endings are git's own business.
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    for package in _PACKAGES:
        digest.update(f"{package} {installed(package)}\0".encode())
    return digest.hexdigest()[:16]
