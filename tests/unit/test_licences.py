"""Everything that a site is built with may be used, changed and passed on by whoever forks the archive."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
LOCKED = NAME.findall((ROOT / "requirements.lock").read_text(encoding="utf-8"))

FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public|Unlicense|Public Domain|CC0|Zlib|LGPL|Lesser General Public",
    re.IGNORECASE,
)


def licence(found: Distribution) -> str:
    """By PEP 639's expression, else the classifiers, else the field of free words."""
    meta = found.metadata
    classifiers = [line for line in meta.get_all("Classifier") or [] if line.startswith("License ::")]
    return " / ".join(meta.get_all("License-Expression") or classifiers or meta.get_all("License") or [])[:200]


@pytest.mark.parametrize("name", sorted(set(LOCKED)))
def test_its_licence_is_a_free_one(name: str) -> None:
    said = licence(distribution(name))
    assert FREE.search(said), f"{name}: «{said}» is no licence that this test knows; read it, then say so here"
