"""Pages printed from moulds: the theme draws one page of each sort, and every other page of that sort is printed from it.

Two pages of one kind differ in title, description, address, head and content alone (overrides/main.html says so). So MkDocs
is given specimens, pages that hold a marker in place of each value, and what it makes of one is cut at the markers: a mould. What
comes out is what the theme would have made, byte for byte, in a thousandth of the time; and as the mould comes out of the theme, any
change of the theme, of overrides/ or of mkdocs.yml simply makes another.

    sort     what the chrome may depend on: kind, depth of the address, and which values a page has at all
    mould    text, slot, text, slot, text …   a slot is a value of the page, or of a page of the navigation

A second specimen of each sort, with values that a template would show if it altered them, is drawn in a second run and held
against what the press makes of it. A mould that does not hold is told, and the pages of its sort are drawn by the theme.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.config import Config
from generator.errors import ToolError
from generator.files import write_atomically
from generator.theme import FIELDS, LOST, Sheet, as_raw_html, draw_sheets

FORMAT = 1
"""Of the moulds that are kept."""

MOULDS = "moulds.json"
SHELL = "shell"

# Letters and digits, which no escaping and no encoding of addresses alters, and which begin like no word of any template.
_MARKER = "zqmould{number}x{field}zq"
_MARKERS = re.compile(r"zqmould(\d+)x([a-z]+)zq")
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9/_.-]*")
"""Addresses that look the same when they are encoded."""

_WRAPPED = "<div>{}</div>"
"""As `as_raw_html` gives every body."""

# What a template would show that escapes again, cuts, counts, or changes case: marks, spaces, capitals, letters of two bytes.
_PROBE = {
    "title": "№ A  b &amp; &lt;i&gt;ё&lt;/i&gt; &#34;«Ж»&#34; {{ 7*7 }} %20 " + "долгое " * 20,
    "description": "№ Ждать, {% raw %} не &amp;amp; &#39;раз&#39; " + "слово " * 40,
    "heading": '№ Ю <span lang="kk">қ &amp; Ә</span>',
    "head": '<meta name="x" content="№ {{ 7 }} &amp;">',
    "body": "<p>№ {{ 7*7 }} *a* ё</p>\n<pre>\tb\n</pre>\x07\n\n\r\n``` c",
}


class Sort(NamedTuple):
    """Pages whose chrome is the same but for their values."""

    kind: str
    url: str
    """Of a page that the navigation names, which knows its place there; else ""."""
    root: str
    """The folders that its address shares with one of them: links between the two are as long as the way."""
    depth: int
    """Folders of its address."""
    indexed: bool
    filled: tuple[bool, ...]
    """Which of `FIELDS` are not empty: templates may leave out what is."""


class Slot(NamedTuple):
    page: str
    """The address of a page of the navigation; "" is the page itself."""
    field: str
    """Of `FIELDS`, or `url`."""


Mould = tuple[str | Slot, ...]


class Moulding:
    """Tells sheets apart by what the theme makes of them."""

    def __init__(self, navigation: Iterable[str]) -> None:
        self._named = frozenset(navigation)
        self._roots = {"".join(f"{step}/" for step in way) for url in self._named for way in _ways(url)}

    def sort(self, sheet: Sheet) -> Sort | None:
        """None for an address that has no like: the theme draws that page."""
        if not _PLAIN_ADDRESS.fullmatch(sheet.url):
            return None
        filled = (bool(sheet.title), bool(sheet.description), bool(sheet.heading), bool(sheet.head), bool(sheet.body))
        depth = sheet.url.count("/")
        if sheet.url in self._named:
            return Sort(sheet.kind, sheet.url, sheet.url, depth, sheet.indexed, filled)
        root = ""
        while (end := sheet.url.find("/", len(root)) + 1) and sheet.url[:end] in self._roots:
            root = sheet.url[:end]
        return None if root == sheet.url else Sort(sheet.kind, "", root, depth, sheet.indexed, filled)


def _ways(url: str) -> Iterator[list[str]]:
    """`a/b/` → a; a, b."""
    steps = url.rstrip("/").split("/")
    return (steps[:count] for count in range(1, len(steps) + 1) if url)


class Moulds:
    """The moulds of one theme, kept in a folder from build to build; and the files of the site that are no pages."""

    def __init__(self, folder: Path, drawing: str, config: Config, epoch: int, navigation: Mapping[str, Sheet]) -> None:
        """`folder`: of one build at a time. `drawing`: `theme.fingerprint`. `navigation`: the pages that mkdocs.yml names and the
        archive has, by address; their titles stand on every page.
        """
        self.navigation = navigation
        self._config, self._epoch = config, epoch
        self._moulding = Moulding(navigation)
        sorts = list(map(self.sort, navigation.values()))
        self._named = frozenset(sorts)
        self.version = hashlib.sha256(json.dumps([FORMAT, drawing, sorts]).encode()).hexdigest()[:32]
        self._folder = folder / self.version
        self._found: dict[Sort, Mould] = {}
        self._broken: dict[Sort, str] = {}
        """Moulds that do not hold, and why."""
        for sort, mould in _read(self._folder):
            self._keep(sort, mould)
        if not self._found:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._ready: dict[Sort, _Printer] = {}

    @property
    def shell(self) -> Path:
        """The folder of the theme's files: scripts, style sheets, icons. It is there once moulds were drawn."""
        return self._folder / SHELL

    def sort(self, sheet: Sheet) -> Sort | None:
        return self._moulding.sort(sheet)

    @property
    def untried(self) -> bool:
        """Whether nothing but the navigation, if that, has been drawn of this theme."""
        return self._known <= {*self._named, LOST_SORT}

    @property
    def _known(self) -> set[Sort]:
        return {*self._found, *self._broken}

    def fits(self, sort: Sort) -> bool:
        """Whether there is a mould that holds."""
        return sort in self._found

    def reasons(self) -> Iterator[str]:
        """Which moulds do not hold, and why, a line each."""
        for sort, reason in self._broken.items():
            yield f"{sort.kind or LOST}{f' (/{sort.url})' if sort.url else ''}: {reason}"

    def printed(self, sheet: Sheet, sort: Sort) -> bytes:
        """By the mould of its sort, which `fits`."""
        if sort not in self._ready:
            self._ready[sort] = _Printer(self._found[sort], self.navigation)
        return self._ready[sort].printed(sheet)

    def draw(self, sorts: Iterable[Sort]) -> None:
        """Makes the moulds of these sorts that are not known, and of a theme that is not, those of the navigation. Raises ToolError."""
        known = self._known
        wanted = [sort for sort in dict.fromkeys(sorts) if sort not in known and sort not in self._named]
        if LOST_SORT in known and not wanted:
            return
        work = self._folder.with_name(f".{self.version}.drawing")
        try:
            self._draw(wanted, work)
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def _draw(self, wanted: Sequence[Sort], work: Path) -> None:
        """Specimens with markers give the moulds, and then specimens with other values show whether they hold."""
        count = len(self.navigation)
        sorts = [*map(self.sort, self.navigation.values()), *wanted]
        blanks = [*self.navigation.values(), *map(_blank, wanted, itertools.count(count))]
        others = [*self.navigation.values(), *map(_blank, wanted, itertools.count(len(blanks)))]
        marked = [_marked(number, sheet) for number, sheet in enumerate(blanks)]
        probes = [_probing(number, sheet) for number, sheet in enumerate(others)]
        named = {number: sheet.url for number, sheet in enumerate(marked[:count])}
        moulds: list[tuple[Sort | None, Mould, Sheet]] = []
        site = draw_sheets(marked, self._config, work, self._epoch)
        for number, (sort, sheet, probe) in enumerate(zip(sorts, marked, probes, strict=True)):
            address = "" if number < count else sheet.url
            moulds.append((sort, _mould(_taken(site, sheet.url), address, {**named, number: ""}), probe))
        moulds.append((LOST_SORT, _mould(_taken(site, LOST), "", named), _NO_SHEET))
        if not self.shell.is_dir():
            _without_empty_folders(site)
            self._folder.mkdir(parents=True, exist_ok=True)
            site.rename(self.shell)
        navigation = {sheet.url: sheet for sheet in probes[:count]}
        site = draw_sheets(probes, self._config, work, self._epoch)
        for sort, mould, probe in moulds:
            drawn = _taken(site, LOST if sort == LOST_SORT else probe.url)
            if sort is not None:
                self._keep(sort, _judged(sort, mould, drawn, probe, navigation))
        _write(self._folder, {**self._found, **self._broken})

    def _keep(self, sort: Sort, mould: Mould | str) -> None:
        if isinstance(mould, str):
            self._broken[sort] = mould
        else:
            self._found[sort] = mould

    def forget_others(self) -> None:
        """Drops the moulds of other themes."""
        for folder in self._folder.parent.iterdir():
            if folder.name != self.version:
                shutil.rmtree(folder, ignore_errors=True)


