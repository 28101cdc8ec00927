"""Facts of a page as our templates print it, by its tags alone.

A scanner knows no tree: it can say what a parser would have found only where every start tag stands for one element, whatever is around
it. That is so on a page of known elements with all attributes in quotes, without comments, styles or a second frame. Of any other page,
and of any on which something is wrong, nothing is said: `tree` reads it, whose answer is the one that counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from generator.links.addresses import Leads, leads
from generator.links.facts import PageFacts
from generator.links.targets import Way, way
from generator.links.tree import refresh_target
from generator.policy import is_ours, refused

ELEMENTS = frozenset(
    "a article aside b blockquote body br button caption circle code data datalist dd del details div dl dt em fieldset "
    "figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label legend li line link "
    "main mark meta nav noscript ol optgroup option p path pre q rect s script section select small span strong sub "
    "summary sup svg table tbody td text tfoot th thead time title tr u ul".split()
)
"""Those of our templates, and those that Markdown makes. A parser keeps each of them wherever it stands."""
EMPTY = frozenset("br hr img input link meta".split())
"""Of those, the ones that have no end tag."""
UNCLOSED = EMPTY | {"!doctype"}
FRAME = frozenset({"html", "head", "body"})
LOADING = frozenset({"script", "link", "img"})
"""What a policy that comes later does not bind."""
ADDRESSES = frozenset({"href", "src", "action"})
UNREAD = frozenset({"srcset", "poster"})

DEEPEST = 2000
"""Elements in one another. A parser throws away what lies deeper than 2048, those counted in that it adds by itself."""
KNOWN_TAGS = 1 << 15
"""Tags whose meaning is kept: few of a page's stand on no other."""

_ATTRIBUTE = r'[ \n]++(?:[a-zA-Z][a-zA-Z0-9-]*+)(?:="(?:[^"<>]*+)")?+'
_ATTRIBUTES = re.compile(_ATTRIBUTE.replace("(?:[", "([").replace('"([', '"(['))
_START = re.compile(rf"<([a-z][a-z0-9]*+)((?:{_ATTRIBUTE})*+)[ \n]*+/?>")
# A script and a title hold text, whatever it looks like, up to their end.
_RAW = re.compile(r"(<(script|title)\b[^<>]*+>)([^<]*+)</\2>")
# Of a script and a title, with its text.
_TAG = r"(?:script|title)\b[^<>]*+>[^<]*+</(?:script|title)>|[^/>][^>]*+>"
_STARTS = re.compile(f"<(?:{_TAG})")
_TAGS = re.compile(f"<(?:{_TAG}|/[^>]*+>)")
# No parser need be asked what another one ends.
_ODD_END = re.compile(r"</(?!(?!head>|body>|html>)[a-z][a-z0-9]*+>)")
_HEAD = re.compile(
    r"<!doctype html>\s*+<html\b[^<>]*+>\s*+<head>\s*+"
    r"(?:<(?:(?:meta|link)\b[^<>]*+>|title>[^<]*+</title>|script\b[^<>]*+>[^<]*+</script>)\s*+)*+</head>\s*+<body\b",
    re.ASCII,
)
_TAIL = re.compile(r"</body>\s*+</html>\s*+\Z", re.ASCII)
# What each page has dozens of that no other has: its links, the anchors of its sentences, its dates and descriptions. No attribute in them
# says anything but the one that is caught. Any other tag is caught as it is.
_SILENT = r'(?: (?:class|title|lang|rel|value|hidden|datetime|popover|aria-[a-z]+|data-[a-z-]+)(?:="[^"<>\n]*+")?+)*+'
_TELLING = re.compile(
    rf"<(?:a|b|data|div|i|li|mark|option|p|section|span|time){_SILENT}"
    rf"(?: (?:href=\"([.#][\w./#:~%,=+-]*+)\"|id=\"([\w-]++)\"))?+{_SILENT}>|(<(?:{_TAG}))"
)
_SILENT_META = re.compile(r'<meta(?: (?:content|name|property)="[^"<>\n]*+")*+>')
_PLAIN = re.compile(r"(?:[^&]|&(?:amp|lt|gt|quot|#39|#34|#x27);)*+")
_CONTROLS = bytes({*range(32), 127} - {*b"\n\t"})


def scanned(path: str, html: bytes, site_url: str) -> PageFacts | None:
    """What `tree.parsed` finds; None where that is not certain, or where it would find a problem."""
    if len(html) != len(html.translate(None, _CONTROLS)):
        return None
    try:
        return _facts(path, html.decode(), site_url)
    except (UnicodeDecodeError, _Unsure):
        return None


class _Unsure(Exception):
    """Here is something that only a parser knows the meaning of."""


class _Says(NamedTuple):
    """What a tag says wherever it stands, where it is more than an address in the site, or an id."""

    inside: Way | None = None
    out: str | None = None
    """The address that it leads to, in the site or out of it."""
    id: str | None = None
    special: str = ""
    """`frame`: a page has one of each; `policy`; `loads`: what the policy must stand before; `moved`: `inside` is where a browser is
    sent without being asked."""


_NOTHING = _Says()
_Meaning = _Says | Way | str | None
"""A way is that of an address alone, a text an id alone; a tag that says nothing has None."""


