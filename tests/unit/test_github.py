"""Problems as GitHub Actions takes them: within its limits, and with nothing of a contributor's that it would obey."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html  # type: ignore[import-untyped]  # it ships no types
from markdown_it import MarkdownIt

from generator import content
from generator.cli import github, problems
from generator.errors import Edit, Fix, Message, Problem

HOSTILE = (
    "\n::error::x", "\r\n::add-mask::x", "::stop-commands::x", "##[add-mask]x", "%0A::error::x", "a,file=b:c",
    "| x | y |\n|---|", "`x` ``y`` ```", "<script>alert(1)</script>", "<img src=https://evil.example/p.png onerror=x>",
    "![x](https://evil.example/p.png)", "[x](javascript:alert(1))", "</code></td></table><h1>x", "@torvalds #1 GH-1", "https://evil.example",
    "&lt;b&gt; &#60;b&#62;", "\\", "\\|", "*x* _y_ ~~z~~", "<!--", "<details>", "$x$", ":tada:", "\x1b[31mred\x1b]8;;http://x\x07",
    "\u202ex", "\u2028::error::x", "\udce4", "x" * 100_000,
)  # fmt: skip


def problem(number: int = 0, severity: str = "error", words: str = "x", path: str = "content/a.md") -> Problem:
    found = Message("the key «%(key)s» is not known", key=words)
    fix = Fix((Edit(0, words, words + "!"),))
    return Problem(path, number + 1, 1, found, Message("Did you mean «%(near)s»?", near=words), severity, fix)


def summary_of(found: tuple[Problem, ...]) -> Any:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    return html.fromstring(f"<main>{markdown.render(github.table(found, 'ru'))}</main>")


@pytest.fixture(autouse=True)
def outside_of_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def test_ten_of_each_kind_are_annotated_and_the_rest_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    found = [problem(number, severity) for severity in ("error", "warning") for number in range(13)]
    github.report(tuple(sorted(found)), "en")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice::6"]
    assert lines[-1] == "::notice::6 more problems: see the job summary"


def test_the_summary_has_every_problem_the_worst_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    found = [problem(number, severity) for severity in ("warning", "error") for number in range(30)]
    github.report(tuple(sorted(found)), "ru")
    lines = summary.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["before", "### letopis check: 30 ошибок&#44; 30 предупреждений"]
    rows = [line.split(" | ")[0] for line in lines if line.startswith("| ")][1:]
    assert rows == ["| ошибка"] * 30 + ["| предупреждение"] * 30


def test_sound_content_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    github.report((), "en")
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == "### letopis check: 0 errors&#44; 0 warnings\n\n"


def test_the_summary_stays_within_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("x" * 100_000, encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    github.report(tuple(problem(number, words="&" * 300) for number in range(5000)), "ru")
    assert 1_000_000 < summary.stat().st_size <= 1024 * 1024
    assert "и ещё " in summary.read_text(encoding="utf-8").splitlines()[-2]


def test_a_path_is_told_as_the_repository_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    github.report((problem(path=str(tmp_path / "content" / "a.md")),), "en")
    assert capsys.readouterr().out.startswith("::error file=content/a.md,line=1,col=1::")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_what_a_contributor_wrote_is_no_command(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = (problem(words=words, path=f"content/{words[:200]}.md"),)
    github.report(found, "en")
    (line,) = capsys.readouterr().out.encode().decode().splitlines()
    head, _, data = line[2:].partition("::")
    properties = head.partition(" ")[2].split(",")
    assert [part.partition("=")[0] for part in properties] == ["file", "line", "col"]
    assert "##[" not in line
    assert len(data.encode()) < 64 * 1024
    for format in (problems.ProblemFormat.HUMAN, problems.ProblemFormat.JSON):
        problems.print_problems(found, format, "en")
    for printed in capsys.readouterr().out.encode().decode().splitlines():
        assert not printed.lstrip().startswith(("::", "##["))
        assert "\x1b" not in printed


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_what_a_contributor_wrote_is_plain_words_in_the_summary(words: str) -> None:
    tree = summary_of((problem(words=words, path=f"content/{words[:200]}.md"), problem(1)))
    assert {element.tag for element in tree.iter()} <= {
        "main",
        "h3",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "code",
    }
    assert all(not element.attrib for element in tree.iter())
    assert len(tree.xpath("//tbody/tr")) == 2
    cells = tree.xpath("//tbody/tr[1]/td")
    assert len(cells) == 5
    assert len({cell.text_content() for cell in cells}) == 5
    (shown,) = cells[2].xpath("code")
    assert shown.text == problems.shown(str(Message("%(x)s", x=words)))
    assert all(not (text := element.text or "") or "@" not in text for element in cells if element.tag != "code")


def test_a_file_s_name_that_is_no_utf_8_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = tmp_path / "articles" / "\udce4\n::error::.md"
    name.parent.mkdir()
    try:
        name.write_text("x", encoding="utf-8")
        found = content.read(tmp_path).problems
    except OSError:
        # A disk that takes names in UTF-8 only: git may bring such a name all the same, as a revision has it.
        found = (Problem(str(name), 1, 1, Message("no file"), Message("Give it another name")),)
    assert found
    for format in problems.ProblemFormat:
        problems.print_problems(found, format, "ru")
    for line in capsys.readouterr().out.encode().decode().splitlines():
        assert not line.startswith("::error::")
