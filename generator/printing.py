"""Every page of the archive, made and written into the site's folder.

    lists ──▶ kept aside ──▶ the navigation is known ──▶ moulds ──▶ written
    things ──────────────────────────────────────────────────────▶ made, printed, written, one by one, by several processes
    what is as it was ─────────────────────────────────────────────────────────────────────────────────────────▶ taken over

Nothing holds all pages: what passes through here is one page at a time. The titles of the navigation's pages stand on every other
page, so these, and the other lists, come first. A page of which no mould is known yet is kept aside, too; one that no mould fits is
drawn by the theme.
"""

from __future__ import annotations

import itertools
import json
import os
import pickle
import shutil
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from generator.config import Config
from generator.files import anew, copy_anew, walked, write_anew
from generator.forking import go_on, in_chunks, parted
from generator.model import Listing
from generator.pages import LISTS, THINGS, Addresses, Kind, Making
from generator.press import LOST_SORT, Moulds, Sort
from generator.record import Made, Record
from generator.showing import NOBODY, Audience, may_be_given_up
from generator.theme import LOST, Sheet, draw_sheets, sheet_of
from generator.tracking import noting
from generator.tracking.numbers import Numbers
from generator.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Printed:
    listings: tuple[Listing, ...]
    """Of all pages."""
    made: int
    """How many of them were not taken over."""
    drawn: int
    """How many of them the theme drew, one by one."""
    reasons: tuple[str, ...]
    """Why: a line for each sort of page that no mould fits."""


Unit = tuple[Kind, str]
"""A kind of page, and of what it makes pages."""


def print_pages(
    making: Making,
    record: Record,
    drawing: str,
    config: Config,
    work: Path,
    epoch: int,
    processes: int | None = None,
    audience: Audience = NOBODY,
) -> Printed:
    """Writes every page, and the theme's files, into `work`/site, whatever lies there; `work`/moulds keeps the moulds. Pages that the
    record has, and that would come out the same, are taken over from the site that is up. `drawing`: `theme.fingerprint`.

    The audience sees the pages that it has open as soon as these are made, and all others before anything is taken over.
    Raises LetopisError where two pages claim one address; ToolError.
    """
    site = work / "site"
    work.mkdir(parents=True, exist_ok=True)
    printing = _Printing(making, record, config, work, site)
    with Aside(work) as lists, Aside(work) as left:
        navigation = printing.lists(lists)
        moulds = Moulds(work / "moulds", drawing, config, epoch, navigation)
        chrome = json.dumps([moulds.version, list(navigation.values())], ensure_ascii=False)
        if record.chrome != chrome:
            # What stands around every page is another.
            record.forget()
            record.chrome = chrome
            printing.lists(lists)
        printing.lists_stay()
        # Some pages, made once more, spare the first build putting everything aside.
        specimens = _specimens(making) if moulds.untried else ()
        sheets = (sheet for unit in specimens for _, sheet in _sheets(making, *unit))
        moulds.draw(_sorts(moulds, itertools.chain(lists, sheets)))
        for path, _ in walked(moulds.shell):
            copy_anew(moulds.shell / path, site / path)
            record.files.add(path)
        printer = _Printer(moulds, site)
        for sheet in lists:
            printer.print(sheet, left)

        def print_things(units: Sequence[Unit], *, seen: bool) -> None:
            """`seen`: whether there is a new page to be seen of this build already."""
            with uncollected():
                things = [unit for unit in units if not printing.is_as_it_was(unit)]
            pause = audience.give_way if seen and may_be_given_up(len(things), len(units)) else go_on
            work_of = partial(_print_things, making, record.numbers, printer, work)
            for made, aside in in_chunks(work_of, parted(things), processes, pause):
                for name, one in made:
                    printing.note(name, one)
                with aside:
                    for sheet in aside:
                        left.put(sheet)

        first = printing.units_of(audience.opened) if audience.opened else []
        print_things(first, seen=False)
        opened = audience.opened & printing.made
        if opened:
            # In the place of one that is kept aside lies one of another build.
            opened -= {_file_of(sheet.url) for sheet in left}
        if opened:
            audience.show(site, opened)
        print_things([unit for unit in _units(making, THINGS) if unit not in first], seen=bool(opened))
        # Of sorts that no specimen was of.
        moulds.draw(_sorts(moulds, left))
        misfits = [sheet for sheet in left if not printer.printed(sheet)]
        if not printer.lost() or misfits:
            _draw(misfits, navigation, config, work, epoch)
        record.files.add(LOST)
        audience.show(site, (*printing.made, LOST), map(_file_of, printing.addresses.taken))
        printing.take_over()
        moulds.forget_others()
    return Printed(tuple(printing.addresses.taken.values()), len(printing.made), len(misfits), tuple(moulds.reasons()))


