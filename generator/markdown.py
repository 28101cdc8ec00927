"""The only engine that ever sees contributed Markdown: markdown-it-py, CommonMark, `html: false`.

`parse` gives the plain text that everything is annotated on, with the way back to the source; `render` gives safe HTML with marks
(sentences, mentions) laid over that text. Both walk the same tokens in the same order, so an offset means the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image as _image_rule
from markdown_it.rules_inline.link import link as _link_rule
from markdown_it.token import Token

from generator.errors import Problem
from generator.model import Block, BlockKind, Correction, Span

CORRECTION_SCHEMES = ("entity", "date", "speaker")
# A host, or an address after mailto:. Anything else (javascript:, data:, //host, /path) is shown as plain words.
_ALLOWED_LINK = re.compile(r"(?:https?://[^\s/?#]+|mailto:[^\s@]+@[^\s@]+)", re.IGNORECASE)
_SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Parsed:
    text: str
    """Marks gone, blocks parted by an empty line."""
    blocks: tuple[Block, ...]
    corrections: tuple[Correction, ...]
    offsets: tuple[int, ...]
    """For each code point of `text`, the code point of the source it came from. Between blocks: the end of the block before."""
    problems: tuple[Problem, ...]
    """With an empty path, and lines counted from 1 in the source given."""

    def source_span(self, span: Span) -> Span:
        """The stretch of the source that shows as this stretch of the text."""
        if span.start >= span.stop:
            at = self.offsets[span.start] if span.start < len(self.offsets) else 0
            return Span(at, at)
        return Span(self.offsets[span.start], self.offsets[span.stop - 1] + 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """An element laid over the text. Marks may nest and may cross; crossing ones are closed and opened again."""

    span: Span
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    """Unescaped values. An `id` is printed once even where the element has to be printed in pieces."""


# ------------------------------------------------------------------------------------------------------ walking


@dataclass(frozen=True, slots=True)
class _Text:
    content: str
    offsets: tuple[int, ...]
    """Into the source, one for each code point of `content`."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """Inline markup: emphasis, code, a link, a line break."""

    opens: bool
    name: str
    href: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A block that holds text, with what stands inside it."""

    kind: BlockKind
    tag: str
    line: int
    """Of the source, from 0."""
    inline: tuple[_Text | _Tag, ...]


@dataclass(frozen=True, slots=True)
class _Fence:
    """An opening or closing of a block that holds blocks: list, item, quotation; or a rule."""

    html: str


@lru_cache(maxsize=1)
def _engine() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False})
    # Escapes and entities stay tokens of their own: their `markup` is the source as written, which keeps offsets exact.
    md.disable("text_join")
    md.inline.ruler.at("link", _remembering("link_open", "link_close", _link_rule))
    md.inline.ruler.at("image", _remembering("image", "image", _image_rule))
    # Every destination is parsed here and judged by `_href`, so that a refused link is reported and not left as raw text.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return md


