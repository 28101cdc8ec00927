"""`python -m tests.bench [--sizes 100,1000,5000] [--seed 1]`: what a build takes, and how that grows with the archive.

Prints a Markdown table. Judges nothing: a slow machine is no failure. A ratio near 1 says that an article costs no more in the
large archive than in the small one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

from tests.bench.measure import Measurement, read

KIB = 1024
MIB = KIB * KIB


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", default="100,1000,5000", type=_sizes, help="numbers of articles, parted by commas")
    parser.add_argument("--seed", default=1, type=int, help="of the made-up articles")
    options = parser.parse_args()
    found = []
    for size in options.sizes:
        print(f"{size} articles…", file=sys.stderr)
        found.append(_in_a_process(size, options.seed))
    print(table(found))


def table(found: list[Measurement]) -> str:
    """One row a stage; for each size its CPU seconds, and CPU milliseconds an article with the ratio to the smallest size."""
    head = ["", *(f"{one.articles} articles" for one in found)]
    rows = [head, ["---", *("---:" for _ in found)]]
    for number, stage in enumerate(found[0].stages):
        smallest = _each(found[0], number)
        cells = []
        for one in found:
            ratio = f", ×{_each(one, number) / smallest:.2f}" if smallest and one is not found[0] else ""
            cells.append(f"{one.stages[number].cpu:.1f} s ({_each(one, number):.1f} ms{ratio})")
        rows.append([f"{stage.name}, CPU (an article)", *cells])
    rows.append(["total, wall clock", *(f"{one.stages[-1].wall:.1f} s" for one in found)])
    rows.append(["peak memory of a process", *(f"{one.memory / MIB:.0f} MB" for one in found)])
    rows.append(["pages", *(str(one.pages) for one in found)])
    rows.append(["site", *(f"{one.size / MIB:.1f} MB ({one.size / one.articles / KIB:.0f} KB)" for one in found)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _each(measurement: Measurement, stage: int) -> float:
    """CPU milliseconds an article."""
    return 1000 * measurement.stages[stage].cpu / measurement.articles


def _in_a_process(size: int, seed: int) -> Measurement:
    """Peak memory never falls within a process, so each size gets one. Ends the program when a build fails."""
    command = [sys.executable, "-m", "tests.bench.measure", str(size), str(seed)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"The build of {size} articles failed.")
    return read(done.stdout)


def _sizes(value: str) -> list[int]:
    sizes = sorted({int(part) for part in value.split(",")})
    if not sizes or sizes[0] < 1:
        raise argparse.ArgumentTypeError("each size is at least 1")
    return sizes


if __name__ == "__main__":
    main()
