"""Permalinks of quotations: an anchor made of the quoted words themselves, so that an edit elsewhere leaves the link alone.

The speaker is not part of it: who finds out that somebody else said the words breaks no link to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.archive.identity import fold, short_hash
from generator.model import AnnotatedArticle, Quote, Span


def quote_anchors(article: AnnotatedArticle) -> Mapping[Span, str]:
    """By the span of a quote, its anchor: `q-` and a short hash of its words; the same words again carry their number."""
    anchors: dict[Span, str] = {}
    seen: Counter[str] = Counter()
    for annotation in article.annotations:
        if not isinstance(annotation.value, Quote) or annotation.span in anchors:
            continue
        anchor = "q-" + short_hash(" ".join(fold(annotation.span.of(article.article.text)).split()))
        seen[anchor] += 1
        anchors[annotation.span] = anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"
    return anchors
