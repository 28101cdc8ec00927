"""A Markdown body → safe HTML, with marks laid over its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise

from generator.markdown.unbroken import may_be_broken, unbroken
from generator.markdown.walk import SEPARATOR, Fence, Leaf, Text, safe_href, walk
from generator.model import BlockKind, Span


@dataclass(slots=True)
class Mark:
    """An element laid over the text. Marks may nest and may cross; crossing ones are closed and opened again."""

    span: Span
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    """Unescaped values. An `id` is printed once even where the element has to be printed in pieces."""
    after: str = ""
    """HTML behind its last piece; it is trusted."""


def render(
    source: str,
    marks: Sequence[Mark] = (),
    wraps: Mapping[int, tuple[str, str]] | None = None,
    glue: Callable[[str], str] | None = None,
    around: Mapping[int, tuple[str, str]] | None = None,
) -> str:
    """Safe HTML of a Markdown body, with `marks` laid over its text (offsets as in `parse(source).text`).

    `wraps` gives another opening and closing HTML to the block of that index (as in `Parsed.blocks`), `around` what stands before and
    behind it, inside the list item or quotation that holds it; both are trusted.
    `glue` may change the characters of a run of text but not their number (typographic spaces). With it the text is set for readers:
    words such as «90-х» are kept on one line too.
    No newline stands in the result; inside `pre` it is written as a character reference.
    """
    ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.stop))
    painter = _Painter(ordered, glue)
    out: list[str] = []
    index = 0
    offset = 0
    for leaf in walk(source):
        if isinstance(leaf, Fence):
            out.append(leaf.html)
            continue
        if not any(isinstance(item, Text) and item.content for item in leaf.inline):
            continue
        if index:
            offset += len(SEPARATOR)
        tags = (f"<{leaf.tag}>", f"</{leaf.tag}>") if leaf.tag else ("", "")
        opening, closing = (wraps or {}).get(index, tags)
        before, behind = (around or {}).get(index, ("", ""))
        out.append(before + opening)
        offset = painter.paint(leaf, offset, out)
        out.append(closing + behind)
        index += 1
    return "".join(out)


class _Painter:
    """Prints the text of one block after another, cutting it where marks begin and end."""

    def __init__(self, marks: Sequence[Mark], glue: Callable[[str], str] | None) -> None:
        self._marks = marks
        self._glue = glue
        self._next = 0
        self._live: list[Mark] = []
        self._named: set[int] = set()

    def paint(self, leaf: Leaf, offset: int, out: list[str]) -> int:
        """Prints one block whose text begins at `offset`; returns where it ends."""
        run: list[str] = []
        links: list[str] = []
        for item in leaf.inline:
            if isinstance(item, Text):
                run.append(item.content)
                continue
            if item.name == "a" and item.opens and safe_href(item.href) is None:
                links.append("")  # A correction or a refused link shows as plain words, and does not cut them.
                continue
            if item.name == "img" or (item.name == "a" and not item.opens and not links[-1]):
                if item.name == "a":
                    links.pop()
                continue
            offset = self._run("".join(run), offset, bool(links and links[-1]), leaf, out)
            run.clear()
            if item.name == "br":
                out.append("<br>")
            elif item.name == "a" and item.opens:
                links.append(f'<a href="{escape(safe_href(item.href) or "")}" rel="nofollow noopener external">')
                out.append(links[-1])
            elif item.name == "a":
                out.append("</a>")
                links.pop()
            else:
                out.append(f"<{item.name}>" if item.opens else f"</{item.name}>")
        return self._run("".join(run), offset, bool(links and links[-1]), leaf, out)

    def _run(self, text: str, offset: int, inside_link: bool, leaf: Leaf, out: list[str]) -> int:
        if not text:
            return offset
        stop = offset + len(text)
        while self._next < len(self._marks) and self._marks[self._next].span.start < stop:
            self._live.append(self._marks[self._next])
            self._next += 1
        self._live = [mark for mark in self._live if mark.span.stop > offset]
        show = self._printer(text, offset, leaf)
        if not self._live:
            out.append(show(offset, stop))
            return stop
        starts = {max(mark.span.start, offset) for mark in self._live}
        stops = {min(mark.span.stop, stop) for mark in self._live}
        edges = sorted({offset, stop, *starts, *stops})
        opened: list[tuple[Mark, str]] = []  # With what closes each.
        coming = 0
        for start, end in pairwise(edges):
            # Only what begins or ends here is looked at: a paragraph may hold tens of thousands of marks.
            begins: list[Mark] = []
            if start in stops:
                ended = next((place for place, (mark, _) in enumerate(opened) if mark.span.stop <= start), len(opened))
                out.extend(_closed(mark, closing, start) for mark, closing in reversed(opened[ended:]))
                begins = [mark for mark, _ in opened[ended:] if mark.span.stop > start]
                del opened[ended:]
            if start in starts:
                while coming < len(self._live) and self._live[coming].span.start <= start:
                    if self._live[coming].span.stop > start:
                        begins.append(self._live[coming])
                    coming += 1
            for mark in begins:
                opening, closing = self._element(mark, inside_link)
                out.append(opening)
                opened.append((mark, closing))
            out.append(show(start, end))
        out.extend(_closed(mark, closing, stop) for mark, closing in reversed(opened))
        return stop

    def _printer(self, text: str, offset: int, leaf: Leaf) -> Callable[[int, int], str]:
        """What prints a piece of a run of text, by its offsets."""
        code = leaf.kind is BlockKind.CODE
        shown = self._glue(text) if self._glue and not code else text
        whole = _escaped(shown, leaf.kind)
        set_for_readers = self._glue is not None and not code and may_be_broken(whole)
        if whole == shown and not set_for_readers:
            # As nearly all of it: nothing is escaped, and there is nothing to keep on one line.
            return lambda start, stop: shown[start - offset : stop - offset]

        def show(start: int, stop: int) -> str:
            piece = _escaped(shown[start - offset : stop - offset], leaf.kind)
            return unbroken(piece) if set_for_readers else piece

        return show

    def _element(self, mark: Mark, inside_link: bool) -> tuple[str, str]:
        """The opening and closing of one piece of a mark."""
        first = id(mark) not in self._named
        self._named.add(id(mark))
        tag, kept = mark.tag, mark.attributes
        if inside_link and tag == "a":
            # A link cannot hold a link: inside a contributor's own link the mark keeps its look and loses its address.
            tag, kept = "span", tuple((name, value) for name, value in kept if name != "href")
        if not first:
            kept = tuple((name, value) for name, value in kept if name != "id")
            if not kept:
                return "", ""
        attributes = "".join([_attribute(name, value) for name, value in kept])
        return f"<{tag}{attributes}>", f"</{tag}>"


@lru_cache(maxsize=4096)
def _attribute(name: str, value: str) -> str:
    """Kept: marks have the same few classes, and lead to the same few pages."""
    return f' {name}="{escape(value)}"'


def _closed(mark: Mark, closing: str, at: int) -> str:
    """What closes a piece of the mark that ends `at` this offset: the last one with what stands behind it."""
    return closing + mark.after if at == mark.span.stop else closing


def _escaped(text: str, kind: BlockKind) -> str:
    return escape(text).replace("\n", "&#10;" if kind is BlockKind.CODE else " ")
