"""A comparison in whole numbers under fixed names: all that a job with the right to write may take from a pull request.

The names are those of .github/comment.py, which puts them into words; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.comparing.shape import ArticleChange, Comparison, EntityChange, GatheredChange, StatementChange


def counts(comparison: Comparison) -> dict[str, int]:
    articles, entities = comparison.articles, comparison.entities
    events = [one for one in comparison.gathered if one.kind == "event"]
    # What only follows from a merge means the same one.
    said = [one for article in articles for one in article.statements if not one.follows]
    mentions = [one for one in said if one.layer == "mention"]
    return {
        "addresses_lost": sum(one.change == "vanished" for one in comparison.addresses),
        "articles_new": _of(articles, "new"),
        "articles_edited": _of(articles, "edited", "renamed"),
        "articles_gone": _of(articles, "gone"),
        "entities_new": _of(entities, "new", "split"),
        "entities_merged": _of(entities, "merged", "absorbed"),
        "entities_renamed": _of(entities, "renamed"),
        "entities_gone": _of(entities, "gone"),
        "mentions_gained": _of(mentions, "gained"),
        "mentions_lost": _of(mentions, "lost"),
        "mentions_relinked": _of(mentions, "changed"),
        "dates_changed": _moved(said, "date", "duration"),
        "quotes_changed": _moved(said, "quote", "turn"),
        "events_new": _of(events, "new"),
        "events_changed": _of(events, "changed", "merged", "split"),
        "events_gone": _of(events, "gone"),
        "elsewhere": _of(articles, "untouched"),
        "pages_changed": sum((one.changed or 0) + one.new + one.gone for one in comparison.pages),
    }


def _of(things: Iterable[ArticleChange | EntityChange | GatheredChange | StatementChange], *changes: str) -> int:
    return sum(one.change in changes for one in things)


def _moved(said: Iterable[StatementChange], *layers: str) -> int:
    return sum(one.layer in layers and one.change in ("gained", "lost", "changed") for one in said)
