"""Annotations kept from one build to the next: one small file an article.

An entry is found by what the annotators saw and by the version of their rules, so an edit, a correction or a new rule simply
asks for another entry. What is found is not trusted: an entry that is cut short, altered or of another version is a miss,
and the next `put` writes over it.

    <folder>/3f/3fa9….json       first line: format, version, key and the checksum of the rest
                                 then one line of JSON: sentences and annotations, without the article itself
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Sequence
from functools import cache, lru_cache
from pathlib import Path
from sys import intern
from typing import Any

from generator.files import write_atomically
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Article,
    Attribution,
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
    Sense,
    Sentence,
    Span,
    Turn,
    TurnRole,
    Value,
)

FORMAT = "letopis-annotations-2"
"""Changes with the shape of the JSON; an entry of another format is a miss."""


class AnnotationCache:
    """The entries of one folder. Only what annotators find is kept: who is meant is decided anew for every archive."""

    def __init__(self, folder: Path, version: str) -> None:
        """`version` is that of the rules and models: `annotators.version()`. The folder need not exist."""
        self._folder = folder
        self._version = version
        self._shared = Shared()

    def key(self, article: Article) -> str:
        return key_of(self._version, article)

    def get(self, article: Article) -> AnnotatedArticle | None:
        """What `put` kept for an article that annotators cannot tell from this one, or None. Never raises for a bad entry."""
        return self.under(self.key(article), article)

    def under(self, key: str, article: Article) -> AnnotatedArticle | None:
        """`get`, by the article's key."""
        found = self._sound(key)
        try:
            return None if found is None else annotated(article, found, self._shared)
        except (ValueError, TypeError, LookupError):
            return None

    def holds(self, key: str) -> bool:
        """Whether there is a sound entry; quicker than `get`, which makes objects of it."""
        return self._sound(key) is not None

    def put(self, annotated: AnnotatedArticle) -> None:
        """Raises OSError where the folder cannot be written."""
        self.store(self.key(annotated.article), payload(annotated))

    def store(self, key: str, payload: bytes) -> None:
        """Keeps what was found elsewhere, under the article's key. Raises OSError where the folder cannot be written."""
        write_atomically(self._path(key), self._head(key, payload) + b"\n" + payload)

    def prune(self, used: Collection[str]) -> int:
        """Removes every entry whose key is not in use, and what a killed build left half written. Returns how many."""
        keep = {f"{key[:2]}/{key}.json" for key in used}
        gone = []
        for folder in self._folder.glob("??"):
            if folder.is_dir():
                # To make a path of each of ten thousand entries would take longer than all else here.
                with os.scandir(folder) as entries:
                    gone += [entry.path for entry in entries if f"{folder.name}/{entry.name}" not in keep]
        for path in gone:
            Path(path).unlink(missing_ok=True)
        return len(gone)

    def _sound(self, key: str) -> bytes | None:
        """The entry's payload; None where there is none, or it is damaged or of another version."""
        try:
            head, _, payload = self._path(key).read_bytes().partition(b"\n")
        except OSError:
            return None
        return payload if head == self._head(key, payload) else None

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"

    def _head(self, key: str, payload: bytes) -> bytes:
        return f"{FORMAT} {self._version} {key} {hashlib.sha256(payload).hexdigest()}".encode()


def key_of(version: str, article: Article) -> str:
    """SHA-256, in hex, of everything an annotator may look at. The id and the path are not part of it."""
    seen = (
        version,
        article.language,
        article.title,
        article.published,
        (article.source.name, article.source.url, article.source.cites),
        article.text,
        [(block.kind, block.span.start, block.span.stop) for block in article.blocks],
        [(mark.span.start, mark.span.stop, mark.scheme, mark.target) for mark in article.corrections],
    )
    return hashlib.sha256(_json(seen)).hexdigest()


def payload(annotated: AnnotatedArticle) -> bytes:
    """What was found in an article, without the article."""
    return _json(
        (
            [(sentence.span.start, sentence.span.stop, sentence.anchor) for sentence in annotated.sentences],
            [_row(annotation) for annotation in annotated.annotations],
        )
    )


