"""A Markdown body → its plain text, with the blocks, the corrections and the way back to the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from generator.errors import Fix, Message, Problem, edit
from generator.lines import Lines
from generator.markdown.walk import SEPARATOR, Fence, Leaf, Tag, Text, safe_href, walk
from generator.meant import date, near
from generator.model import Block, BlockKind, Correction, Span
from generator.rawtext import hidden

CORRECTION_SCHEMES = ("entity", "date", "speaker")
# A correction that is none: CommonMark ends an address at a space, and what is left shows as plain words.
_BROKEN = re.compile(r"\]\(\s*(?P<target>(?:entity|date|speaker)\s*:[^()\n\r]*)\)", re.IGNORECASE)


@dataclass(frozen=True)
class Parsed:
    text: str
    """Marks gone, blocks parted by an empty line."""
    blocks: tuple[Block, ...]
    corrections: tuple[Correction, ...]
    targets: tuple[Span, ...]
    """For each correction, where its `scheme:target` stands in the source; an empty span at the link where it stands elsewhere."""
    runs: tuple[Sequence[int], ...]
    """`offsets`, in pieces."""
    problems: tuple[Problem, ...]
    """With an empty path; lines, columns and fixes count in the source given."""

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """For each code point of `text`, the code point of the source it came from. Between blocks: the end of the block before."""
        return tuple(chain.from_iterable(self.runs))


def parse(source: str) -> Parsed:
    """The plain text of a Markdown body. Never raises: what is wrong in it is in `problems`, and shows as plain words."""
    pieces: list[str] = []
    runs: list[Sequence[int]] = []
    blocks: list[Block] = []
    corrections: list[Correction] = []
    targets: list[Span] = []
    problems: list[Problem] = []
    lines = Lines(source)
    links = "](" in source
    length = 0
    for leaf in walk(source):
        if isinstance(leaf, Fence) and leaf.buries is not None:
            found = Message("lists or quotations nested too deep")
            mend = Message("Two or three levels are enough; what is deeper would not be shown")
            problems.append(Problem("", *lines.place(lines.starts[leaf.buries]), found, mend))
        if isinstance(leaf, Fence) or not any(isinstance(item, Text) and item.content for item in leaf.inline):
            continue
        if length:
            pieces.append(SEPARATOR)
            runs.append((runs[-1][-1],) * len(SEPARATOR))
            length += len(SEPARATOR)
        begin = length
        opened: list[tuple[Tag, int]] = []
        for item in leaf.inline:
            if isinstance(item, Text):
                # A character reference («&#x202e;») gives what the file's own text does not have.
                at = item.offsets[0] if item.offsets else 0
                if not source.startswith(item.content, at) and (code := hidden(item.content)):
                    found = Message("a character that does not show, %(code)s, as a reference", code=code)
                    problems.append(Problem("", *lines.place(at), found, Message("Write the text without it")))
                pieces.append(item.content)
                if item.offsets:
                    runs.append(item.offsets)
                length += len(item.content)
            elif item.name == "img":
                found, mend = Message("an image"), Message("Images are not published; describe it in words")
                problems.append(Problem("", *lines.place(item.at), found, mend))
            elif item.name == "a" and item.opens:
                opened.append((item, length))
            elif item.name == "a":
                link, start = opened.pop()
                target = _target(source, link, item.at)
                if problem := _wrong(link, start == length, target, lines):
                    problems.append(problem)
                elif _scheme(link.href) in CORRECTION_SCHEMES:
                    scheme, _, value = link.href.partition(":")
                    corrections.append(Correction(Span(start, length), scheme, value))
                    targets.append(target)
        blocks.append(Block(leaf.kind, Span(begin, length)))
        if links:
            problems.extend(_unread(source, leaf, lines))
    return Parsed(
        "".join(pieces), tuple(blocks), tuple(corrections), tuple(targets), tuple(runs), tuple(sorted(problems))
    )


def _scheme(href: str) -> str:
    return href.partition(":")[0]


def _target(source: str, link: Tag, closes: int) -> Span:
    """Where the address of a link stands; `closes`: where its words end. Empty for one that is written another way: `[words][name]`."""
    at = source.find("](", closes)
    start = at + 2 if at >= 0 else link.at
    while source[start : start + 1] in ("<", " ", "\t"):
        start += 1
    return Span(start, start + len(link.href)) if source.startswith(link.href, start) else Span(link.at, link.at)


def _wrong(link: Tag, empty: bool, target: Span, lines: Lines) -> Problem | None:
    scheme = _scheme(link.href)
    if scheme in CORRECTION_SCHEMES and scheme != link.href:
        if not empty:
            return None
        found = Message("the correction «%(target)s» has no words", target=link.href)
        mend = Message("Write the words it corrects: [words](%(target)s)", target=link.href)
        return Problem("", *lines.place(link.at), found, mend)
    if safe_href(link.href) is not None:
        return None
    found = Message("the link «%(address)s» leads to no allowed address", address=link.href)
    mend = Message("Allowed are http://, https:// and mailto: addresses, and entity:, date:, speaker: corrections")
    meant, surely = near(scheme, CORRECTION_SCHEMES) if ":" in link.href else ("", False)
    fix = None
    if meant:
        mend = Message("Did you mean «%(near)s»?", near=f"{meant}:")
        fix = edit(target.start, scheme, meant) if surely and target.start != target.stop else None
    return Problem("", *lines.place(link.at), found, mend, fix=fix)


def _unread(source: str, leaf: Leaf, lines: Lines) -> Iterator[Problem]:
    """Corrections with a space in their address, which Markdown takes for plain words. Code may hold them."""
    if leaf.kind is BlockKind.CODE:
        return
    code = False
    for item in leaf.inline:
        if isinstance(item, Tag):
            code = item.opens if item.name == "code" else code
            continue
        if code:
            continue
        for broken in _BROKEN.finditer(item.content):
            target = broken["target"]
            start, stop = item.offsets[broken.start("target")], item.offsets[broken.end("target") - 1] + 1
            scheme, _, value = target.partition(":")
            right = date(value) if scheme.strip().lower() == "date" else value.strip()
            fix: Fix | None = None
            if right and len(right.split()) == 1 and source[start:stop] == target:
                fix = edit(start, target, f"{scheme.strip().lower()}:{right}")
            found = Message("the correction «%(target)s» is not read, for its address has spaces in it", target=target)
            mend = Message("Write it without spaces: (entity:ivan-petrov), (date:2025-11-06)")
            yield Problem("", *lines.place(start), found, mend, fix=fix)


def plain(source: str) -> str:
    """The text alone, in one line: for descriptions and previews."""
    return " ".join(parse(source).text.split())