LOST_SORT = Sort("", LOST, "", 0, False, ())
_NO_SHEET = Sheet("", "", False)


# ------------------------------------------------------------------------------------------------------ specimens


def _blank(sort: Sort, number: int) -> Sheet:
    """Everything that is there is an «x»."""
    return Sheet(
        sort.root + _address(number, sort.depth - sort.root.count("/")),
        sort.kind,
        sort.indexed,
        **{field: "x" * there for field, there in zip(FIELDS, sort.filled, strict=True)},
    )


def _marked(number: int, sheet: Sheet) -> Sheet:
    """With a marker in place of everything that is there."""
    markers = {field: _MARKER.format(number=number, field=field) for field in FIELDS if getattr(sheet, field)}
    return _with(sheet, markers)


def _probing(number: int, sheet: Sheet) -> Sheet:
    return _with(
        sheet, {field: value.replace("№", str(number)) for field, value in _PROBE.items() if getattr(sheet, field)}
    )


def _with(sheet: Sheet, values: Mapping[str, str]) -> Sheet:
    return Sheet(*(values.get(field, getattr(sheet, field)) for field in Sheet._fields))


def _address(number: int, depth: int) -> str:
    """Of so many folders, each with its name, so that a template that shows but a part of the address is found out."""
    return "".join(f"zqmould{number}d{step}zq/" for step in range(depth))


