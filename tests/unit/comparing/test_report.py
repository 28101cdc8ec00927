"""The report as a reviewer gets it: what stands first, in which words, and that nothing contributed breaks out of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from generator import INTERFACE_LANGUAGES
from generator.comparing import Comparison
from generator.comparing.markdown import inert
from generator.comparing.report import as_json, report
from tests.archives import SMALL
from tests.unit.comparing.sides import MEETING, MINISTER, RESULTS, TOWN, compared, without

LIMIT = 1_000_000
TAGS = {
    "div", "h2", "h3", "i", "p", "ul", "li", "b", "code", "details", "summary", "blockquote", "span", "table", "thead", "tbody", "tr",
    "th", "td",
}  # fmt: skip

ATTACKS = (
    "</details><script>alert(1)</script>",
    "`код` ```ограда```",
    "| a | b |",
    "<img src=x onerror=alert(1)>",
    "![пиксель](https://evil.example/p.png)",
    "[ссылка](https://evil.example)",
    "<https://evil.example> https://evil.example www.evil.example a@evil.example",
    "@torvalds @org/team #123 GH-123 owner/repo#5 0123abcd",
    "**жирно** __и так__ ~~прочь~~ *курсив* _курсив_",
    "# заголовок",
    "- список",
    "1. список",
    "> [!CAUTION]",
    "&lt;b&gt; &amp; &#64;",
    "$x^2$ :tada: [^1] [[вики]]",
    "\\`\\<b>\\",
    "::add-mask::слово ##[error]слово",
    "<!-- -->\u202eтекст\u200b",
    "]]></b></code></summary>",
)


def rendered(markdown: str) -> Any:
    """As GitHub reads it: CommonMark with tables, HTML and bare addresses. What GitHub's sanitizer would take out is left in."""
    reader = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    return html.fromstring(f"<div>{reader.render(markdown)}</div>")


def test_the_worst_stands_first() -> None:
    """Lost addresses, then counts, then what changed where nobody edited, and folded what each article has."""
    alias = SMALL[TOWN].replace("name: Астана", "name: Астана\naliases: [Германия]")
    text = report(compared(without(RESULTS) | {TOWN: alias}), "markdown", "ru", LIMIT)
    order = [
        "[!WARNING]",
        "/places/germaniia/",
        "same_as: &#91;germaniia&#93;",
        "| Материалы |",
        "Германия → Астана",
        "<details>",
    ]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    assert "Первый договор Казахстан и <b>Германия</b> подписали 2 марта 1992 года." in text


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("format", ["markdown", "text"])
def test_reports_are_in_the_language_asked_for(language: str, format: str) -> None:
    text = report(compared(without(RESULTS), language=language), format, language, LIMIT)
    assert {
        "ru": "Что это изменение сделает с архивом",
        "kk": "Бұл өзгеріс мұрағатта нені өзгертеді",
        "en": "What this change does to the archive",
    }[language] in text


def test_no_change_is_one_sentence() -> None:
    text = report(compared(SMALL), "markdown", "ru", LIMIT)
    assert "Архив останется прежним." in text
    assert "|" not in text
    assert "<details>" not in text


@pytest.mark.parametrize("attack", ATTACKS)
def test_contributed_text_stays_text(attack: str) -> None:
    """In titles, names, sentences, and the fields of files."""
    found = hostile(attack)
    page = rendered(report(found, "markdown", "en", LIMIT))
    assert {element.tag for element in page.iter()} <= TAGS
    assert all(not element.attrib or set(element.attrib) <= {"style"} for element in page.iter())
    assert len(page.findall(".//details")) == len(found.articles) == 2
    assert len(page.findall(".//table")) == 1
    for code in page.findall(".//code"):
        # GitHub makes no links there.
        tail = code.tail
        code.clear()
        code.tail = tail
    said = page.text_content()
    assert not re.search(r"@\w|#\d|://|\bwww\.|:\w+:|GH-\d", said)
    shown = " ".join(re.sub("[\u202e\u200b]", "", attack).split())
    kept = re.sub("⟨U\\+[0-9A-F]{4}⟩|\u200b", "", said)
    assert shown in kept


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_log_takes_no_text_for_a_command(attack: str) -> None:
    found = hostile(attack)
    for printed in (report(found, "text", "en", LIMIT), report(found, "markdown", "en", LIMIT), as_json(found)):
        assert "##[" not in printed
        assert not [line for line in printed.splitlines() if line.lstrip().startswith("::")]
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", report(found, "text", "en", LIMIT))
    assert Comparison.model_validate_json(as_json(found)) == found


def hostile(attack: str) -> Comparison:
    """A comparison whose every contributed word is the attack, as if it had come past all checks."""
    found = compared(
        without(RESULTS)
        | {
            TOWN: SMALL[TOWN].replace("name: Астана", "name: Астана\naliases: [Германия]"),
            MEETING: SMALL[MEETING].replace("прибыл", "приехал").replace("title: Встреча", "title: Беседа"),
            MINISTER: SMALL[MINISTER].replace("Министр.", "Премьер."),
        },
        language="en",
        made=False,
    )
    return Comparison.model_validate(_filled(found.model_dump(mode="json"), attack))


FILLED = {"title", "name", "words", "before", "after", "found", "mend"}


def _filled(value: object, attack: str, key: str = "") -> object:
    match value:
        case dict():
            return {name: _filled(one, attack, name) for name, one in value.items()}
        case list():
            return [_filled(one, attack, key) for one in value]
        case str() if key in FILLED:
            return attack
        case _:
            return value


def test_a_report_over_the_limit_says_what_is_missing() -> None:
    whole = report(compared(SMALL, {}), "markdown", "ru", LIMIT)
    short = report(compared(SMALL, {}), "markdown", "ru", 2000)
    assert len(short.encode()) <= 2000 < len(whole.encode())
    assert "letopis diff --format json" in short
    assert whole.startswith(short.split("\n\n")[0])
    assert rendered(short).findall(".//details") == []


def test_an_escape_leaves_ordinary_words_alone() -> None:
    assert inert("Встреча в Астане: «Мы договорились» (2 марта 1992 года), 5+1, 12 %.") == (
        "Встреча в Астане: «Мы договорились» (2 марта 1992 года), 5+1, 12 %."
    )
    assert inert("same_as") == "same_as"
