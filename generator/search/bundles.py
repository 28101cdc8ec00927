"""A part of the index as the browser asks for it: Pagefind's words and fragments, and of its other files what is needed, written so
that the same pages always make the same bytes.

Pagefind writes filters in the order of a hash table that differs from run to run, and the list of a part's pages with three times the
bytes that are needed: every search begins with it (overrides/assets/js/search/part.js reads it).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import zlib
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

from generator import files
from generator.errors import ToolError
from generator.files import write_anew
from generator.search import cbor, pagefind
from generator.search.parting import UNDATED, Limits, Part
from generator.search.shown import Page, Pages
from generator.search.store import Kept, mirror

ENTRY = "parts.json"
"""What the browser asks for first."""

_FORMAT = 1
"""To be raised when a part of the same pages comes out otherwise."""

_SIGNATURE = b"pagefind_dcd"
"""What every packed file of Pagefind's begins with, once it is unpacked; ours do too."""

_ROOM = 1 << 16
"""Bytes that a disk has which is not full."""

_PROGRAM = f"wasm.{pagefind.TEXT_LANGUAGE}.pagefind"
_PAGEFINDS_ENTRY = "pagefind-entry.json"
_PREFIX = f"{pagefind.TEXT_LANGUAGE}_"
_DAYS = "published"
"""The filter that a range of dates goes by has as many values as there are days, and a file of its own: few searches need it."""
_UNASKED = {"lang", "text_lang"}
"""Filters that no search asks: results have them from their page."""


def key(part: Part) -> str:
    """What a part is known by: everything that it is made of."""
    made_of = [_FORMAT, version("pagefind-bin"), pagefind.SETTINGS, pagefind.CHUNK]
    found = hashlib.sha256(json.dumps(made_of).encode())
    for page in part.pages:
        found.update(f"\n{page.path} {page.digest} {page.date}".encode())
    return found.hexdigest()


def make(part: Part, pages: Pages, pause: Callable[[], None], folder: Path) -> tuple[str, int]:
    """Makes a part in a folder, where older files of it may lie; `pause` is called now and then.

    Returns the name of its meta file, and how many pages it holds.
    """
    for stale in (*folder.glob("*.pf_meta"), *folder.glob("filter/*")):
        stale.unlink()
    pagefind.write(((page.path, pages.content(page)) for page in part.pages), folder, pause)
    metas = list(folder.glob("*.pf_meta"))
    if not metas and (folder / _PAGEFINDS_ENTRY).is_file():
        _sweep(folder, "", set(), set())
        return "", 0
    if len(metas) != 1 or not (folder / _PROGRAM).is_file():
        raise ToolError(f"Pagefind said that it indexed {len(part.pages)} pages, and left no index in {folder}")
    try:
        _, names, chunks, filters, _, fields = cbor.decode(_unpacked(metas[0]))
        held = _held(part.pages, [name for name, _ in names], folder)
        values = dict(cbor.decode(_unpacked(folder / "filter" / f"{name}.pf_filter")) for _, name in filters)
    except (ValueError, TypeError, EOFError, zlib.error, OSError) as error:
        _need_room(folder)
        raise ToolError(f"Pagefind left an index in {folder} that cannot be read ({error})") from error
    shutil.rmtree(folder / "filter", ignore_errors=True)
    told = {
        "pages": " ".join(name.removeprefix(_PREFIX) for name, _ in names),
        "dates": _dates(held),
        "chunks": [[begin, end, name.removeprefix(_PREFIX)] for begin, end, name in chunks],
        "fields": fields,
        "filters": _filters(values, folder),
    }
    metas[0].unlink()
    meta = _packed(folder, "", "pf_meta", told)
    _sweep(folder, meta, {name for name, _ in names}, {name for _, _, name in chunks})
    return meta, len(held)


def _need_room(folder: Path) -> None:
    """Raises OSError where the disk is full: Pagefind then cuts its files short, and says nothing of it."""
    probe = folder / ".room"
    try:
        probe.write_bytes(b"\0" * _ROOM)
    finally:
        probe.unlink(missing_ok=True)


