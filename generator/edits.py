"""Merging, renaming and reviewing a content folder: a change is planned, checked on a copy of the whole, and written last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import pipeline, understanding
from generator.config import Config
from generator.content import Reading
from generator.editing.keep import Keep
from generator.editing.merging import absorbed, merged
from generator.editing.plan import Plan, told
from generator.editing.renaming import renaming
from generator.editing.things import Sort, Thing, named, unknown
from generator.editing.tree import Tree
from generator.errors import EditRefused, UsageError
from generator.model import Archive, Entity, MentionOf, Span
from generator.progress import Reporter
from generator.review.answering import answered
from generator.review.items import Item, items
from generator.review.listing import Listing
from generator.urls import kind_url

_NO_FILE = "Take the name of a file in it, without .md"


@dataclass(frozen=True, slots=True)
class Done:
    lines: tuple[str, ...]
    """What was changed, or would be: one line each."""
    files: int
    """That were written, moved or removed, or would be."""


def merge(config: Config, content: Path, old: str, new: str, keep: Keep | None = None, dry: bool = False) -> Done:
    """OLD becomes NEW. OLD may be an entity without a file, by the id in the address of its page; then the archive is worked out.

    Raises UsageError, EditRefused; nothing was written then.
    """
    tree = Tree(content)
    staying = named(new, tree)
    if staying is None:
        raise unknown(
            new, tree, "What stays needs a file: make one, for an entity without a file in its folder of entities/."
        )
    going = named(old, tree)
    reading = pipeline.check(config, content)
    if going is not None:
        plan = merged(tree, reading, going, staying, keep)
        after = tree.checked(plan.change, reading, config.texts_language)
        return _done(tree, plan, dry)
    archive = understanding.understand(config, reading.content, Reporter(), _own(config, content))
    entity = _without_file(archive, old, tree, staying)
    plan = absorbed(tree, reading, entity, staying)
    after = tree.checked(plan.change, reading, config.texts_language)
    plan = replace(plan, notes=(*plan.notes, *_effect(config, archive, after, entity, staying)))
    return _done(tree, plan, dry)


def rename(config: Config, content: Path, old: str, new: str, dry: bool = False) -> Done:
    """The file OLD gets the name NEW. Raises UsageError, EditRefused; nothing was written then."""
    tree = Tree(content)
    thing = named(old, tree)
    if thing is None:
        raise unknown(old, tree, f"{_NO_FILE}; what has no file has no name to change.")
    plan = renaming(tree, thing, new)
    tree.checked(plan.change, pipeline.check(config, content), config.texts_language)
    return _done(tree, plan, dry)


@dataclass(frozen=True, slots=True)
class Review:
    listing: Listing
    items: tuple[Item, ...]
    """The least certain first."""


def review(config: Config, content: Path, articles: Sequence[str] = ()) -> Review:
    """What the machine is least sure of: in these articles, or in all. Raises UsageError for what names no article."""
    tree = Tree(content)
    wanted = set()
    for name in articles:
        thing = named(name, tree)
        if thing is None:
            raise unknown(name, tree, "Take the name of an article's file, without .md")
        if thing.sort is not Sort.ARTICLE:
            raise UsageError(f"«{name}» is no article: {tree.root / thing.path}. Name a file in articles/.")
        wanted.add(thing.id)
    reading = pipeline.check(config, content)
    broken = [problem for problem in reading.errors if Path(problem.path).stem in wanted]
    if broken:
        raise EditRefused("\n".join(map(str, broken)))
    archive = understanding.understand(config, reading.content, Reporter(), _own(config, content))
    return Review(Listing(tree, archive, config.language), tuple(items(archive, wanted)))


def answer(review: Review, id: str, target: str | None, make_file: bool = False) -> Done:
    """Writes an answer to the item: `target`, or what the machine thinks where it is None. Raises UsageError, EditRefused."""
    item = next((one for one in review.items if one.id == id), None)
    if item is None:
        raise UsageError(
            f"«{id}» is not in doubt: it was answered, or the words changed. «letopis review» lists what is."
        )
    listing = review.listing
    if target is None:
        own = next((one.target for one in listing.answers(item) if one.key == "y"), None)
        if own is None:
            raise UsageError(
                f"«{item.words}»: the machine found nothing that could be confirmed. Say it: --as TARGET {id}"
            )
        target = own
    listing.forget(item)
    plan = answered(listing.tree, listing.archive, item, target, make_file)
    lines = listing.settled(item, target, plan.change.added or ())
    listing.tree.write(plan.change)
    listing.forget(item)
    return Done(tuple(lines), 1 + len(plan.change.added or ()))


def _done(tree: Tree, plan: Plan, dry: bool) -> Done:
    lines = tuple(told(plan, tree))
    moves = plan.change.moves or {}
    files = {edit.path for edit in plan.change.edits} | {*moves, *plan.change.removed, *(plan.change.added or {})}
    if not dry:
        tree.write(plan.change)
    return Done(lines, len(files))


def _own(config: Config, content: Path) -> bool:
    return content.resolve() == config.content.resolve()


# ------------------------------------------------------------------------------------------- an entity without a file


def _without_file(archive: Archive, old: str, tree: Tree, staying: Thing) -> Entity:
    """By its id, or by the address of its page."""
    folder, _, id = old.strip().strip("/").rpartition("/")
    entity = archive.entities.get(id)
    if (
        entity is not None
        and not entity.curated
        and kind_url(entity.kind).strip("/") in (folder, folder or kind_url(entity.kind).strip("/"))
    ):
        return entity
    if staying.sort is Sort.EVENT and id in {event.id for event in archive.events}:
        raise UsageError(
            f"«{old}» is an event without a file: it is told where its date, its people and its places say so. Write into "
            f"{tree.root / staying.path} the date and the entities that its sentences name, and they will come to it."
        )
    curated = next((one for one in archive.entities.values() if id in one.same_as), None)
    if curated is not None:
        raise UsageError(
            f"«{old}» was merged into «{curated.id}» before: {tree.root / curated.path} says so in same_as."
        )
    raise unknown(old, tree, f"{_NO_FILE}, or the last part of an entity's address.")


def _effect(config: Config, before: Archive, after: Reading, entity: Entity, staying: Thing) -> list[str]:
    """What becomes of the mentions. Raises EditRefused where some still mean the entity without a file."""
    then = _meant(before)
    archive = understanding.understand(config, after.content, Reporter(quiet=True))
    now = _meant(archive)
    left = [place for place, id in now.items() if id == entity.id and then.get(place) == entity.id]
    if left:
        article, span = left[0]
        words = span.of(archive.article(article).article.text)
        raise EditRefused(
            f"«{words}» in {article} would go on meaning «{entity.id}», as another file or an article's own words decide it. "
            f"Correct it there: [{words}](entity:{staying.id}). Nothing was written."
        )
    gained = [place for place, id in now.items() if id == staying.id and then.get(place) != staying.id]
    from_ = Counter(then.get(place, "") for place in gained)
    articles = len({article for article, _ in gained})
    lines = [
        f"mentions that will mean «{staying.id}»: {len(gained)}, articles: {articles}; meant «{entity.id}»: {from_[entity.id]}."
    ]
    for id, count in sorted(from_.items()):
        if id not in (entity.id, ""):
            lines.append(f"{count} of these mentions meant «{id}»: look whether that is right.")
    return lines


def _meant(archive: Archive) -> Mapping[tuple[str, Span], str]:
    return {
        (one.article.id, annotation.span): annotation.value.entity
        for one in archive.articles
        for annotation in one.annotations
        if isinstance(annotation.value, MentionOf)
    }
