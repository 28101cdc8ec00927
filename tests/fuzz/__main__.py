"""`python -m tests.fuzz --minutes 10 [--harness markdown] [--jobs 2]`: every harness under atheris, each for its share of the minutes.

What was found interesting stays in .cache/fuzz/HARNESS/corpus and is where the next run begins. Prints a Markdown table of what was tried;
ends with 1 where a harness does not hold, and says how to try that input again:

    python -m tests.fuzz --replay .cache/fuzz/HARNESS/found/crash-…

`--growth` looks for what costs more than its size instead: each token, each two of them and each text of the corpus, repeated until they
are long, then twice and four times as long. Without atheris (it has wheels for Linux on x86-64 alone) hypothesis tries as much as it can.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.harness import LONGEST, spelled, tried
from tests.fuzz.harnesses import NAMES, harness
from tests.fuzz.hunt import Hunted, by_atheris, by_hypothesis, steepest

_SHORTEST = 5
"""Seconds, at least, for a harness."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=10, help="of all harnesses together")
    parser.add_argument("--harness", action="append", choices=NAMES, help="this one alone; may be given several times")
    parser.add_argument("--jobs", type=int, default=2, help="harnesses at a time")
    parser.add_argument("--replay", type=Path, help="a file that was kept under found/")
    parser.add_argument("--growth", action="store_true", help="look for what costs more than its size")
    options = parser.parse_args()
    chosen = [harness(name) for name in options.harness or NAMES]
    if options.replay:
        _replay(options.replay)
        return
    seconds = max(_SHORTEST, options.minutes * 60 * options.jobs / len(chosen))
    if options.growth:
        for each in chosen:
            for steep in steepest(each, seconds):
                sys.stdout.write(f"{each.name}: {steep}\n")
                sys.stdout.flush()
        return
    if importlib.util.find_spec("atheris"):
        hunted = by_atheris(chosen, int(seconds), options.jobs)
    else:
        sys.stderr.write(
            "There is no atheris for this machine: hypothesis tries texts, without being led by what they reach.\n"
        )
        hunted = by_hypothesis(chosen, seconds)
    sys.stdout.write(table(hunted))
    for one in hunted:
        if one.failed:
            sys.stdout.write(f"\n{one.name}: {one.failed}\n")
    sys.exit(any(one.failed for one in hunted))


def table(hunted: Sequence[Hunted]) -> str:
    rows = [
        "| harness | inputs | a second | reached before | reached | texts kept | held |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for one in hunted:
        held = "**no**" if one.failed else "yes"
        rows.append(
            f"| {one.name} | {one.inputs:,} | {one.speed:,} | {one.before or '—'} | {one.reached or '—'} | {one.kept or '—'} | {held} |"
        )
    rows.append(f"| all | {sum(one.inputs for one in hunted):,} | | | | | |")
    return "\n".join(rows) + "\n"


def _replay(path: Path) -> None:
    chosen = harness(path.resolve().parent.parent.name)
    text = spelled(path.read_bytes(), chosen.tokens)[:LONGEST]
    sys.stdout.write(f"{chosen.name}: {text!r}\n")
    sys.stdout.flush()
    seconds = tried(chosen, text)
    sys.stdout.write(f"holds, in {seconds:.3f} CPU seconds\n")


if __name__ == "__main__":
    main()