def publish(made: Sequence[tuple[Part, Kept]], bundle: Path, limits: Limits) -> None:
    """Puts the parts into a site, and beside them the list of them and Pagefind's program, which all have alike.

    Whatever of them is there already stays; whatever else is there goes.
    """
    held = {part.name: kept for part, kept in made if kept.pages}
    for file in bundle.iterdir() if bundle.is_dir() else ():
        if file.name not in held and file.name != _PROGRAM:
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    for name, kept in held.items():
        mirror(kept.folder, bundle / name, without={_PROGRAM})
    for kept in [*held.values()][:1]:
        files.link(str(kept.folder / _PROGRAM), str(bundle / _PROGRAM))
    first = _first([(name, kept.pages) for name, kept in held.items()], limits)
    rows = [{"folder": name, "meta": kept.meta} for name, kept in held.items()]
    write_anew(bundle / ENTRY, json.dumps({"first": first, "parts": rows}))


def _first(sizes: Sequence[tuple[str, int]], limits: Limits) -> int:
    """How many of the parts are asked before the others: those with half a part's dated pages, the newest, and what has no date. Where
    there are few, they are asked at once."""
    if sum(size for _, size in sizes) <= limits.halves:
        return len(sizes)
    dated = 0
    for place, (name, size) in enumerate(sizes):
        dated += size if name != UNDATED else 0
        if dated >= limits.part // 2:
            return place + 1
    return len(sizes)


def _held(pages: Sequence[Page], names: Sequence[str], folder: Path) -> list[Page]:
    """The pages that Pagefind took: of one without a word beside its headline it makes nothing, and says nothing."""
    if len(names) == len(pages):
        return list(pages)
    by_path = {page.path: page for page in pages}
    return [by_path[_path(json.loads(_unpacked(folder / "fragment" / f"{name}.pf_fragment"))["url"])] for name in names]


def _path(url: str) -> str:
    return f"{url[1:]}index.html" if url.endswith("/") else url[1:]


def _dates(pages: Iterable[Page]) -> list[list[Any]]:
    """The dates of the pages in their order, each with the number of pages that share it."""
    return [[date, len(list(same))] for date, same in groupby(page.date for page in pages)]


def _filters(values: dict[str, list[tuple[str, list[int]]]], folder: Path) -> dict[str, str]:
    """Writes the filters, the facets in one file as they are counted together. Returns the file that each is in."""
    ordered = {
        name: {value: _steps(pages) for value, pages in sorted(values[name])}
        for name in sorted(values.keys() - _UNASKED)
    }
    days = {name: ordered.pop(name) for name in (_DAYS,) if name in ordered}
    files = {}
    for group in (ordered, days):
        if group:
            file = _packed(folder, "filter", "pf_filter", group)
            files.update(dict.fromkeys(group, file.removesuffix(".pf_filter")))
    return files


def _steps(pages: Sequence[int]) -> list[int]:
    """From each page to the next: small numbers, which pack well."""
    return [page - before for page, before in zip(pages, (0, *pages), strict=False)]


def _sweep(folder: Path, meta: str, pages: set[str], chunks: set[str]) -> None:
    """Removes what Pagefind has for its own scripts, and what only the part as it was had."""
    wanted = {meta, _PROGRAM, *(f"{name}.pf_fragment" for name in pages), *(f"{name}.pf_index" for name in chunks)}
    for file in list(folder.rglob("*")):
        if file.is_file() and file.suffix != ".pf_filter" and file.name not in wanted:
            file.unlink()


def _unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes())[len(_SIGNATURE) :]


def _packed(folder: Path, within: str, suffix: str, told: object) -> str:
    """Writes a file named by what it holds, and returns its name."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    name = f"{hashlib.sha256(text).hexdigest()[:10]}.{suffix}"
    write_anew(folder / within / name, gzip.compress(_SIGNATURE + text, 9, mtime=0))
    return name
