"""A file of content/ gets another name, and its page another address: the old one leads to it, and whatever named it names it still."""

from __future__ import annotations

from generator.content import former_address
from generator.editing.edit import in_order
from generator.editing.matter import Matter
from generator.editing.naming import renamed
from generator.editing.plan import Plan
from generator.editing.things import Sort, Thing, things
from generator.editing.tree import Change, Tree
from generator.errors import EditRefused, UsageError
from generator.schema import ID_LIMIT, is_file_name

_FORMER = {
    Sort.ARTICLE: "was",
    Sort.ENTITY: "same_as",
    Sort.EVENT: "same_as",
    Sort.DISAGREEMENT: "was",
    Sort.PAGE: "was",
}
"""The key that holds the names which a file had."""


def renaming(tree: Tree, old: Thing, name: str) -> Plan:
    """The plan. An article goes to the folder of its year, where it does not lie there.

    Raises UsageError for a name that cannot be one, EditRefused where it is taken.
    """
    id = _new_id(name, old)
    text = tree.text(old.path)
    matter = Matter(old.path, text)
    folder = old.folder
    if old.sort is Sort.ARTICLE:
        year = str(matter.data.get("date") or "")[:4]
        if not (year.isdigit() and len(year) == 4):
            raise EditRefused(f"{tree.root / old.path}: has no date, and so no year. Write it first.")
        folder = f"articles/{year}"
    new = Thing(old.sort, id, f"{folder}/{id}.md")
    if new.path == old.path:
        raise UsageError(f"«{name}» is what the file is called already.")
    _refuse_taken(tree, old, new)
    key = _FORMER[old.sort]
    had = matter.items(key)
    kept = [one for one in had if _address(one, old, folder) != new.address()]
    edits = matter.listed(key, [*kept, *([] if old.id in kept else [_former(old, new)])])
    edits += renamed(tree, old.sort, (old.id,), id) if id != old.id else []
    addresses = [old.address(), *(_address(one, old, folder) for one in kept)]
    redirects = tuple((address, new.address()) for address in dict.fromkeys(addresses))
    return Plan(Change(in_order(edits), moves={old.path: new.path}), redirects)


def _new_id(name: str, old: Thing) -> str:
    path, _, id = name.strip().removesuffix(".md").strip("/").rpartition("/")
    if path and not f"/{old.folder}".endswith(f"/{path.removeprefix('./').removeprefix('content/')}"):
        what = (
            "its year, which its date says"
            if old.sort is Sort.ARTICLE
            else "another folder, which would make another kind of it"
        )
        raise UsageError(f"«{name}»: a rename does not move a file to {what}. Give the new name alone: {id}")
    if not is_file_name(id):
        raise UsageError(
            f"«{name}» cannot be an address. Use small Latin letters, digits and single hyphens, at most {ID_LIMIT}: olaf-sholts"
        )
    return id


def _refuse_taken(tree: Tree, old: Thing, new: Thing) -> None:
    for other in things(tree).get(new.id, ()):
        if other.sort is old.sort and other.path != old.path:
            hint = " If both are one, merge them." if old.sort in (Sort.ENTITY, Sort.EVENT) else ""
            raise EditRefused(f"«{new.id}» is taken by {tree.root / other.path}. Take another name.{hint}")


def _former(old: Thing, new: Thing) -> str:
    """The old name as the file says it: of an article with the year of its folder, where the name alone would mean another."""
    if old.sort is not Sort.ARTICLE:
        return old.id
    year = old.path.split("/")[1]
    full = f"{year}/{old.id}"
    return old.id if former_address(old.id, new.path.split("/")[1]) == full else full


def _address(former: str, old: Thing, folder: str) -> str:
    if old.sort is not Sort.ARTICLE:
        return old.address(former)
    return f"articles/{former_address(former, folder.split('/')[1])}/"