class _Printing:
    """What of the pages is made, and what is taken over."""

    def __init__(self, making: Making, record: Record, config: Config, work: Path, site: Path) -> None:
        self._making, self._record, self._site = making, record, site
        self._named = frozenset(config.navigation or ())
        self._order = config.navigation or ()
        self._over: dict[str, Made] = {}
        """Units that are as they were."""
        self._lists: dict[str, Made] = {}
        """Units of lists that were made."""
        self.made: set[str] = set()
        """Files of the pages that are not taken over."""
        self.addresses = Addresses()

    def lists(self, aside: Aside) -> dict[str, Sheet]:
        """Makes the lists that are not as they were, keeps them aside, and returns the navigation's pages without their bodies."""
        navigation: dict[str, Sheet] = {}
        self._over.clear()
        for kind, key in _units(self._making, LISTS):
            name = unit_name(kind, key)
            if name in self._lists:
                made = self._lists[name]
            elif still := self._record.still(name):
                self._over[name] = made = still
            else:
                made = self._lists[name] = _made(self._making, self._record.numbers, kind, key, aside.put, self._named)
                self.note(name, made)
            navigation |= {str(values[0]): Sheet(*values) for values in made.named}
        # The lists are one step from the root. Whoever names a page of one thing has it looked for.
        missing = {url for url in self._named if url.count("/") > 1} - navigation.keys()
        for kind, key in _units(self._making, THINGS) if missing else ():
            for values in _made(self._making, self._record.numbers, kind, key, lambda sheet: None, missing).named:
                navigation[str(values[0])] = Sheet(*values)
            if missing <= navigation.keys():
                break
        return {url: navigation[url] for url in self._order if url in navigation}

    def lists_stay(self) -> None:
        """Those that are as they were, whatever the navigation turned out to be."""
        for made in self._over.values():
            self._take(made)

    def note(self, name: str, made: Made) -> None:
        self._record.note(name, made)
        self.made.update(made.files)
        self._take(made)

    def is_as_it_was(self, unit: Unit) -> bool:
        """Then it is the site's already, and will be taken over."""
        name = unit_name(*unit)
        made = self._record.still(name)
        if made is not None:
            self._over[name] = made
            self._take(made)
        return made is not None

    def units_of(self, files: Iterable[str]) -> list[Unit]:
        """Of things, those that had these pages in the last build and are there still."""
        names = set(map(self._record.unit_of, files))
        kinds = [kind for kind in THINGS if any(name.startswith(f"{kind.name}/") for name in names)]
        return [unit for unit in _units(self._making, kinds) if unit_name(*unit) in names]

    def take_over(self) -> None:
        for name, made in self._over.items():
            self._record.keep(name, made, self._site)

    def _take(self, made: Made) -> None:
        for listing in made.pages:
            self.addresses.take(listing)


def draw_pages(making: Making, config: Config, work: Path, epoch: int) -> Printed:
    """The same with every page drawn by the theme: slow, and what the press is measured by."""
    addresses = Addresses()

    def sheets() -> Iterator[Sheet]:
        for unit in _units(making, (*LISTS, *THINGS)):
            for listing, sheet in _sheets(making, *unit):
                addresses.take(listing)
                yield sheet

    draw_sheets(sheets(), config, work, epoch)
    return Printed(tuple(addresses.taken.values()), len(addresses.taken), len(addresses.taken), ())


def _file_of(url: str) -> str:
    """Of the page at this address."""
    return f"{url}index.html"


def unit_name(kind: Kind, key: str) -> str:
    return f"{kind.name}/{key}"


def _made(
    making: Making,
    numbers: Numbers,
    kind: Kind,
    key: str,
    put: Callable[[Sheet], None],
    named: Container[str] = frozenset(),
) -> Made:
    """Makes the pages of one unit, and gives each away as it is made."""
    pages: list[Listing] = []
    of_navigation: list[Sheet] = []
    with noting() as looked:
        for listing, sheet in _sheets(making, kind, key):
            pages.append(listing)
            put(sheet)
            if sheet.url in named:
                of_navigation.append(sheet._replace(head="x" * bool(sheet.head), body="x"))
    files = tuple(dict.fromkeys(_file_of(page.url) for page in pages))
    return Made(numbers.looks(looked), tuple(pages), files, tuple(of_navigation))


