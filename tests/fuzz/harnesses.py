"""All harnesses, by name. The same check is run by hypothesis in `make test`, and by atheris in `make fuzz`."""

from __future__ import annotations

import importlib

from tests.fuzz.harness import Harness

NAMES = (
    "markdown",
    "escaped",
    "front-matter",
    "raw-bytes",
    "edtf",
    "dates",
    "statements",
    "imports",
    "new-files",
)


def harness(name: str) -> Harness:
    """Imported when it is asked for: under atheris every module takes its time to be rebuilt."""
    found = importlib.import_module(f"tests.fuzz.of_{name.replace('-', '_')}").HARNESS
    assert isinstance(found, Harness)
    return found
