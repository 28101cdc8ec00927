"""How far a long command is, where there is no terminal to draw a bar on."""

from __future__ import annotations

import time

import pytest

from generator.progress import Reporter


def test_a_count_is_told_once_a_minute(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    now = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    reporter = Reporter()
    with reporter.counting("Annotating", 5000) as count:
        for number in range(1, 2001):
            now = number * 0.05
            count()
    assert capsys.readouterr().err == "Annotating…\n1,200 of 5,000\n"
    assert [timing.stage for timing in reporter.timings] == ["Annotating"]


def test_stages_come_to_what_was_waited_for() -> None:
    begun = time.perf_counter()
    reporter = Reporter(quiet=True)
    time.sleep(0.05)
    with reporter.stage("Reading"):
        pass
    time.sleep(0.05)
    with reporter.counting("Annotating", 1):
        pass
    waited = time.perf_counter() - begun
    reading, annotating = (timing.wall for timing in reporter.timings)
    assert reading >= 0.05
    assert annotating >= 0.05
    assert reading + annotating == pytest.approx(waited, abs=0.02)


def test_who_wants_quiet_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    with Reporter(quiet=True).counting("Annotating", 1) as count:
        count()
    assert capsys.readouterr().err == ""
