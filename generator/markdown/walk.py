"""markdown-it-py's tokens as a flat row of blocks and inline pieces, every piece of text with its offsets into the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image as _image_rule
from markdown_it.rules_inline.link import link as _link_rule
from markdown_it.token import Token

from generator.lines import line_starts
from generator.markdown.unmarked import is_unmarked, paragraphs
from generator.model import BlockKind
from generator.urls import is_sound

# A host, or an address after mailto:. Anything else (javascript:, data:, //host, /path) is shown as plain words.
_ALLOWED_LINK = re.compile(r"(?:https?://[^\s/?#]+|mailto:[^\s@]+@[^\s@]+)", re.IGNORECASE)
SEPARATOR = "\n\n"
"""Between two blocks of the plain text."""


@dataclass(frozen=True, slots=True)
class Text:
    content: str
    offsets: Sequence[int]
    """Into the source, one for each code point of `content`."""


@dataclass(frozen=True, slots=True)
class Tag:
    """Inline markup: emphasis, code, a link, a line break."""

    opens: bool
    name: str
    href: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block that holds text, with what stands inside it."""

    kind: BlockKind
    tag: str
    inline: tuple[Text | Tag, ...]


@dataclass(frozen=True, slots=True)
class Fence:
    """An opening or closing of a block that holds blocks: list, item, quotation; or a rule."""

    html: str
    buries: int | None = None
    """The line of the source, from 0, of a block so deep that markdown-it leaves out, without a word, what it holds."""


@lru_cache(maxsize=1)
def _engine() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False})
    # Escapes and entities stay tokens of their own: their `markup` is the source as written, which keeps offsets exact.
    md.disable("text_join")
    md.inline.ruler.at("link", _remembering("link_open", "link_close", _link_rule))
    md.inline.ruler.at("image", _remembering("image", "image", _image_rule))
    # Every destination is parsed here and judged by `safe_href`, so that a refused link is reported and not left as raw text.
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


def walk(source: str) -> Iterator[Leaf | Fence]:
    """The source's blocks in order. `parse` and `render` both go by them, so that an offset means the same in both."""
    return _unmarked(source) if is_unmarked(source) else _marked(source)


def _unmarked(source: str) -> Iterator[Leaf]:
    for at, lines in paragraphs(source):
        inline: list[Text] = []
        for line in lines:
            if inline:
                inline.append(Text("\n", (at - 1,)))
            inline.append(Text(line, range(at, at + len(line))))
            at += len(line) + 1
        yield Leaf(BlockKind.PARAGRAPH, "p", tuple(inline))


def _marked(source: str) -> Iterator[Leaf | Fence]:
    # markdown-it does the same before it parses; without it, what holds one would not be found again in the source.
    source = source.replace("\0", "\ufffd")
    starts = line_starts(source)
    containers: list[str] = []
    tag = "p"
    engine = _engine()
    deepest = engine.options.maxNesting - 1
    for token in engine.parse(source):
        if token.type in ("paragraph_open", "heading_open"):
            tag = "" if token.hidden else _shifted(token.tag)
        elif token.type == "inline":
            kind = _kind(tag, containers)
            yield Leaf(kind, tag, tuple(_inline(token, source, starts)))
        elif token.type in ("fence", "code_block"):
            yield _code(token, source, starts)
        elif token.type == "hr":
            yield Fence("<hr>")
        elif token.nesting == 1:
            containers.append(token.type)
            start = token.attrs.get("start") if token.type == "ordered_list_open" else None
            html = f'<{token.tag} start="{int(start)}">' if start is not None else f"<{token.tag}>"
            buries = token.level >= deepest and token.type in ("list_item_open", "blockquote_open")
            yield Fence(html, (token.map or [0])[0] if buries else None)
        elif token.nesting == -1 and token.type not in ("paragraph_close", "heading_close"):
            containers.pop()
            yield Fence(f"</{token.tag}>")


def _shifted(tag: str) -> str:
    """The page owns h1, its title; «##» is the first level below it, and a contributor's «#» means the same."""
    return "h2" if tag == "h1" else tag


def _kind(tag: str, containers: Sequence[str]) -> BlockKind:
    if tag.startswith("h"):
        return BlockKind.HEADING
    if "list_item_open" in containers:
        return BlockKind.ITEM
    return BlockKind.QUOTE if "blockquote_open" in containers else BlockKind.PARAGRAPH


