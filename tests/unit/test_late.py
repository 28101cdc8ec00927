"""Patterns that are compiled when they are first searched with."""

from __future__ import annotations

import re

import pytest

from generator.late import late


def test_it_answers_as_the_compiled_pattern_does() -> None:
    pattern = late("(?P<year>[12]\\d{3})", re.ASCII)
    assert [found["year"] for found in pattern.finditer("1991 и 2024")] == ["1991", "2024"]
    assert pattern.sub("год", "1991") == "год"
    assert pattern.flags & re.ASCII
    assert pattern.search("ничего") is None


def test_nothing_is_compiled_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def counting(text: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(text)
        return compile_(text, flags)

    monkeypatch.setattr(re, "compile", counting)
    pattern = late("а+б")
    assert compiled == []
    for text in ("ааб", "аб"):
        assert pattern.search(text)
        assert pattern.fullmatch(text)
    assert compiled == ["а+б"]
