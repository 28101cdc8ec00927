"""Every harness holds: for some thousands of texts that are new in every run, and for all that did not hold once.

`make fuzz` tries the same with atheris for as long as it is given.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.fuzz.found import FOUND
from tests.fuzz.harness import TooSlow, growth, spelled, texts, tried
from tests.fuzz.harnesses import NAMES, harness

_KEPT = DirectoryBasedExampleDatabase(".hypothesis/fuzz")


@pytest.mark.parametrize("name", NAMES)
def test_every_harness_holds_for_any_text(name: str) -> None:
    """Not the same texts in every run. One that fails is printed, and kept so that it is tried first until it is mended."""
    chosen = harness(name)
    chosen.check("")  # what is loaded once is not counted to the first text

    # How long hypothesis takes to make its texts is the machine's matter.
    slow = [HealthCheck.too_slow]

    @settings(max_examples=chosen.examples, derandomize=False, database=_KEPT, suppress_health_check=slow)
    @given(texts(chosen))
    def attempt(text: str) -> None:
        tried(chosen, text)

    attempt()


@pytest.mark.parametrize(("name", "text", "what"), FOUND, ids=[f"{name}-{what[:50]}" for name, _, what in FOUND])
def test_what_was_found_once_never_comes_back(name: str, text: str, what: str) -> None:
    chosen = harness(name)
    chosen.check("")
    tried(chosen, text)


@pytest.mark.parametrize("name", NAMES)
def test_no_token_costs_more_than_its_size(name: str) -> None:
    """Each repeated until it is long, then twice and four times as long; `--growth` tries pairs too."""
    chosen = harness(name)
    chosen.check("")
    steep = {}
    for token in chosen.tokens[:: max(1, len(chosen.tokens) // 12)]:
        grown = growth(chosen, token, 250)
        if grown.superlinear:
            steep[token] = grown
    assert steep == {}


def test_bytes_spell_characters_tokens_and_any_code_point() -> None:
    tokens = ("слово", "\n")
    assert spelled(b"a\x80\x81\x82b", tokens) == "aслово\nсловоb"
    assert spelled(b"\xf8\x04\x10\xf9\xf6\x00", tokens) == "А🌀".replace("🌀", chr(0x1F600))
    assert spelled(b"\xf8\xd8\x00", tokens) == "\ufffd"
    assert spelled(b"\xff\xff\xff\xf8", tokens) == chr(0x7FFFF) + "\0"
    many = tuple(map(str, range(300)))
    assert spelled(b"\x81\x00\x81\x01\x81\x02", many) == "1121241"


def test_what_takes_too_long_is_ended_even_inside_a_regular_expression(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.harness.BUDGET", 0.05)
    slow = harness("edtf")
    with pytest.raises(TooSlow):
        tried(type(slow)("slow", "", _backtracks, ("a",), 1), "a" * 40)


def _backtracks(text: str) -> None:
    import re

    assert re.match(r"(a+)+$", text + "!") is None


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>",
        "<p onclick='x'>1</p>",
        "<a href='javascript:x'>1</a>",
        "<a href='//x'>1</a>",
        "<p>1",
        "</p>",
        "<p>1</b>",
        "<p style=''>1</p>",
        "<!-- -->",
        "<img src=x>",
        "<a href='https://a'><a href='https://b'>1</a></a>",
        "<b id='a'>1</b><b id='a'>2</b>",
    ],
)
def test_the_reader_of_html_refuses_what_is_not_safe(html: str) -> None:
    from tests.fuzz.safe_html import shown

    with pytest.raises(AssertionError):
        shown(html)
