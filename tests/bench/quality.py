"""`python -m tests.bench.quality --gold FOLDER`: how well the annotators do, and how fast, as the tables of docs/quality.md.

FOLDER is not part of this repository: score/score.py and gold/ in it judge, and the texts are those of gold/nerel and
seeds/. Speed is measured with the models loaded.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
SETS = {"nerel-dev": "gold/nerel/dev", "seeds": "seeds"}
"""What the scorer calls a gold, and where its texts lie."""

TRAIN = "gold/nerel/train"
"""Its texts are enough to measure speed on."""

KINDS = ("PER", "ORG", "LOC")


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    cell: Callable[[dict[str, Any]], str]
    """Of what the scorer says of one gold."""


def _f1(*path: str) -> Callable[[dict[str, Any]], str]:
    def cell(result: dict[str, Any]) -> str:
        for name in path:
            result = result[name]
        return _part(result["f1"])

    return cell


def _part(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def _share(*path: str) -> Callable[[dict[str, Any]], str]:
    def cell(result: dict[str, Any]) -> str:
        for name in path:
            result = result[name]
        return f"{result.get('correct', result.get('found'))} of {result['n']}"

    return cell


ROWS = (
    Row("names, exact, micro", _f1("ner", "exact", "micro")),
    Row(
        "– persons, organisations, places",
        lambda result: " ".join(_part(result["ner"]["exact"][kind]["f1"]) for kind in KINDS),
    ),
    Row("names, overlap, micro", _f1("ner", "overlap", "micro")),
    Row("entities, B³ of exact mentions", _f1("entity", "matched_exact", "b3")),
    Row("– of persons", _f1("entity", "matched_exact_PER", "b3")),
    Row("entities, end to end B³", _f1("entity", "e2e_b3")),
    Row("pages exact", lambda result: _part(result["entity"]["matched_exact"]["pages"]["perfect"])),
    Row("dates, core", _f1("dates", "core")),
    Row("dates, overlap", _f1("dates", "overlap")),
    Row("dates, value right", _share("dates", "value_recall")),
    Row("money, exact", _f1("money", "exact")),
    Row("money, value right", _share("money", "value_recall")),
    Row("direct quotes, span", _f1("quotes", "span")),
    Row("direct quotes, speaker", _share("quotes", "speaker")),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.quality", description=__doc__)
    parser.add_argument("--gold", required=True, type=Path, help="the folder that holds score/, gold/ and seeds/")
    gold = parser.parse_args().gold
    print(table({name: scored(gold, name) for name in SETS}))
    print(f"\n{speed(sorted((gold / TRAIN).glob('*.txt')))}")


def scored(gold: Path, name: str) -> dict[str, Any]:
    """What the scorer says of the annotators' answers. Ends the program when either fails."""
    texts = sorted((gold / SETS[name]).glob("*.txt"))
    with tempfile.TemporaryDirectory(prefix="letopis-quality-") as folder:
        answers, verdict = Path(folder) / "answers.jsonl", Path(folder) / "verdict.json"
        answers.write_text(_run("-m", "generator", "annotate", *texts, "--format", "jsonl"), encoding="utf-8")
        _run(gold / "score/score.py", "--predictions", answers, "--gold", name, "--news", "--json", verdict)
        found: dict[str, Any] = json.loads(verdict.read_text(encoding="utf-8"))
    return found


def table(results: dict[str, dict[str, Any]]) -> str:
    """A row a measure; a cell is empty where the gold says nothing of it."""
    lines = [["what", *results], ["---", *("---:" for _ in results)]]
    lines += [[row.what, *(_cell(row, result) for result in results.values())] for row in ROWS]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def speed(texts: Sequence[Path]) -> str:
    """Articles a second, of one processor by its CPU time, and of two processes by the clock. No text is read twice: words that were
    met before are looked up faster."""
    from generator.annotators import annotate
    from generator.documents import open_document
    from generator.engines import annotate_all

    articles = [open_document(path, "ru", lambda _: "").article for path in texts]
    annotate(articles[0])  # loads the models
    half = len(articles) // 2
    begun = time.process_time()
    list(annotate_all(articles[1:half], processes=1))
    one = (half - 1) / (time.process_time() - begun)
    found = annotate_all(articles[half:], processes=2)
    next(found)  # both processes have begun, and load their models
    begun = time.perf_counter()
    two = len(list(found)) / (time.perf_counter() - begun)
    length = sum(len(article.text) for article in articles) / len(articles)
    return (
        f"{len(articles)} texts of {length:.0f} characters on average: {one:.1f} a second of CPU in one process, "
        f"{two:.1f} a second by the clock in two."
    )


def _cell(row: Row, result: dict[str, Any]) -> str:
    try:
        return row.cell(result)
    except KeyError:
        return ""


def _run(*words: object) -> str:
    done = subprocess.run([sys.executable, *map(str, words)], stdout=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"{words[0]} ended with {done.returncode}.")
    return done.stdout


if __name__ == "__main__":
    main()
