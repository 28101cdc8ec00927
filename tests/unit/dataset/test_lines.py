"""What is written is what the definition says: each line is read as its model, and the model would write the same bytes."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from generator.dataset import FILES, Dataset, File
from generator.dataset.base import Line, Sparse, written
from generator.model import Archive, Figure, FigureKind, Span
from tests.factories import archive, article, config, with_origins
from tests.unit.exports.test_data import with_threads_and_disagreements
from tests.unit.pages.test_hostile import hostile

FIGURES = {
    "три": Figure(3, "километр", "=", FigureKind.MEASURE),
    "пять": Figure(5e16, "USD", "<~", FigureKind.MONEY, "кредит"),
    "семь": Figure(0.00001, "%", ">=", FigureKind.MEASURE, "", 7),
}


def _figured() -> Archive:
    return archive([article("2025-11-07-chisla", "Было три, пять или семь.", figures=FIGURES)])


ARCHIVES = {
    "plain": with_origins(with_threads_and_disagreements()),
    "hostile": hostile(),
    "figures": _figured(),
    "empty": archive([]),
}


@pytest.mark.parametrize("name", ARCHIVES)
@pytest.mark.parametrize("site_url", ["https://archive.example/", ""])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_line_is_what_its_model_would_write(file: File, site_url: str, name: str) -> None:
    whole = ARCHIVES[name]
    data = Dataset(whole, config(site_url=site_url), frozenset({"quotes/q-most/"}))
    sparse = issubclass(file.line, Sparse)
    count = 0
    for line in file.lines(data):
        count += 1
        model = file.line.model_validate(_named(line))
        assert written(line) == model.model_dump_json(exclude_none=sparse).encode() + b"\n"
    assert file.count(data) == count


def _aliases(line: type[Line]) -> dict[str, str]:
    own = {field.serialization_alias: name for name, field in line.model_fields.items() if field.serialization_alias}
    return own | {alias: name for below in line.__subclasses__() for alias, name in _aliases(below).items()}


def _named(value: Any) -> Any:
    """With the names of the fields in Python, which those of the file stand for."""
    if isinstance(value, dict):
        return {_aliases(Line).get(name, name): _named(item) for name, item in value.items()}
    return [_named(item) for item in value] if isinstance(value, list | tuple) else value


def test_the_archives_have_a_line_of_every_file() -> None:
    data = Dataset(ARCHIVES["plain"], config(), frozenset())
    assert all(file.count(data) for file in FILES)


def test_an_id_is_a_uuid_of_version_5() -> None:
    annotated = _figured().articles[0]
    data = Dataset(_figured(), config(), frozenset())
    namespace = uuid.uuid5(uuid.NAMESPACE_URL, "letopis:data")
    sentence = annotated.sentences[0]
    key = f"{annotated.article.id}\n{sentence.anchor}\n5\n3\nFigure"
    assert data.place_id(annotated, Span(5, 8), "Figure") == str(uuid.uuid5(namespace, key))