def _facts(path: str, html: str, site_url: str) -> PageFacts:
    head, tail = _HEAD.match(html), _TAIL.search(html, len(html) - 100)
    if not head or not tail or _ODD_END.search(html, head.end(), tail.start()):
        raise _Unsure
    tags = _STARTS.findall(html)
    if len(tags) > DEEPEST and not _shallow(html):
        raise _Unsure
    frames, bound = 0, False
    ways: dict[str, Way] = {}
    moved: dict[str, Way] = {}
    out: set[str] = set()
    ids: list[str] = []
    known = _known(site_url)
    known.learn(tags)
    meanings: Iterator[_Says | Way | str] = filter(None, map(known.__getitem__, tags))
    for meaning in meanings:
        if isinstance(meaning, Way):
            ways[meaning.address] = meaning
        elif isinstance(meaning, str):
            ids.append(meaning)
        else:
            inside, outside, id, special = meaning
            if inside is not None:
                (moved if special == "moved" else ways)[inside.address] = inside
            if outside is not None:
                out.add(outside)
            if id is not None:
                ids.append(id)
            frames += special == "frame"
            # One policy, before all that it binds.
            if special == ("policy" if bound else "loads"):
                raise _Unsure
            bound = bound or special == "policy"
    if frames != len(FRAME) or not bound or len(set(ids)) != len(ids):
        raise _Unsure
    return PageFacts.of(path, site_url, (ways | moved).values(), ids, len(out))


def _shallow(html: str) -> bool:
    """Whether every element is closed before the one around it, and none lies too deep."""
    open_: list[str] = []
    for token in _TAGS.findall(html):
        if token.startswith("</"):
            if not open_ or open_.pop() != token[2:-1]:
                return False
        elif not token.endswith(("/>", "</script>", "</title>")):
            name = token[1:-1].split(" ", 1)[0]
            if name not in UNCLOSED:
                open_.append(name)
                if len(open_) > DEEPEST:
                    return False
    return not open_


# ------------------------------------------------------------------------------------------------ one tag


class _Known(dict[str, _Meaning]):
    """The meaning of tags, read when a page first has them: all that are new on a page at once."""

    def __init__(self, site_url: str) -> None:
        super().__init__()
        self._site_url = site_url

    def learn(self, tags: Iterable[str]) -> None:
        """Those of one page. Raises _Unsure."""
        if len(self) >= KNOWN_TAGS:
            self.clear()
        fresh = [tag for tag in tags if tag not in self]
        for tag, (href, id, other) in zip(fresh, _TELLING.findall("".join(fresh)), strict=True):
            self[tag] = way(href) if href else id or (_meaning(other, self._site_url) if other else None)


@lru_cache(maxsize=2)
def _known(site_url: str) -> _Known:
    return _Known(site_url)


@dataclass(frozen=True, slots=True)
class _Tag:
    """A start tag, as `policy.refused` asks for an element."""

    tag: str
    attrib: dict[str, str]
    text: str

    def get(self, name: str) -> str | None:
        """What a parser makes of the attribute's value."""
        value = self.attrib.get(name)
        if value is None or value.isalnum():
            return value
        if not _PLAIN.fullmatch(value) or not value.isprintable():
            raise _Unsure
        return unescape(value)


def _meaning(piece: str, site_url: str) -> _Says | None:
    """Raises _Unsure."""
    if _SILENT_META.fullmatch(piece) or piece == "<!doctype html>":
        return None
    tag = _tag(piece)
    for _ in refused(tag, (), site_url):
        raise _Unsure
    special = _special(tag)
    address = _address(tag, special)
    where = Leads.NOWHERE if address is None else leads(address, site_url)
    if where is Leads.ASTRAY:
        raise _Unsure
    inside = way(address) if address is not None and where is Leads.INSIDE else None
    says = _Says(inside, address if where is Leads.OUT else None, tag.get("id"), special)
    return says if says != _NOTHING else None


def _tag(piece: str) -> _Tag:
    text = ""
    if raw := _RAW.fullmatch(piece):
        piece, text = raw[1], raw[3]
    start = _START.fullmatch(piece)
    if not start or start[1] not in ELEMENTS or (start[1] in ("script", "title") and not raw):
        raise _Unsure
    attrib: dict[str, str] = {}
    for name, value in _ATTRIBUTES.findall(start[2]):
        if attrib.setdefault(name.lower(), value) is not value or name.lower() in UNREAD:
            raise _Unsure
    return _Tag(start[1], attrib, text)


def _special(tag: _Tag) -> str:
    if tag.tag in FRAME:
        return "frame"
    if tag.tag in LOADING:
        return "loads"
    equivalent = tag.get("http-equiv") if tag.tag == "meta" else None
    if equivalent == "Content-Security-Policy":
        if not is_ours(tag.get("content") or ""):
            raise _Unsure
        return "policy"
    if equivalent == "refresh":
        return "moved"
    if equivalent is not None:
        raise _Unsure
    return ""


def _address(tag: _Tag, special: str) -> str | None:
    """The one that it has, or None."""
    found = [address for name in ADDRESSES if (address := tag.get(name)) is not None]
    if special == "moved":
        target = refresh_target(tag.get("content") or "")
        found += [] if target is None else [target]
    # Two would have an order; a name is an anchor as well.
    if len(found) > 1 or (tag.tag == "a" and "name" in tag.attrib):
        raise _Unsure
    return found[0].strip() if found else None
