"""Annotations come back as they were put, and a damaged entry is a miss."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from generator.cache import AnnotationCache
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Article,
    Attribution,
    Block,
    BlockKind,
    Correction,
    DateOf,
    Description,
    DescriptionOf,
    Duration,
    EntityKind,
    Figure,
    FigureKind,
    MentionOf,
    Name,
    NoMeaning,
    Origin,
    Quote,
    Rights,
    Sense,
    Sentence,
    Source,
    Span,
    Turn,
    TurnRole,
    Value,
)

TEXT = "Анна Белова приехала в Алматы 5 мая."
ARTICLE = Article(
    id="2024-05-06-belova",
    language="ru",
    title="Белова приехала",
    published="2024-05-06",
    source=Source("Вестник", None, ("Почта",)),
    rights=Rights.FULL,
    markdown=TEXT,
    text=TEXT,
    blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),),
    corrections=(Correction(Span(0, 11), "entity", "anna-belova"),),
    path="articles/2024/2024-05-06-belova.md",
)
VALUES: tuple[Value, ...] = (
    Name(EntityKind.PERSON, "Анна Белова"),
    MentionOf("anna-belova"),
    MentionOf("rim", Sense.GOVERNMENT),
    Description("Анна Белова"),
    DescriptionOf("anna-belova"),
    DateOf("2024-05-05", "2024-05-06"),
    Quote("Анна Белова", "Вестник", False, "2024-05"),
    Turn(TurnRole.ANSWER, "Анна Белова"),
    Duration("P2Y", "~", "P5Y"),
    Figure(1.1e9, "USD", "~", FigureKind.MONEY, "долг"),
    Figure(3, "километр", "=", FigureKind.MEASURE, to=5),
    Attribution("Вестник", ("Почта", "Эхо")),
    NoMeaning("date"),
)
ANNOTATED = AnnotatedArticle(
    ARTICLE,
    (Sentence(Span(0, len(TEXT)), "s-0a1b2c"),),
    tuple(
        Annotation(Span(at, at + 4), value, "rule.name", list(Origin)[at % 3], "потому что «так»")
        for at, value in enumerate(VALUES)
    ),
)


@pytest.fixture
def cache(tmp_path: Path) -> AnnotationCache:
    return AnnotationCache(tmp_path, "7")


def entry(folder: Path) -> Path:
    (path,) = folder.glob("*/*")
    return path


def test_every_kind_of_value_comes_back_as_it_was_put(cache: AnnotationCache) -> None:
    assert cache.get(ARTICLE) is None
    cache.put(ANNOTATED)
    found = cache.get(ARTICLE)
    assert found == ANNOTATED
    assert {type(annotation.value) for annotation in found.annotations} == set(get_args(Value))


def test_an_entry_lies_in_a_folder_of_two_letters_and_holds_no_article(cache: AnnotationCache, tmp_path: Path) -> None:
    cache.put(ANNOTATED)
    path = entry(tmp_path)
    assert path.name == f"{cache.key(ARTICLE)}.json"
    assert path.parent.name == path.name[:2]
    assert TEXT not in path.read_text()


def test_a_renamed_article_keeps_its_entry(cache: AnnotationCache) -> None:
    cache.put(ANNOTATED)
    renamed = replace(ARTICLE, id="2024-05-06-other", path="articles/2024/2024-05-06-other.md")
    found = cache.get(renamed)
    assert found is not None
    assert found.article == renamed
    assert found.annotations == ANNOTATED.annotations


@pytest.mark.parametrize(
    "change",
    [
        {"language": "kk"},
        {"title": "Белова уехала"},
        {"published": "2024-05-07"},
        {"source": Source("Вестник")},
        {"text": TEXT + " "},
        {"blocks": ()},
        {"corrections": ()},
        {"corrections": (Correction(Span(0, 11), "entity", "none"),)},
    ],
    ids=str,
)
def test_whatever_an_annotator_sees_is_part_of_the_key(cache: AnnotationCache, change: dict[str, object]) -> None:
    cache.put(ANNOTATED)
    assert cache.get(replace(ARTICLE, **change)) is None  # type: ignore[arg-type]  # fields of many types


def test_another_version_of_the_rules_sees_nothing(cache: AnnotationCache, tmp_path: Path) -> None:
    cache.put(ANNOTATED)
    assert AnnotationCache(tmp_path, "8").get(ARTICLE) is None


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def resealed(data: bytes) -> bytes:
    """JSON of the wrong shape under a right checksum, as a program with a fault might leave it."""
    head, payload = data.split(b"\n")[0].rsplit(b" ", 1)[0], b'[[[1]],[["x"]]]'
    return head + b" " + hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:-1], id="last byte lost"),
        pytest.param(lambda data: data[: len(data) // 2], id="half lost"),
        pytest.param(lambda data: data.split(b"\n")[0], id="payload lost"),
        pytest.param(lambda data: bytes(range(256)), id="garbage"),
        pytest.param(flipped, id="flipped byte"),
        pytest.param(lambda data: data + b" ", id="byte added"),
        pytest.param(lambda data: data.replace(b" 7 ", b" 8 ", 1), id="other version"),
        pytest.param(lambda data: data.replace(b"letopis-annotations-2", b"letopis-annotations-3"), id="other format"),
        pytest.param(resealed, id="wrong shape"),
    ],
)
def test_a_damaged_entry_is_a_miss_and_is_written_over(
    cache: AnnotationCache, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    cache.put(ANNOTATED)
    path = entry(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert path.read_bytes() != whole
    assert cache.get(ARTICLE) is None
    cache.put(ANNOTATED)
    assert path.read_bytes() == whole
    assert cache.get(ARTICLE) == ANNOTATED


def test_an_entry_under_another_key_is_a_miss(cache: AnnotationCache, tmp_path: Path) -> None:
    cache.put(ANNOTATED)
    other = replace(ARTICLE, text=TEXT + "!")
    key = cache.key(other)
    (tmp_path / key[:2]).mkdir(exist_ok=True)
    entry(tmp_path).rename(tmp_path / key[:2] / f"{key}.json")
    assert cache.get(other) is None


def test_a_folder_in_the_place_of_an_entry_is_a_miss(cache: AnnotationCache, tmp_path: Path) -> None:
    key = cache.key(ARTICLE)
    (tmp_path / key[:2] / f"{key}.json").mkdir(parents=True)
    assert cache.get(ARTICLE) is None


def test_pruning_keeps_what_is_in_use_alone(cache: AnnotationCache, tmp_path: Path) -> None:
    cache.put(ANNOTATED)
    old = replace(ANNOTATED, article=replace(ARTICLE, text="Старый текст."))
    cache.put(old)
    (entry_in_use,) = tmp_path.glob(f"*/{cache.key(ARTICLE)}.json")
    (entry_in_use.parent / ".half.json.123.tmp").write_text("half")
    assert cache.prune([cache.key(ARTICLE)]) == 2
    assert cache.get(ARTICLE) == ANNOTATED
    assert cache.get(old.article) is None
    assert [path.name for path in tmp_path.glob("*/*")] == [entry_in_use.name]
