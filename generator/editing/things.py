"""What a person means by an id: the file that it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from generator.editing.tree import Tree
from generator.errors import UsageError
from generator.meant import suggestion
from generator.model import EntityKind
from generator.urls import ARTICLES, disagreement_url, event_url, kind_url

_KINDS = {kind.folder: kind for kind in EntityKind}


class Sort(StrEnum):
    ARTICLE = "article"
    ENTITY = "entity"
    EVENT = "event"
    DISAGREEMENT = "disagreement"
    PAGE = "page"


_SORTS = {
    "articles": Sort.ARTICLE,
    "entities": Sort.ENTITY,
    "events": Sort.EVENT,
    "disagreements": Sort.DISAGREEMENT,
    "pages": Sort.PAGE,
}


@dataclass(frozen=True, slots=True)
class Thing:
    sort: Sort
    id: str
    path: str
    """Of its file, relative to the content folder."""

    @property
    def kind(self) -> EntityKind | None:
        """Of an entity, as its folder says."""
        return _KINDS.get(self.path.split("/")[1]) if self.sort is Sort.ENTITY else None

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    def address(self, id: str = "") -> str:
        """Of its page, or of the page that it would have under another id; relative to the site's root."""
        id = id or self.id
        match self.sort:
            case Sort.ARTICLE:
                return f"{ARTICLES}{self.path.split('/')[1]}/{id}/"
            case Sort.ENTITY:
                return f"{kind_url(self.kind)}{id}/" if self.kind else ""
            case Sort.EVENT:
                return event_url(id)
            case Sort.DISAGREEMENT:
                return disagreement_url(id)
            case Sort.PAGE:
                return f"{id}/"


def things(tree: Tree) -> Mapping[str, list[Thing]]:
    """By id, every file of content/ that has a page."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for path in tree.paths:
        pure = PurePosixPath(path)
        if len(pure.parts) > 1:
            found[pure.stem].append(Thing(_SORTS[pure.parts[0]], pure.stem, path))
    return found


def named(name: str, tree: Tree) -> Thing | None:
    """The file that the words mean: an id, a path as it is typed or as it ends, the address of a page. None where there is none.

    Raises UsageError where several files have the id.
    """
    words = re.sub(r"\.md$", "", name.strip().strip("/"))
    path, _, id = words.rpartition("/")
    fitting = [
        thing
        for thing in things(tree).get(id, ())
        if not path
        or f"/{tree.root.as_posix()}/{thing.path}".removesuffix(".md").endswith(f"/{words.removeprefix('./')}")
        or thing.address().strip("/") == words
    ]
    if len(fitting) > 1:
        paths = " or ".join(thing.path.removesuffix(".md") for thing in fitting)
        raise UsageError(f"«{name}» names {len(fitting)} files. Say which: {paths}")
    return fitting[0] if fitting else None


def unknown(name: str, tree: Tree, mend: str) -> UsageError:
    """That no file has the id, with the nearest one that a file has."""
    id = re.sub(r"\.md$", "", name.strip().strip("/")).rpartition("/")[2]
    return UsageError(f"«{name}» is no file of {tree.root}. {suggestion(id, things(tree), mend)}")
