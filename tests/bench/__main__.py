"""What a build takes, and how that grows; with `--peers`, Letopis beside Hugo and MkDocs, where they are installed.

    python -m tests.bench --sizes 100,1000,10000,100000
    python -m tests.bench --peers --sizes 1000,10000 --rounds 3

Prints a Markdown table on stdout, and on stderr what it is at. Judges nothing: a slow machine, a peer that is not installed or a
program that fails is no failure of the benchmark, and the table says so. Every number is of a true command in a process of its own.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.bench import report
from tests.bench.comparing import compared
from tests.bench.growing import measured
from tests.bench.letopis import Source
from tests.bench.media import media
from tests.bench.process import Failed
from tests.bench.rows import NAMES


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100,1000,5000", type=_sizes, help="numbers of articles, parted by commas")
    parser.add_argument("--seed", default=1, type=int, help="of the made-up articles")
    parser.add_argument("--texts", type=_folder, help="a folder of .txt files to repeat instead of made-up articles")
    parser.add_argument(
        "--annotations",
        help="a cache to begin with: .cache/annotations of a build of the same; {} in it stands for the number of articles",
    )
    parser.add_argument("--peers", action="store_true", help="compare, instead of showing how the first build grows")
    parser.add_argument("--rounds", default=3, type=int, help="of a comparison; the table has medians")
    parser.add_argument("--rows", default=NAMES, type=_rows, help=f"of a comparison: {','.join(NAMES)}")
    parser.add_argument(
        "--on",
        choices=("tmpfs", "disk", "both"),
        default="both",
        help="where a comparison writes; growth takes the first there is",
    )
    options = parser.parse_args()
    for size in options.sizes:
        if options.annotations and _cache(options.annotations, size) is None:
            parser.error(f"there is no folder «{options.annotations.replace('{}', str(size))}»")
    here = {name: folder for name, folder in media().items() if options.on in (name, "both")}
    if not here:
        parser.error(f"there is no {options.on} here that can be written to")
    if options.peers:
        sheets = [
            compared(
                Source(size, options.seed, options.texts),
                medium,
                options.rounds,
                options.rows,
                _cache(options.annotations, size),
                _say,
            )
            for size in options.sizes
            for medium in here.items()
        ]
        print(report.comparison(sheets))
        return
    found = []
    for size in options.sizes:
        _say(f"{size} articles…")
        try:
            source = Source(size, options.seed, options.texts)
            found.append(measured(source, next(iter(here.values())), _cache(options.annotations, size), _say))
        except Failed as error:
            _say(f"The build of {size} articles failed: {error}")
    if found:
        print(report.growth(found))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _sizes(value: str) -> list[int]:
    try:
        sizes = sorted({int(part) for part in value.split(",")})
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"«{value}» is no list of numbers") from error
    if sizes[0] < 1:
        raise argparse.ArgumentTypeError("each size is at least 1")
    return sizes


def _rows(value: str) -> tuple[str, ...]:
    rows = tuple(value.split(","))
    if unknown := [row for row in rows if row not in NAMES]:
        raise argparse.ArgumentTypeError(f"«{unknown[0]}» is no row; rows are {', '.join(NAMES)}")
    return rows


def _cache(pattern: str | None, size: int) -> Path | None:
    """None where nobody asked for one, or where there is no such folder."""
    path = Path(pattern.replace("{}", str(size))).resolve() if pattern else None
    return path if path and path.is_dir() else None


def _folder(value: str) -> Path:
    path = Path(value)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{value} is no folder")
    return path.resolve()


if __name__ == "__main__":
    main()