def _units(making: Making, kinds: Iterable[Kind]) -> Iterator[Unit]:
    return ((kind, key) for kind in kinds for key in kind.keys(making.site))


def _specimens(making: Making) -> Iterable[Unit]:
    """One of each that are alike."""
    found: dict[tuple[str, Hashable], Unit] = {}
    for kind, key in _units(making, THINGS):
        found.setdefault((kind.name, kind.alike(making.site, key)), (kind, key))
    return found.values()


def _sheets(making: Making, kind: Kind, key: str) -> Iterator[tuple[Listing, Sheet]]:
    for page in making.pages(kind, key):
        yield page.listing, sheet_of(page)


def _sorts(moulds: Moulds, sheets: Iterable[Sheet]) -> list[Sort]:
    found = dict.fromkeys(map(moulds.sort, sheets))
    return [sort for sort in found if sort is not None]


def _print_things(
    making: Making, numbers: Numbers, printer: _Printer, work: Path, units: Sequence[Unit]
) -> tuple[list[tuple[str, Made]], Aside]:
    """One chunk, in whatever process: what came of it, and what could not be printed."""
    aside = Aside(work)
    made = [(unit_name(*unit), _made(making, numbers, *unit, partial(printer.print, aside=aside))) for unit in units]
    return made, aside.closed()


class _Printer:
    """Sheets → files of the site."""

    def __init__(self, moulds: Moulds, site: Path) -> None:
        self._moulds, self._site = moulds, str(site)

    def print(self, sheet: Sheet, aside: Aside) -> None:
        if not self.printed(sheet):
            aside.put(sheet)

    def printed(self, sheet: Sheet) -> bool:
        """Whether there is a mould for it; if so, the page is written."""
        sort = self._moulds.sort(sheet)
        if sort is None or not self._moulds.fits(sort):
            return False
        folder = f"{self._site}/{sheet.url}"
        # Of tens of thousands; a Path each would cost as much as the page, and most have the folder above them.
        try:
            os.mkdir(folder)  # noqa: PTH102
        except OSError:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        with anew(f"{folder}/index.html") as file:
            file.write(self._moulds.printed(sheet, sort))
        return True

    def lost(self) -> bool:
        """404.html."""
        if not self._moulds.fits(LOST_SORT):
            return False
        write_anew(Path(self._site, LOST), self._moulds.printed(Sheet("", "", False), LOST_SORT))
        return True


def _draw(misfits: Sequence[Sheet], navigation: Mapping[str, Sheet], config: Config, work: Path, epoch: int) -> None:
    """By the theme, one by one, into the site; the navigation's pages are there for the sake of their titles."""
    drawing = work / "drawing"
    here = {sheet.url for sheet in misfits}
    drawn = draw_sheets(
        [*misfits, *(sheet for url, sheet in navigation.items() if url not in here)], config, drawing, epoch
    )
    for url in here:
        target = work / "site" / url
        target.mkdir(parents=True, exist_ok=True)
        (drawn / url / "index.html").replace(target / "index.html")
    (drawn / LOST).replace(work / "site" / LOST)
    shutil.rmtree(drawing)


class Aside:
    """Sheets kept in a file until they can be printed. Made when the first is put there; may be handed to another process."""

    _number = itertools.count()

    def __init__(self, work: Path) -> None:
        self._path = work / f".aside-{os.getpid()}-{next(self._number)}"
        self._file: BinaryIO | None = None

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, *_: object) -> None:
        self.closed()
        self._path.unlink(missing_ok=True)

    def put(self, sheet: Sheet) -> None:
        if self._file is None:
            self._file = self._path.open("ab")
        pickle.dump(tuple(sheet), self._file, pickle.HIGHEST_PROTOCOL)

    def closed(self) -> Aside:
        if self._file is not None:
            self._file.close()
            self._file = None
        return self

    def __iter__(self) -> Iterator[Sheet]:
        self.closed()
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            while True:
                try:
                    # This process wrote it, or a copy of this process.
                    yield Sheet(*pickle.load(file))  # noqa: S301
                except EOFError:
                    return
