"""A person's answer, written into the article's Markdown as a correction."""

from __future__ import annotations

from generator import frontmatter, markdown
from generator.chronology import is_edtf
from generator.editing.corrections import correcting
from generator.editing.edit import Edit
from generator.editing.matter import scalar
from generator.editing.plan import Plan
from generator.editing.things import Sort, things
from generator.editing.tree import Change, Tree
from generator.errors import EditRefused, UsageError
from generator.meant import suggestion
from generator.model import Archive
from generator.review.items import NONE, Item
from generator.schema import ID


def answered(tree: Tree, archive: Archive, item: Item, target: str, make_file: bool = False) -> Plan:
    """The plan of a correction that says `target` over the item's words. `make_file`: an entity that has none gets its file.

    Raises UsageError for a target that means nothing, EditRefused where the correction cannot be written.
    """
    added = _settled(tree, archive, item, target, make_file)
    text = tree.text(item.path)
    places = frontmatter.fences(text)
    body = text[places[2] :] if places else ""
    if markdown.parse(body).text != archive.article(item.article).article.text:
        raise EditRefused(f"{tree.root / item.path}: changed while this ran. Run it again.")
    before = len(text) - len(body)
    edits = [
        Edit(item.path, edit.start + before, edit.end + before, edit.text)
        for edit in correcting(item.path, body, item.span, item.scheme, target)
    ]
    return Plan(Change(tuple(edits), added=added), ())


def needs_file(tree: Tree, archive: Archive, item: Item, target: str) -> bool:
    """Whether the target is an entity that the machine made, and so cannot be pointed to yet."""
    return item.scheme != "date" and target in archive.entities and target not in _ids(tree, archive)


def _settled(tree: Tree, archive: Archive, item: Item, target: str, make_file: bool) -> dict[str, str]:
    """The files to be made for the target, by path; mostly none."""
    if target == NONE:
        return {}
    if item.scheme == "date":
        if not is_edtf(target):
            raise UsageError(
                f"«{target}» is no date; write 2025-11-06, 2025-11, 2025, 2025-22 (summer), 2020/2025, or none"
            )
        return {}
    known = _ids(tree, archive)
    if target in known:
        return {}
    entity = archive.entities.get(target)
    if entity is None or not ID.fullmatch(target):
        mend = "Take the name of a file in entities/ without .md, or none"
        raise UsageError(f"«{target}» is no entity of the archive. {suggestion(target, known, mend)}")
    if not make_file:
        raise EditRefused(
            f"«{entity.name}» has no file, and a correction points to one. With --new, entities/{entity.kind.folder}/{target}.md is made."
        )
    return {f"entities/{entity.kind.folder}/{target}.md": f"---\nname: {scalar(entity.name)}\n---\n"}


def _ids(tree: Tree, archive: Archive) -> set[str]:
    """Of all that a correction may point to."""
    own = {id for id, found in things(tree).items() if any(thing.sort is Sort.ENTITY for thing in found)}
    return own | {old for entity in archive.entities.values() if entity.curated for old in entity.same_as}
