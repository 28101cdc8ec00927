"""Articles that are new, gone, renamed or edited, and those that nobody edited and that say something else now."""

from __future__ import annotations

from collections.abc import Iterator

from generator.comparing.shape import ArticleChange
from generator.comparing.sides import Pair, Sides, article_fields
from generator.comparing.statements import Telling, Version, changes, lone


def article_changes(sides: Sides, language: str) -> tuple[ArticleChange, ...]:
    """Those that nobody edited first, as they are the surprise; then what was edited, new, and gone."""
    found = list(_changes(sides, Telling(sides.base, language), Telling(sides.head, language)))
    order = ("untouched", "gone", "renamed", "edited", "new")
    return tuple(sorted(found, key=lambda one: order.index(one.change)))


def _changes(sides: Sides, base: Telling, head: Telling) -> Iterator[ArticleChange]:
    for pair in sides.pairs:
        made = _change(pair, sides, base, head)
        if made is not None:
            yield made
    for one in sides.gone:
        gone, said = one.article, lone("lost", Version(one, base))
        yield ArticleChange(
            id=gone.id, was=gone.id, title=gone.title, path=gone.path, change="gone", fields=(), statements=said
        )


def _change(pair: Pair, sides: Sides, base: Telling, head: Telling) -> ArticleChange | None:
    before, after = pair.before, pair.after
    article = after.article
    if before is None:
        said = lone("gained", Version(after, head))
        return ArticleChange(
            id=article.id, was="", title=article.title, path=article.path, change="new", fields=(), statements=said
        )
    if pair.untouched and before.annotations == after.annotations:
        return None
    former = before.article
    said = changes(Version(before, base), Version(after, head), sides.alignment(former.id), sides.moved)
    if pair.untouched and not said:
        return None
    return ArticleChange(
        id=article.id,
        was=former.id,
        title=article.title,
        path=article.path,
        change="untouched" if pair.untouched else "renamed" if former.id != article.id else "edited",
        fields=article_fields(former, article),
        statements=said,
    )