def _taken(site: Path, url: str) -> str:
    """The page that was drawn there; it is no part of the site."""
    file = site / url if url == LOST else site / url / "index.html"
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ToolError(f"MkDocs said that it drew the pages, and left no {file}") from error
    file.unlink()
    return text


# ---------------------------------------------------------------------------------------------------------- moulds


def _mould(text: str, address: str, pages: Mapping[int, str]) -> Mould:
    """`address`: of the specimen. `pages`: by the number in a marker, whose value it is: "" is the page itself."""
    pieces: list[str | Slot] = []
    end = 0
    pattern = re.compile(f"{_MARKERS.pattern}|{re.escape(address)}") if address else _MARKERS
    for number, url in pages.items():
        if not url:
            # The element around the content belongs to the value.
            body = _MARKER.format(number=number, field="body")
            text = text.replace(_WRAPPED.format(body), body)
    for found in pattern.finditer(text):
        pieces.append(text[end : found.start()])
        pieces.append(Slot("", "url") if found[1] is None else Slot(pages[int(found[1])], found[2]))
        end = found.end()
    return (*pieces, text[end:])


def _judged(sort: Sort, mould: Mould, drawn: str, probe: Sheet, navigation: Mapping[str, Sheet]) -> Mould | str:
    """The mould, if it holds: if what it makes of the probe is what the theme made of it. Else why it does not."""
    times = mould.count(Slot("", "body"))
    if times != 1 and sort != LOST_SORT:
        return f"its content stands there {times} times instead of once"
    if any("zqmould" in piece for piece in mould if isinstance(piece, str)):
        return "a template shows a part of the page's address"
    if _Printer(mould, navigation).printed(probe).decode() != drawn:
        return "a template alters a value of the page, or shows something that depends on one"
    return mould


class _Printer:
    """A mould with the values of the navigation filled in."""

    def __init__(self, mould: Mould, navigation: Mapping[str, Sheet]) -> None:
        texts = [""]
        self._fields: list[str] = []
        for piece in mould:
            if isinstance(piece, str):
                texts[-1] += piece
            elif piece.page:
                texts[-1] += getattr(navigation[piece.page], piece.field)
            else:
                self._fields.append(piece.field)
                texts.append("")
        self._texts = list(map(_encoded, texts))

    def printed(self, sheet: Sheet) -> bytes:
        pieces = [self._texts[0]]
        for field, text in zip(self._fields, self._texts[1:], strict=True):
            value = getattr(sheet, field)
            pieces += (as_raw_html(value) if field == "body" else _encoded(value), text)
        return b"".join(pieces)


def _encoded(text: str) -> bytes:
    """As MkDocs writes its files."""
    return text.encode("utf-8", "xmlcharrefreplace")


def _without_empty_folders(site: Path) -> None:
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


# ------------------------------------------------------------------------------------------------------- from build to build


def _write(folder: Path, found: Mapping[Sort, Mould | str]) -> None:
    kept = json.dumps([list(found.items()), _hashes(folder / SHELL)], ensure_ascii=False).encode()
    write_atomically(folder / MOULDS, hashlib.sha256(kept).hexdigest().encode() + b"\n" + kept)


def _read(folder: Path) -> list[tuple[Sort, Mould | str]]:
    """Moulds, and why others do not hold. What is not as it was written, the theme's files included, is drawn again."""
    try:
        checksum, _, kept = (folder / MOULDS).read_bytes().partition(b"\n")
        if checksum.decode() != hashlib.sha256(kept).hexdigest():
            return []
        rows, hashes = json.loads(kept)
        if hashes != _hashes(folder / SHELL):
            return []
        return [
            (
                Sort(kind, url, root, depth, indexed, tuple(filled)),
                mould
                if isinstance(mould, str)
                else tuple(piece if isinstance(piece, str) else Slot(*piece) for piece in mould),
            )
            for (kind, url, root, depth, indexed, filled), mould in rows
        ]
    except (OSError, ValueError, TypeError):
        return []


def _hashes(folder: Path) -> dict[str, str]:
    """By path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