def _remembering(
    first: str, last: str, rule: Callable[[StateInline, bool], bool]
) -> Callable[[StateInline, bool], bool]:
    """The rule, which also notes on its tokens where in the inline source it began and ended."""

    def remember(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            made = state.tokens[before:]
            for token in made:
                if token.type == first:
                    token.meta = {"start": start, "stop": state.pos}
                    break
            if made and made[-1].type == last:
                made[-1].meta = {"start": start, "stop": state.pos}
        return True

    return remember


def _lines(source: str) -> list[int]:
    """Where each line begins; the same line ends as markdown-it counts (CRLF, CR, LF)."""
    return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", source))]


def _walk(source: str) -> Iterator[_Leaf | _Fence]:
    starts = _lines(source)
    containers: list[str] = []
    tag = "p"
    for token in _engine().parse(source):
        if token.type in ("paragraph_open", "heading_open"):
            tag = "" if token.hidden else _shifted(token.tag)
        elif token.type == "inline":
            kind = _kind(tag, containers)
            yield _Leaf(kind, tag, (token.map or [0])[0], tuple(_inline(token, source, starts)))
        elif token.type in ("fence", "code_block"):
            yield _code(token, source, starts)
        elif token.type == "hr":
            yield _Fence("<hr>")
        elif token.nesting == 1 and token.type not in ("paragraph_open", "heading_open"):
            containers.append(token.type)
            start = token.attrs.get("start") if token.type == "ordered_list_open" else None
            yield _Fence(f'<{token.tag} start="{int(start)}">' if start is not None else f"<{token.tag}>")
        elif token.nesting == -1 and token.type not in ("paragraph_close", "heading_close"):
            containers.pop()
            yield _Fence(f"</{token.tag}>")


def _shifted(tag: str) -> str:
    """The page owns h1; a contributor's headings begin at h2."""
    return f"h{min(int(tag[1]) + 1, 6)}" if tag[0] == "h" else tag


def _kind(tag: str, containers: Sequence[str]) -> BlockKind:
    if tag.startswith("h"):
        return BlockKind.HEADING
    if "list_item_open" in containers:
        return BlockKind.ITEM
    return BlockKind.QUOTE if "blockquote_open" in containers else BlockKind.PARAGRAPH


def _code(token: Token, source: str, starts: Sequence[int]) -> _Leaf:
    first = (token.map or [0])[0]
    at = starts[min(first, len(starts) - 1)]
    content = token.content.rstrip("\n")
    found = source.find(content, at) if content else -1
    offsets = range(found, found + len(content)) if found >= 0 else (at for _ in content)
    return _Leaf(BlockKind.CODE, "pre", first, (_Text(content, tuple(offsets)),))


def _inline(token: Token, source: str, starts: Sequence[int]) -> Iterator[_Text | _Tag]:
    """The inline tokens of one block, each text with its offsets into the source.

    markdown-it keeps no positions inside a block, but its text tokens are verbatim pieces of the source in order, so each is
    found again from where the last one ended; links, which hide text (their destination), were noted while parsing.
    """
    content = token.content
    where = _content_offsets(token, source, starts)
    cursor = 0

    def text(shown: str, written: str | None = None) -> _Text:
        nonlocal cursor
        verbatim = written is None
        piece = shown if written is None else written
        found = content.find(piece, cursor) if piece else -1
        if found < 0:
            at = where[min(cursor, len(where) - 1)] if where else 0
            return _Text(shown, (at,) * len(shown))
        cursor = found + len(piece)
        if verbatim:
            return _Text(shown, tuple(where[found:cursor]))
        return _Text(shown, (where[found],) * len(shown))

    for child in token.children or ():
        at = where[min(cursor, len(where) - 1)] if where else 0
        match child.type:
            case "text":
                if child.content:
                    yield text(child.content)
            case "text_special":
                yield text(child.content, child.markup)
            case "softbreak":
                yield text("\n")
            case "hardbreak":
                yield _Tag(True, "br")
                yield text("\n")
            case "code_inline":
                cursor = max(content.find(child.markup, cursor), 0) + len(child.markup)
                yield _Tag(True, "code")
                yield text(child.content)
                yield _Tag(False, "code")
                cursor = max(content.find(child.markup, cursor), 0) + len(child.markup)
            case "image":
                shown = text(child.content) if child.content else None
                yield _Tag(True, "img", str(child.attrs.get("src", "")), at)
                if shown:
                    yield shown
                cursor = child.meta.get("stop", cursor)
            case "link_open":
                cursor = child.meta.get("start", cursor) + 1
                yield _Tag(True, "a", str(child.attrs.get("href", "")), at)
            case "link_close":
                yield _Tag(False, "a", "", at)
                cursor = child.meta["stop"] if "stop" in child.meta else content.find(">", cursor) + 1
            case _ if child.nesting:
                cursor = max(content.find(child.markup, cursor), 0) + len(child.markup)
                yield _Tag(child.nesting == 1, child.tag)
            case _:  # pragma: no cover - the CommonMark preset without HTML has no other inline token
                raise AssertionError(f"inline token {child.type} has no meaning here")


def _content_offsets(token: Token, source: str, starts: Sequence[int]) -> list[int]:
    """For each code point of an inline token's content, its offset in the source.

    A line of the content is a line of the source without the marks of its containers in front.
    """
    first = (token.map or [0])[0]
    where: list[int] = []
    lines = token.content.split("\n")
    for number, line in enumerate(lines):
        start = starts[min(first + number, len(starts) - 1)]
        stop = starts[first + number + 1] if first + number + 1 < len(starts) else len(source)
        bare = line.strip()
        at = source.find(bare, start, stop) if bare else start
        lead = len(line) - len(line.lstrip())
        begin = max(at if at >= 0 else start, start)
        where.extend(max(begin - lead + i, start) if at >= 0 else start for i in range(len(line)))
        if number + 1 < len(lines):
            where.append(max(stop - 1, start))
    return where


# ------------------------------------------------------------------------------------------------------- parsing


def parse(source: str) -> Parsed:
    """The plain text of a Markdown body. Never raises: what is wrong in it is in `problems`, and shows as plain words."""
    pieces: list[str] = []
    offsets: list[int] = []
    blocks: list[Block] = []
    corrections: list[Correction] = []
    problems: list[Problem] = []
    starts = _lines(source)
    length = 0
    for leaf in _walk(source):
        if isinstance(leaf, _Fence) or not any(isinstance(item, _Text) and item.content for item in leaf.inline):
            continue
        if length:
            pieces.append(_SEPARATOR)
            offsets.extend((offsets[-1], offsets[-1]))
            length += len(_SEPARATOR)
        begin = length
        opened: list[tuple[_Tag, int]] = []
        for item in leaf.inline:
            if isinstance(item, _Text):
                pieces.append(item.content)
                offsets.extend(item.offsets)
                length += len(item.content)
            elif item.name == "img":
                problems.append(_problem(item.at, starts, "an image", "Images are not published; describe it in words"))
            elif item.name == "a" and item.opens:
                opened.append((item, length))
            elif item.name == "a":
                link, start = opened.pop()
                correction, problem = _judge(link, Span(start, length), starts)
                corrections.extend(filter(None, (correction,)))
                problems.extend(filter(None, (problem,)))
        blocks.append(Block(leaf.kind, Span(begin, length)))
    return Parsed("".join(pieces), tuple(blocks), tuple(corrections), tuple(offsets), tuple(problems))


def _judge(link: _Tag, span: Span, starts: Sequence[int]) -> tuple[Correction | None, Problem | None]:
    scheme, colon, target = link.href.partition(":")
    if colon and scheme in CORRECTION_SCHEMES:
        if span.start == span.stop:
            mend = f"Write the words it corrects: [words]({link.href})"
            return None, _problem(link.at, starts, f"the correction «{link.href}» has no words", mend)
        return Correction(span, scheme, target), None
    if _href(link.href) is None:
        shown = link.href if len(link.href) <= 60 else link.href[:60] + "…"
        mend = "Allowed are http://, https:// and mailto: addresses, and entity:, date:, speaker: corrections"
        return None, _problem(link.at, starts, f"the link «{shown}» leads to no allowed address", mend)
    return None, None


def _problem(offset: int, starts: Sequence[int], found: str, mend: str) -> Problem:
    line = sum(1 for start in starts if start <= offset)
    return Problem("", line, offset - starts[line - 1] + 1, found, mend)


def _href(href: str) -> str | None:
    """The address as it may stand in HTML, or None where it may not."""
    if not _ALLOWED_LINK.match(href) or any(ord(char) < 0x20 for char in href):
        return None
    normal = normalizeLink(href)
    return normal if _ALLOWED_LINK.match(normal) else None


# ----------------------------------------------------------------------------------------------------- rendering


def render(
    source: str,
    marks: Sequence[Mark] = (),
    wraps: Mapping[int, tuple[str, str]] | None = None,
    glue: Callable[[str], str] | None = None,
) -> str:
    """Safe HTML of a Markdown body, with `marks` laid over its text (offsets as in `parse(source).text`).

    `wraps` gives another opening and closing HTML to the block of that index (as in `Parsed.blocks`); it is trusted.
    `glue` may change the characters of a run of text but not their number (typographic spaces).
    No newline stands in the result; inside `pre` it is written as a character reference.
    """
    ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.stop))
    painter = _Painter(ordered, glue)
    out: list[str] = []
    index = 0
    offset = 0
    for leaf in _walk(source):
        if isinstance(leaf, _Fence):
            out.append(leaf.html)
            continue
        if not any(isinstance(item, _Text) and item.content for item in leaf.inline):
            continue
        if index:
            offset += len(_SEPARATOR)
        tags = (f"<{leaf.tag}>", f"</{leaf.tag}>") if leaf.tag else ("", "")
        opening, closing = (wraps or {}).get(index, tags)
        out.append(opening)
        offset = painter.paint(leaf, offset, out)
        out.append(closing)
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

    def paint(self, leaf: _Leaf, offset: int, out: list[str]) -> int:
        """Prints one block whose text begins at `offset`; returns where it ends."""
        run: list[str] = []
        links: list[str] = []
        for item in leaf.inline:
            if isinstance(item, _Text):
                run.append(item.content)
                continue
            offset = self._run("".join(run), offset, bool(links and links[-1]), leaf, out)
            run.clear()
            if item.name == "br":
                out.append("<br>")
            elif item.name == "a" and item.opens:
                safe = _href(item.href)
                links.append(f'<a href="{escape(safe)}" rel="nofollow noopener external">' if safe else "")
                out.append(links[-1])
            elif item.name == "a":
                out.append("</a>" if links.pop() else "")
            elif item.name != "img":
                out.append(f"<{item.name}>" if item.opens else f"</{item.name}>")
        return self._run("".join(run), offset, bool(links and links[-1]), leaf, out)

    def _run(self, text: str, offset: int, inside_link: bool, leaf: _Leaf, out: list[str]) -> int:
        if not text:
            return offset
        stop = offset + len(text)
        shown = self._glue(text) if self._glue and leaf.kind is not BlockKind.CODE else text
        while self._next < len(self._marks) and self._marks[self._next].span.start < stop:
            self._live.append(self._marks[self._next])
            self._next += 1
        self._live = [mark for mark in self._live if mark.span.stop > offset]
        cuts = {offset, stop}
        for mark in self._live:
            cuts.update(edge for edge in (mark.span.start, mark.span.stop) if offset < edge < stop)
        edges = sorted(cuts)
        opened: list[Mark] = []
        for start, end in pairwise(edges):
            wanted = [mark for mark in self._live if mark.span.start <= start and end <= mark.span.stop]
            keep = 0
            while keep < min(len(opened), len(wanted)) and opened[keep] is wanted[keep]:
                keep += 1
            out.extend(_end(mark, inside_link) for mark in reversed(opened[keep:]))
            out.extend(self._start(mark, inside_link) for mark in wanted[keep:])
            opened = wanted
            out.append(_escaped(shown[start - offset : end - offset], leaf.kind))
        out.extend(_end(mark, inside_link) for mark in reversed(opened))
        return stop

    def _start(self, mark: Mark, inside_link: bool) -> str:
        first = id(mark) not in self._named
        self._named.add(id(mark))
        # A link cannot hold a link: inside a contributor's own link the mark keeps its look and loses its address.
        drop = {"href"} if inside_link else set()
        attributes = "".join(
            f' {name}="{escape(value)}"'
            for name, value in mark.attributes
            if name not in drop and (first or name != "id")
        )
        return f"<{_tag(mark, inside_link)}{attributes}>"


def _tag(mark: Mark, inside_link: bool) -> str:
    return "span" if inside_link and mark.tag == "a" else mark.tag


def _end(mark: Mark, inside_link: bool) -> str:
    return f"</{_tag(mark, inside_link)}>"


def _escaped(text: str, kind: BlockKind) -> str:
    return escape(text).replace("\n", "&#10;" if kind is BlockKind.CODE else " ")


def plain(source: str) -> str:
    """The text alone, in one line: for descriptions and previews."""
    return " ".join(parse(source).text.split())


__all__: Any = ["CORRECTION_SCHEMES", "Mark", "Parsed", "parse", "plain", "render"]
