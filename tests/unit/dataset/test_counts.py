"""How many lines a file has, counted without making them."""

from __future__ import annotations

import pytest

from generator.dataset import FILES, Dataset, File
from tests.factories import config
from tests.unit.pages.sample import sample


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_as_many_lines_are_counted_as_are_made(file: File) -> None:
    data = Dataset(sample(), config(), frozenset())
    assert file.count(data) == sum(1 for _ in file.lines(data))
