"""Everything in content/ that names an id: corrections in a Markdown body, lists in front matter. Found exactly, and changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator import frontmatter, markdown
from generator.editing.edit import Edit, applied
from generator.editing.matter import Matter
from generator.editing.things import Sort
from generator.editing.tree import Tree
from generator.errors import EditRefused
from generator.markdown import Parsed

_LISTS: Mapping[str, Mapping[Sort, tuple[str, ...]]] = {
    "events": {Sort.ENTITY: ("entities",)},
    "entities": {Sort.ARTICLE: ("only_in", "not_in")},
}
"""By folder and by what is named, the keys that hold ids of it; claims of disagreements are told apart below."""


def renamed(tree: Tree, sort: Sort, olds: Sequence[str], new: str, but: tuple[str, ...] = ()) -> Iterator[Edit]:
    """What names one of `olds` names `new`, in every file but those. An id that then would stand in a list twice stands in it once.

    Events, disagreements and pages are named by nothing. Raises EditRefused for a file that names it and cannot be read.
    """
    if sort not in (Sort.ENTITY, Sort.ARTICLE):
        return
    word = re.compile(rf"(?<![a-z0-9-])(?:{'|'.join(map(re.escape, olds))})(?![a-z0-9-])")
    for path in tree.paths:
        text = tree.text(path)
        if path in but or not word.search(text):
            continue
        folder = path.split("/")[0]
        yield from _in_matter(path, text, folder, sort, olds, new)
        if sort is Sort.ENTITY:
            places = frontmatter.fences(text)
            body = places[2] if places else 0
            for old in olds:
                for edit in in_body(path, text[body:], old, new):
                    yield Edit(path, edit.start + body, edit.end + body, edit.text)


def _in_matter(path: str, text: str, folder: str, sort: Sort, olds: Sequence[str], new: str) -> Iterator[Edit]:
    keys = _LISTS.get(folder, {}).get(sort, ())
    claims = folder == "disagreements" and sort is Sort.ARTICLE
    if not keys and not claims:
        return
    matter = Matter(path, text)
    for key in keys:
        ids = matter.items(key)
        found = [number for number, id in enumerate(ids) if id in olds]
        if not found:
            continue
        # Of several that become one the first takes the new name, unless that stands there already.
        stays = [] if new in ids else found[:1]
        left = [id for number, id in enumerate(ids) if id not in olds or number in stays]
        yield from matter.listed(key, left) if len(left) < len(ids) else ()
        for number in stays:
            yield matter.replaced((key,) if isinstance(matter.data[key], str) else (key, number), new)
    for number, claim in enumerate(matter.data.get("claims") or () if claims else ()):
        if isinstance(claim, dict) and claim.get("article") in olds:
            yield matter.replaced(("claims", number, "article"), new)


def in_body(path: str, body: str, old: str, new: str) -> list[Edit]:
    """Corrections of a Markdown body that point to `old`, pointed to `new`. What only looks like one (an example between backticks)
    stays: each change is judged by what it makes of the whole. Places count in the body.
    """
    parsed = markdown.parse(body)
    wanted = [one for one in parsed.corrections if one.scheme in ("entity", "speaker") and one.target == old]
    if not wanted:
        return []
    looks = [
        Edit(path, found.start(1), found.end(1), new)
        for found in re.finditer(rf"(?:entity|speaker):({re.escape(old)})(?![a-z0-9-])", body)
    ]
    if len(looks) == len(wanted) and _points(parsed, markdown.parse(applied(body, looks)), old, new) == len(wanted):
        return looks
    kept = [edit for edit in looks if _points(parsed, markdown.parse(applied(body, [edit])), old, new)]
    if _points(parsed, markdown.parse(applied(body, kept)), old, new) != len(wanted):
        raise EditRefused(
            f"{path}: a correction that points to «{old}» is written in a way that cannot be changed exactly. "
            f"Write it as [words](entity:{old}), and run it again."
        )
    return kept


def _points(before: Parsed, after: Parsed, old: str, new: str) -> int:
    """How many corrections now point to `new` that pointed to `old`; 0 where anything else is not as it was."""
    if before.text != after.text or len(before.corrections) != len(after.corrections):
        return 0
    changed = 0
    for one, other in zip(before.corrections, after.corrections, strict=True):
        if one == other:
            continue
        if (one.span, one.scheme, one.target, other.target) != (other.span, other.scheme, old, new):
            return 0
        changed += 1
    return changed
