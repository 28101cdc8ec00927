"""What all stages share: kinds of entity, rights, who decided, and stretches of text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """What a page of the archive can be about. The value stands in front matter; `folder` in URLs and in content/."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    TOPIC = "topic"

    @property
    def folder(self) -> str:
        return {"person": "people", "organization": "organizations", "place": "places", "topic": "topics"}[self.value]


class Rights(StrEnum):
    """What may be published of an article's text."""

    FULL = "full"
    EXCERPT = "excerpt"
    DIGEST = "digest"


class Origin(StrEnum):
    """Who decided: a person (a correction, a curated file), a named rule, or a statistical model."""

    HUMAN = "human"
    RULE = "rule"
    MODEL = "model"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, half-open: `text[start:stop]`."""

    start: int
    stop: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.stop and other.start < self.stop

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.stop <= self.stop

    def of(self, text: str) -> str:
        return text[self.start : self.stop]
