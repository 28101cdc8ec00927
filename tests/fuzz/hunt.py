"""Many inputs for each harness: by atheris in processes of their own, or by hypothesis here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from tests.fuzz.harness import Growth, Harness, TooSlow, growth, spelled, texts, tried

CORPUS = Path(".cache/fuzz")
_LONGEST_INPUT = 160
"""Bytes; many of them become a word."""
_LENGTHENS = 5
"""libFuzzer's `len_control`: with its own 100, a run of minutes would try inputs of four bytes."""
_HANGS = 60
"""Seconds after which libFuzzer ends what no signal of ours could."""
_MEMORY = 2048
"""MB."""

_REACHED = re.compile(r"cov: (\d+)")
_KEPT = re.compile(r"corp: (\d+)")
_INPUTS = re.compile(r"stat::number_of_executed_units:\s+(\d+)")
_PULSE = re.compile(r"^#(\d+)\t", re.MULTILINE)
"""The number of an input about which something is said: all that is known where a failure ended the count."""
_SPEED = re.compile(r"stat::average_exec_per_sec:\s+(\d+)")
_ARTIFACT = re.compile(r"Test unit written to (\S+)")
_DOES_NOT_HOLD = re.compile(r"^.* does not hold for .*$|^\w*(?:Error|TooSlow|Exception)\b.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hunted:
    name: str
    inputs: int
    speed: int
    """Inputs a second."""
    before: int
    """Edges of the code that the kept texts reach, 0 where that was not counted."""
    reached: int
    kept: int
    failed: str
    """What did not hold, and how to see it again; else ""."""


def by_atheris(harnesses: Sequence[Harness], seconds: int, jobs: int) -> list[Hunted]:
    with ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(lambda harness: _fuzzed(harness, seconds), harnesses))


def _fuzzed(harness: Harness, seconds: int) -> Hunted:
    corpus, found = CORPUS / harness.name / "corpus", CORPUS / harness.name / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    log = CORPUS / harness.name / "last.log"
    with log.open("wb") as output:
        done = subprocess.run(
            [
                sys.executable, "-m", "tests.fuzz.target", harness.name, f"-max_total_time={seconds}", f"-timeout={_HANGS}",
                f"-rss_limit_mb={_MEMORY}", f"-max_len={_LONGEST_INPUT}",
                f"-len_control={_LENGTHENS}", f"-artifact_prefix={found}{os.sep}",
                "-print_final_stats=1", str(corpus),
            ],
            stdout=output, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    said = log.read_text(encoding="utf-8", errors="replace")
    reached = [int(number) for number in _REACHED.findall(said)]
    return Hunted(
        harness.name,
        _number(_INPUTS, said) or max(map(int, _PULSE.findall(said)), default=0),
        _number(_SPEED, said),
        reached[0] if reached else 0,
        reached[-1] if reached else 0,
        int(kept[-1]) if (kept := _KEPT.findall(said)) else 0,
        _failure(said) if done.returncode else "",
    )


def _number(pattern: re.Pattern[str], said: str) -> int:
    found = pattern.search(said)
    return int(found[1]) if found else 0


def _failure(said: str) -> str:
    lines = list(dict.fromkeys(_DOES_NOT_HOLD.findall(said)))[:3] or said.strip().splitlines()[-3:]
    artifact = _ARTIFACT.search(said)
    again = [f"again: {Path(sys.executable).name} -m tests.fuzz --replay {artifact[1]}"] if artifact else []
    return "\n  ".join([*lines, *again])


def by_hypothesis(harnesses: Sequence[Harness], seconds: float) -> list[Hunted]:
    return [_guessed(harness, seconds) for harness in harnesses]


def _guessed(harness: Harness, seconds: float) -> Hunted:
    begun = time.monotonic()
    inputs = 0

    @settings(
        max_examples=10_000_000,
        deadline=None,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(texts(harness))
    def attempt(text: str) -> None:
        nonlocal inputs
        if time.monotonic() - begun > seconds:
            raise _TimeIsUp
        inputs += 1
        tried(harness, text)

    failed = ""
    try:
        attempt()
    except _TimeIsUp:
        pass
    except Exception as error:  # noqa: BLE001 - whatever a harness raises is what is looked for
        notes = getattr(error, "__notes__", [])
        failed = "\n  ".join([*notes, *traceback.format_exception_only(error)]).strip()
    took = max(time.monotonic() - begun, 0.001)
    return Hunted(harness.name, inputs, int(inputs / took), 0, 0, 0, failed)


class _TimeIsUp(BaseException):
    """No failure, so nothing that hypothesis would make shorter."""


def _if_there(path: Path) -> bytes:
    """libFuzzer, which may be at work at the same time, takes a text out of its corpus where a shorter one does."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def steepest(harness: Harness, seconds: float) -> Iterator[str]:
    """What costs more than its size, until the time is up."""
    harness.check("")
    begun = time.monotonic()
    corpus = sorted((CORPUS / harness.name / "corpus").glob("*"), key=lambda path: path.name)
    kept = (spelled(data, harness.tokens) for path in corpus if (data := _if_there(path)))
    pairs = (one + other for one, other in product(harness.tokens, repeat=2))
    for piece in chain(harness.tokens, kept, pairs):
        if time.monotonic() - begun > seconds:
            return
        if not piece.strip():
            continue
        try:
            grown: Growth = growth(harness, piece)
        except TooSlow as slow:
            yield f"{piece[:200]!r}, repeated: {slow}"
            continue
        except AssertionError as error:
            yield f"{piece[:200]!r}, repeated, does not hold: {error}"
            continue
        if grown.superlinear:
            yield f"{piece[:200]!r}, repeated, takes {grown.one:.3f}, {grown.two:.3f} and {grown.four:.3f} s for one, two and four times"
