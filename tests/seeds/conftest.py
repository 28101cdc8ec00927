"""Tests on the five real documents, which are not part of the repository.

`LETOPIS_SEEDS` names the folder that holds them. Without it nothing here is collected, and the header of the run says so (see
tests/conftest.py); the same ways are then covered by tests/unit/ingest with texts of our own.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SEEDS = os.environ.get("LETOPIS_SEEDS", "")

collect_ignore_glob = [] if SEEDS else ["test_*.py"]


@pytest.fixture(scope="session")
def seeds() -> tuple[Path, ...]:
    found = tuple(sorted(Path(SEEDS).glob("*.txt")))
    assert len(found) == 5, f"LETOPIS_SEEDS is {SEEDS}, which holds {len(found)} .txt files and not the five documents"
    return found