def _code(token: Token, source: str, starts: Sequence[int]) -> Leaf:
    content = token.content.rstrip("\n")
    first = (token.map or [0])[0] + (token.type == "fence")
    return Leaf(BlockKind.CODE, "pre", (Text(content, tuple(_content_offsets(content, first, source, starts))),))


def _inline(token: Token, source: str, starts: Sequence[int]) -> Iterator[Text | Tag]:
    """The inline tokens of one block, each text with its offsets into the source.

    markdown-it keeps no positions inside a block, but its text tokens are verbatim pieces of the source in order, so each is
    found again from where the last one ended; links, which hide text (their destination), were noted while parsing.
    """
    content = token.content
    where = _content_offsets(content, _first_line(token, source, starts), source, starts)
    cursor = 0

    def text(shown: str, written: str | None = None) -> Text:
        nonlocal cursor
        piece = shown if written is None else written
        found = content.find(piece, cursor) if piece else -1
        if found < 0:
            at = where[min(cursor, len(where) - 1)] if where else 0
            return Text(shown, (at,) * len(shown))
        cursor = found + len(piece)
        if written is None:
            return Text(shown, tuple(where[found:cursor]))
        return Text(shown, (where[found],) * len(shown))

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
                yield Tag(True, "br")
                yield text("\n")
            case "code_inline":
                cursor = max(content.find(child.markup, cursor), 0) + len(child.markup)
                # A newline in it is shown as a space, and one space at both ends is not shown.
                same = content[cursor : cursor + len(child.content)].replace("\n", " ") == child.content
                begin = cursor if same else cursor + 1
                stop = begin + len(child.content)
                yield Tag(True, "code")
                yield Text(child.content, tuple(where[begin:stop]))
                yield Tag(False, "code")
                cursor = stop + (not same) + len(child.markup)
            case "image":
                shown = text(child.content) if child.content else None
                yield Tag(True, "img", str(child.attrs.get("src", "")), at)
                if shown:
                    yield shown
                cursor = child.meta.get("stop", cursor)
            case "link_open":
                cursor = child.meta.get("start", cursor) + 1
                yield Tag(True, "a", str(child.attrs.get("href", "")), at)
            case "link_close":
                yield Tag(False, "a", "", at)
                cursor = child.meta["stop"] if "stop" in child.meta else content.find(">", cursor) + 1
            case _ if child.nesting:
                cursor = max(content.find(child.markup, cursor), 0) + len(child.markup)
                yield Tag(child.nesting == 1, child.tag)
            case _:  # pragma: no cover - the CommonMark preset without HTML has no other inline token
                raise AssertionError(f"inline token {child.type} has no meaning here")


def _first_line(token: Token, source: str, starts: Sequence[int]) -> int:
    """The line, from 0, on which the content begins. Lines of white space that Markdown knows none (U+00A0) are cut off before it."""
    first, last = token.map or [0, 1]
    bare = token.content.split("\n", 1)[0].strip()
    lines = range(first, min(last, len(starts)))
    return next((n for n in lines if bare in source[starts[n] : _line_stop(n, source, starts)]), first)


def _line_stop(number: int, source: str, starts: Sequence[int]) -> int:
    return starts[number + 1] if number + 1 < len(starts) else len(source)


def _content_offsets(content: str, first: int, source: str, starts: Sequence[int]) -> list[int]:
    """For each code point of a block's content, which begins on the line `first`, its offset in the source.

    A line of the content is a line of the source without the marks of its containers in front.
    """
    where: list[int] = []
    lines = content.split("\n")
    for number, line in enumerate(lines):
        start = starts[min(first + number, len(starts) - 1)]
        stop = _line_stop(first + number, source, starts)
        bare = line.strip()
        at = source.find(bare, start, stop) if bare else start
        lead = len(line) - len(line.lstrip())
        if at >= 0:
            begin = at - lead
            before = min(max(start - begin, 0), len(line))
            where.extend(chain(repeat(start, before), range(begin + before, begin + len(line))))
        else:
            where.extend(repeat(start, len(line)))
        if number + 1 < len(lines):
            where.append(max(stop - 1, start))
    return where


def safe_href(href: str) -> str | None:
    """The address as it may stand in HTML, or None where it may not."""
    if not _ALLOWED_LINK.match(href) or any(ord(char) < 0x20 for char in href) or not is_sound(href):
        return None
    normal = normalizeLink(href)
    return normal if _ALLOWED_LINK.match(normal) else None
