"""Work among copies of this process: in order, whole, and a copy that the system ends is told."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import forking
from generator.errors import ToolError
from generator.forking import WORTH_IT, in_chunks, parted, processors

THINGS = list(range(3 * WORTH_IT))


def squares(chunk: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), [number * number for number in chunk]


def test_processors_are_those_that_may_be_used() -> None:
    assert 1 <= processors() <= max(1, len(list(Path("/sys/devices/system/cpu").glob("cpu[0-9]*"))) or 4096)


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_everything_is_done_once_and_in_order(processes: int) -> None:
    found = list(in_chunks(squares, parted(THINGS), processes))
    assert [square for _, squared in found for square in squared] == [number * number for number in THINGS]
    here = {process for process, _ in found} == {os.getpid()}
    assert here == (processes == 1)


def test_little_work_is_done_here() -> None:
    assert {process for process, _ in in_chunks(squares, parted(THINGS[: WORTH_IT - 1]), 2)} == {os.getpid()}


def test_what_work_cannot_be_handed_over_is_there_already() -> None:
    # A function inside a function has no name by which another process would find it.
    secret = {number: str(number) for number in THINGS}
    assert sum(in_chunks(lambda chunk: len([secret[number] for number in chunk]), parted(THINGS), 2)) == len(THINGS)


def test_what_work_raises_is_raised_here() -> None:
    def refuse(chunk: Sequence[int]) -> None:
        if WORTH_IT in chunk:
            raise ToolError(f"no {WORTH_IT}")

    with pytest.raises(ToolError, match=f"no {WORTH_IT}"):
        list(in_chunks(refuse, parted(THINGS), 2))
    assert forking._chunks == ()


def test_a_process_that_is_killed_is_told() -> None:
    def killed(chunk: Sequence[int]) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ToolError, match="--jobs 1"):
        list(in_chunks(killed, parted(THINGS), 2))
