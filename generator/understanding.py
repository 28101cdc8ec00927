"""Articles → the finished archive: annotated, by the cache's word where it has one, and gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.cache import AnnotationCache
from generator.config import Config
from generator.errors import Stopped
from generator.model import AnnotatedArticle, Archive, Article, Content
from generator.uncollected import uncollected

if TYPE_CHECKING:
    from generator.archive import Gatherer
    from generator.articlecache import Reading
    from generator.progress import Reporter


@dataclass(slots=True)
class Memory:
    """What a process that builds again and again remembers of its last archive."""

    annotated: dict[str, AnnotatedArticle] = field(default_factory=dict)
    """By the article's id. One that did not change stays the same object."""
    keys: dict[str, str] = field(default_factory=dict)
    """By the same, that of its entry in the cache."""
    reading: Reading = ("", {})
    """As the cache of articles had it, which is given it again."""
    gatherer: Gatherer | None = None
    """None until something was gathered."""
    edits: int = 0
    """Articles that came, went or were changed since this was last written down."""


def understand(
    config: Config,
    content: Content,
    reporter: Reporter,
    own: bool = False,
    jobs: int | None = None,
    memory: Memory | None = None,
) -> Archive:
    """Articles → the finished archive; what the cache knows is not annotated again. `jobs`: processes that annotate.

    `own`: the content is the one that the settings name, so that entries of other texts may leave the cache. `memory`: of the last
    archive; takes this one.
    """
    from generator import archive

    found = annotated(config, content.articles, reporter, own, jobs, memory)
    with reporter.stage("Gathering the archive"):
        if not memory:
            return archive.gather(content, _given_away(found))
        memory.gatherer = memory.gatherer or archive.Gatherer()
        return memory.gatherer.gather(content, found)


def _given_away(articles: list[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
    """In any order, and kept no longer: the archive has others, of which some annotations are other objects."""
    while articles:
        yield articles.pop()


def annotated(
    config: Config,
    articles: Sequence[Article],
    reporter: Reporter,
    own: bool = False,
    jobs: int | None = None,
    memory: Memory | None = None,
) -> list[AnnotatedArticle]:
    """Each article with what the annotators find in it, in order; equal ones are looked up, or annotated, once."""
    before = memory.annotated if memory else {}
    ready = {
        article.id: known
        for article in articles
        if (known := before.get(article.id)) and (known.article is article or known.article == article)
    }
    cache = annotation_cache(config)
    known_keys = memory.keys if memory else {}
    # One by one: where two revisions are compared, an id stands twice.
    keys = [known_keys[article.id] if article.id in ready else cache.key(article) for article in articles]
    wanted = {key: article for key, article in zip(keys, articles, strict=True) if article.id not in ready}
    found = _looked_up(cache, wanted, reporter, jobs)
    result = [
        ready.get(article.id) or replace(found[key], article=article)
        for key, article in zip(keys, articles, strict=True)
    ]
    if memory:
        memory.annotated = {one.article.id: one for one in result}
        memory.keys = {article.id: key for key, article in zip(keys, articles, strict=True)}
        memory.edits += len(articles) - len(ready) + len(before.keys() - memory.annotated.keys())
    if own and (wanted or len(ready) < len(before) or not memory):
        # What no article of today has is dropped: texts that were edited, rules that were changed.
        cache.prune(set(keys))
    return result


def _looked_up(
    cache: AnnotationCache, wanted: Mapping[str, Article], reporter: Reporter, jobs: int | None
) -> dict[str, AnnotatedArticle]:
    """By the cache's key, as `wanted` is."""
    from generator import engines

    with uncollected():
        known = {key: found for key, article in wanted.items() if (found := cache.under(key, article))}
    waiting = {key: article for key, article in wanted.items() if key not in known}
    if waiting:
        annotating = engines.annotate_all(waiting.values(), jobs)
        try:
            for key, one in zip(waiting, reporter.each("Annotating", annotating, len(waiting)), strict=True):
                cache.put(one)
                known[key] = one
        except KeyboardInterrupt as stop:
            raise stopped() from stop
    return known


def annotation_cache(config: Config) -> AnnotationCache:
    """Of the archive that the settings belong to, for the rules of today."""
    from generator import annotators

    return AnnotationCache(config.path.parent / ".cache" / "annotations", annotators.version())


def stopped() -> Stopped:
    return Stopped("Stopped. What was annotated is kept, and the next run annotates only the rest.")
