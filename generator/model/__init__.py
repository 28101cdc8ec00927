"""Every type that crosses a wall between two rooms. Imports nothing of ours but its own files, one a stage.

All values are frozen and slotted, and hold tuples, so that a stage cannot fill in what an earlier one left open:
each stage makes a new value. The stages, in order:

    Article ──annotate──▶ AnnotatedArticle ──gather──▶ Archive ──▶ Page, Output

Offsets are code points. Unless a docstring says otherwise they count into `Article.text`.
Dates are EDTF (Library of Congress, levels 0 and 1, and the level 2 sets `{…}`).
"""

from __future__ import annotations

from generator.model.annotations import (
    AnnotatedArticle,
    Annotation,
    Attribution,
    DateOf,
    Description,
    DescriptionOf,
    Duration,
    Figure,
    FigureKind,
    MentionOf,
    Name,
    NoMeaning,
    Quote,
    Refusal,
    Sense,
    Sentence,
    Turn,
    TurnRole,
    Value,
)
from generator.model.archive import (
    Archive,
    Claim,
    Compatibility,
    Disagreement,
    DisagreementKind,
    Entity,
    Event,
    Evidence,
    Mention,
    Outlet,
    QuoteThread,
    Reckoning,
    Related,
    Telling,
    Variant,
    Wording,
)
from generator.model.common import EntityKind, Origin, Rights, Span
from generator.model.content import (
    Article,
    Block,
    BlockKind,
    ClaimRecord,
    Content,
    Correction,
    DisagreementRecord,
    EntityRecord,
    EventRecord,
    Prose,
    Provenance,
    Source,
)
from generator.model.published import Output, Page

__all__ = [
    "AnnotatedArticle",
    "Annotation",
    "Archive",
    "Article",
    "Attribution",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimRecord",
    "Compatibility",
    "Content",
    "Correction",
    "DateOf",
    "Description",
    "DescriptionOf",
    "Disagreement",
    "DisagreementKind",
    "DisagreementRecord",
    "Duration",
    "Entity",
    "EntityKind",
    "EntityRecord",
    "Event",
    "EventRecord",
    "Evidence",
    "Figure",
    "FigureKind",
    "Mention",
    "MentionOf",
    "Name",
    "NoMeaning",
    "Origin",
    "Outlet",
    "Output",
    "Page",
    "Prose",
    "Provenance",
    "Quote",
    "QuoteThread",
    "Reckoning",
    "Refusal",
    "Related",
    "Rights",
    "Sense",
    "Sentence",
    "Source",
    "Span",
    "Telling",
    "Turn",
    "TurnRole",
    "Value",
    "Variant",
    "Wording",
]
