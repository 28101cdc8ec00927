"""Where the articles that tell of an event differ on it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Disagreement
from generator.pages.context import Site
from generator.pages.event_passages import Passage
from generator.urls import disagreement_url, relative


def disputes(site: Site, found: Sequence[Passage]) -> tuple[Disagreement, ...]:
    """Those with a claim in one of these passages, in the archive's order."""
    spans: dict[str, list[Passage]] = {}
    for passage in found:
        spans.setdefault(passage.article.article.id, []).append(passage)
    touching = {
        one.id: one
        for article in spans
        for one in site.disputed_in.get(article, ())
        for claim in one.claims
        if any(passage.span.overlaps(claim.span) for passage in spans.get(claim.article, ()))
    }
    return tuple(one for one in site.archive.disagreements if one.id in touching) if touching else ()


def disputed_sentences(found: Sequence[Disagreement], url: str) -> dict[tuple[str, str], str]:
    """By article id and sentence anchor, the address of the first disagreement in which the sentence has a part."""
    made: dict[tuple[str, str], str] = {}
    for one in found:
        for claim in one.claims:
            made.setdefault((claim.article, claim.sentence), relative(disagreement_url(one.id), url))
    return made
