"""Which words of an article are names, and who claims them: each stretch of text has one claimant.

A person's correction beats a curated name, which beats the machine's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.annotators.spans import clear_of, holders, overlapping
from generator.archive.gazetteer import Match
from generator.archive.identity import Target, is_broken
from generator.archive.records import Records
from generator.model import AnnotatedArticle, Annotation, EntityKind, MentionOf, Name, NoMeaning, Origin, Span

_TOPIC = EntityKind.TOPIC

CURATED = "linking.curated"
"""The rule of a mention whose words are a form of a name that one entity file gives, and no other."""


class Link(NamedTuple):
    """One name in one article, and what it means."""

    span: Span
    target: Target
    normal: str
    """The name in the nominative: the machine's, or the curated one that was found."""
    rule: str
    origin: Origin
    evidence: str


class Found(NamedTuple):
    """A name that the machine saw."""

    span: Span
    annotation: Annotation
    name: Name
    inside: tuple[str, ...] = ()
    """Ids of curated entities whose names stand in its words, and which it goes beyond."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The words of one article that are names."""

    annotated: AnnotatedArticle
    settled: Sequence[Link]
    open: Sequence[Found]
    """Names of the machine that no file and no person decides."""


def claim(annotated: AnnotatedArticle, records: Records) -> Claims:
    """Which words of the article are names, and who claims them."""
    text = annotated.article.text
    corrected: list[Link] = []
    forbidden: list[Span] = []
    seen: list[tuple[int, int, int, Annotation, Name]] = []
    for number, annotation in enumerate(annotated.annotations):
        value = annotation.value
        if isinstance(value, Name):
            if value.kind is _TOPIC or not is_broken(value.normal):
                # The number keeps the order of two names of one place, and annotations themselves out of the comparison.
                seen.append((annotation.span.start, -annotation.span.stop, number, annotation, value))
        elif isinstance(value, MentionOf):
            corrected.append(_corrected(annotation, value.entity, text, records))
        elif isinstance(value, NoMeaning) and value.scheme == "entity":
            forbidden.append(annotation.span)
    decided = [one.span for one in corrected] + forbidden
    names = _apart(seen)
    if decided:
        names = clear_of(names, decided)
    matches = list(records.gazetteer(annotated.article.language).matches(text, records.barred(annotated.article.id)))
    if decided:
        matches = clear_of(matches, decided)
    if not matches:
        return Claims(annotated, corrected, names)
    # A name that goes beyond the curated one inside it is another name: «МИД Казахстана», «Кемель Токаев».
    wider = [(name.span, inner) for name, inner in holders(names, matches) if _has_more_words(text, name.span, inner)]
    inside: dict[Span, list[str]] = defaultdict(list)
    for outer, inner in wider:
        inside[outer] += (id for match in overlapping(matches, inner) for id in match.entities)
    matches = clear_of(matches, [outer for outer, _ in wider])
    curated = [
        _told(link, names, text, records.kinds)
        for link in _matched(matches, {n.span: n.name.kind for n in names}, records)
    ]
    still_open = clear_of(names, [one.span for one in curated])
    open_ = [name._replace(inside=tuple(inside[name.span])) if name.span in inside else name for name in still_open]
    return Claims(annotated, (*corrected, *curated), open_)


def _apart(seen: list[tuple[int, int, int, Annotation, Name]]) -> list[Found]:
    """The machine's names that could name somebody, left to right, none overlapping another."""
    found: list[Found] = []
    reached = 0
    for start, stop, _, annotation, name in sorted(seen):
        if reached <= start:
            found.append(Found(annotation.span, annotation, name))
            reached = -stop
    return found


def _told(link: Link, names: Sequence[Found], text: str, kinds: Mapping[Target, EntityKind]) -> Link:
    """With what the machine saw in its place, where that was something else."""
    other = [
        one for one in overlapping(names, link.span) if one.span != link.span or one.name.kind is not kinds[link.target]
    ]
    lost = " and ".join(f"{one.name.kind.value} «{one.span.of(text)}»" for one in other)
    return link._replace(evidence=f"{link.evidence}; refused: the machine's {lost}") if lost else link


def _corrected(annotation: Annotation, entity: str, text: str, records: Records) -> Link:
    words = " ".join(annotation.span.of(text).split())
    target = records.current(entity)
    return Link(annotation.span, target, words, annotation.rule, annotation.origin, annotation.evidence)


def _matched(matches: Iterable[Match], kinds: Mapping[Span, EntityKind], records: Records) -> list[Link]:
    """Curated names in the text. Words that several files claim mean the one that the article names elsewhere without doubt,
    else the one of the kind that the machine saw there (`kinds`), else none of them."""
    matches = list(matches)
    certain = {match.entities[0] for match in matches if len(match.entities) == 1}
    links = []
    for match in matches:
        form, rivals = f"a form of «{match.name}»", ", ".join(match.entities)
        if len(match.entities) == 1:
            links.append(Link(match.span, match.entities[0], match.name, CURATED, Origin.RULE, form))
            continue
        for why, fitting in (
            ("named elsewhere in this article", [id for id in match.entities if id in certain]),
            ("of the kind seen here", [id for id in match.entities if records.by_id[id].kind is kinds.get(match.span)]),
        ):
            if len(fitting) == 1:
                evidence = f"{form}; of {rivals} the only one {why}"
                links.append(Link(match.span, fitting[0], match.name, "linking.curated-rival", Origin.RULE, evidence))
                break
    return links


def _has_more_words(text: str, outer: Span, inner: Span) -> bool:
    """Quotation marks alone make no other name."""
    return any(char.isalnum() for char in text[outer.start : inner.start] + text[inner.stop : outer.stop])