class Shared:
    """One object for values that are equal, and for spans of equal bounds. Articles speak of the same people, days and things, and their
    annotations are short: to find an object takes less time than to make it, and less memory."""

    def __init__(self) -> None:
        self.span: Callable[[int, int], Span] = cache(_span)
        # Typed, because 1 and 1.0 are equal.
        self.value: Callable[..., Value] = lru_cache(maxsize=None, typed=True)(_value)


def annotated(article: Article, payload: bytes, shared: Shared | None = None) -> AnnotatedArticle:
    """The article with what was found in it, from `payload`. Raises ValueError, TypeError, LookupError for anything else.

    `shared`: among articles of one archive.
    """
    sentences, annotations = _decoded(payload.decode())
    shared = shared or Shared()
    span, value = shared.span, shared.value
    return AnnotatedArticle(
        article,
        # Hardly any two sentences stand at the same place of two articles.
        tuple([Sentence(_span(start, stop), anchor) for start, stop, anchor in sentences]),
        tuple(
            [
                Annotation(
                    span(start, stop),
                    value(tag, *(fields if tag != _ATTRIBUTION else _flat(*fields))),
                    intern(rule),
                    _ORIGINS[origin],
                    intern(why),
                )
                for start, stop, tag, fields, rule, origin, why in annotations
            ]
        ),
    )


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decoded = json.JSONDecoder().decode


def _json(value: Any) -> bytes:
    return _encoded(value).encode()


# ------------------------------------------------------------------------------------------------- the codec

# A look-up in a dict is several times as quick as calling the enum.
_KINDS: dict[str, EntityKind] = {kind.value: kind for kind in EntityKind}
_FIGURE_KINDS: dict[str, FigureKind] = {kind.value: kind for kind in FigureKind}
_ORIGINS: dict[str, Origin] = {origin.value: origin for origin in Origin}
_ROLES: dict[str, TurnRole] = {role.value: role for role in TurnRole}

_ATTRIBUTION = "attribution"

# Every member of the Value union.
_TYPES: dict[str, type[Value]] = {
    "name": Name,
    "mention": MentionOf,
    "description": Description,
    "described": DescriptionOf,
    "date": DateOf,
    "duration": Duration,
    "quote": Quote,
    "turn": Turn,
    "figure": Figure,
    _ATTRIBUTION: Attribution,
    "none": NoMeaning,
}
_TAGS = {type_: tag for tag, type_ in _TYPES.items()}


_NUMBERS = tuple(range(1 << 14))
"""Python makes a new object of every number beyond 256; texts are mostly shorter than this, and have hundreds of spans each."""


def _span(start: int, stop: int) -> Span:
    return Span(_NUMBERS[start], _NUMBERS[stop]) if 0 <= start <= stop < len(_NUMBERS) else Span(start, stop)


def _value(tag: str, *fields: Any) -> Value:
    """JSON has neither enums nor tuples."""
    match tag:
        case "name":
            kind, normal = fields
            return Name(_KINDS[kind], normal)
        case "mention":
            entity, sense = fields
            return MentionOf(entity, Sense(sense))
        case "figure":
            amount, unit, comparator, kind, of, to = fields
            return Figure(amount, unit, comparator, _FIGURE_KINDS[kind], of, to)
        case "turn":
            role, speaker = fields
            return Turn(_ROLES[role], speaker)
        case "attribution":  # as `_flat` has it
            outlet, *cites = fields
            return Attribution(outlet, tuple(cites))
        case _:
            return _TYPES[tag](*fields)


def _flat(outlet: str, cites: Sequence[str]) -> tuple[str, ...]:
    """Lists cannot be looked up."""
    return outlet, *cites


def _row(annotation: Annotation) -> tuple[Any, ...]:
    span, value = annotation.span, annotation.value
    return (
        span.start,
        span.stop,
        _TAGS[type(value)],
        [getattr(value, name) for name in value.__match_args__],
        annotation.rule,
        annotation.origin,
        annotation.evidence,
    )
