"""From an article to its annotations: who, when, what was said. The pipeline is `annotating.ANNOTATORS`.

What annotates is loaded when it is first asked for: its rules are hundreds of patterns, and most builds find every article in the cache.
"""

from __future__ import annotations

from generator.annotators.version import version
from generator.model import AnnotatedArticle, Article, Refusal

__all__ = ["FEWER_IN", "annotate", "refused", "version"]

FEWER_IN = frozenset({"en", "uk", "kk"})
"""Languages whose texts the model of names and the grammar of quotes, which know Russian alone, do not read: `annotating.FEWER`."""


def annotate(article: Article) -> AnnotatedArticle:
    """The article with its sentences and everything said about spans of it, sorted by span."""
    from generator.annotators.annotating import annotate as all_annotators

    return all_annotators(article)


def refused(article: Article) -> tuple[Refusal, ...]:
    """What the words of the article were taken for, until a rule or a person refused it; sorted by span. For `explain`."""
    from generator.annotators.annotating import refused as all_annotators

    return all_annotators(article)
