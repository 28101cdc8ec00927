"""What VS Code is given: the extension in .vscode/extensions/letopis, run by Playwright's Node with a stand-in for VS Code; the tasks."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable

from generator.cli.problems import ProblemFormat, print_problems
from generator.editing.schemas import KINDS, schema
from generator.errors import Message, Problem
from tests.archives import ROOT, letopis, project

EXTENSION = ROOT / ".vscode" / "extensions" / "letopis"
SCHEMAS = {kind.name: schema(kind, "", "ru") for kind in KINDS}


def node(script: str, *given: object) -> Any:
    """What the script prints, read as JSON. `given` is its constant GIVEN."""
    done = subprocess.run(
        [compute_driver_executable()[0], "-"],
        input=f"const GIVEN = {json.dumps(given)};\n{script}",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# The place is where ¦ stands.
ASKED: list[tuple[str, str, list[str]]] = [
    ("article", "---\n¦\n---\n", ["title", "date", "description", "language", "source", "rights", "title_from"]),
    ("article", "---\ntitle: А\n¦", ["date", "description", "language", "source"]),
    ("article", "---\ntitle: А\nda¦\nrights: full\n---\n", ["date", "description", "language", "source", "title_from"]),
    ("article", "---\nrights: ¦\n---\n", ["full", "excerpt", "digest"]),
    ("article", "---\nrights: f¦\n---\n", ["full", "excerpt", "digest"]),
    ("article", "---\nsource:\n  ¦\n---\n", ["name", "url", "author", "cites"]),
    ("article", "---\nsource:\n  name: А\n  c¦\n  url: x\n---\n", ["author", "cites"]),
    ("article", "---\nsource: {¦\n---\n", ["name", "url", "author", "cites"]),
    ("article", "---\nsource: {name: А, ¦}\n---\n", ["url", "author", "cites"]),
    ("article", "---\nsource: {name: ¦}\n---\n", []),
    ("article", "---\nsource:\n  cites:\n    - ¦\n---\n", []),
    ("article", "---\ntitle: А\n---\nТекст ¦\n", []),
    ("article", "Текст\n¦", []),
    ("disagreement", "---\ntitle: Т\nclaims:\n  - ¦\n---\n", ["article", "words"]),
    ("disagreement", "---\ntitle: Т\nclaims:\n  - article: а\n    ¦\n  - article: б\n    words: в\n---\n", ["words"]),
    ("disagreement", "---\ntitle: Т\nclaims:\n- article: а\n  words: б\n- ¦\n---\n", ["article", "words"]),
    ("disagreement", "---\nclaims:\n  - {article: а, ¦\n---\n", ["words"]),
    ("event", "---\ndate: ¦\n---\n", ["2025-11-06", "2025-11", "2025-22", "2020/2025"]),
    ("entity", "---\nname: А\nnames:\n  ¦\n---\n", []),
]


def place(text: str) -> tuple[list[str], int, int]:
    before, _, after = text.partition("¦")
    return (before + after).split("\n"), before.count("\n"), len(before) - before.rfind("\n") - 1


def test_what_may_be_written_is_offered() -> None:
    script = """
        const { complete } = require(GIVEN[0] + "/matter.js");
        const places = GIVEN[1];
        console.log(JSON.stringify(places.map((place) => complete(...place).map((each) => each.label))));
    """
    places = [(SCHEMAS[kind], *place(text)) for kind, text, _ in ASKED]
    offered = node(script, str(EXTENSION), places)
    for (kind, text, expected), labels in zip(ASKED, offered, strict=True):
        assert labels[: len(expected)] == expected, (kind, text)
        assert bool(labels) == bool(expected), (kind, text)


def test_keys_are_explained_in_the_interfaces_language() -> None:
    script = """
        const { explain } = require(GIVEN[0] + "/matter.js");
        console.log(JSON.stringify(GIVEN[1].map((place) => explain(...place))));
    """
    texts = [
        ("article", "---\nda¦te: 2025\n---\n"),
        ("article", "---\nsource:\n  ci¦tes: [А]\n---\n"),
        ("disagreement", "---\nclaims:\n  - article: а\n    wo¦rds: б\n---\n"),
        ("article", "---\ndate: 20¦25\n---\n"),
        ("article", "---\nunkn¦own: 1\n---\n"),
        ("article", "---\ntitle: А\n---\ntit¦le: Б\n"),
    ]
    told = node(script, str(EXTENSION), [(SCHEMAS[kind], *place(text)) for kind, text in texts])
    assert [each and each["about"].split()[0] for each in told] == ["День", "На", "Слова,", None, None, None]
    assert (told[1]["start"], told[1]["stop"]) == (2, 7)


# As much of the editor as the extension asks for; what it gave is printed.
EDITOR = r"""
const Module = require("node:module");
const [extension, root, file] = GIVEN;
const { readFileSync } = require("node:fs");
const registered = {}, shown = {};
let saved;
class Item { constructor(label, kind) { this.label = label; this.kind = kind; } }
class Range { constructor(...at) { this.at = at; } }
const vscode = {
  CompletionItemKind: { Property: 9, EnumMember: 19, Text: 0 },
  CompletionItem: Item, Range,
  Hover: class { constructor(text, range) { this.text = text.value; } },
  MarkdownString: class { appendText(text) { this.value = text; return this; } },
  Diagnostic: class { constructor(range, message, severity) { Object.assign(this, { at: range.at, message, severity }); } },
  DiagnosticSeverity: { Error: 0, Warning: 1 },
  Uri: { file: (path) => path },
  languages: {
    createDiagnosticCollection: () => ({ clear() {}, set(path, found) { shown[path] = found; } }),
    registerCompletionItemProvider: (selector, provider) => { registered.complete = provider.provideCompletionItems; },
    registerHoverProvider: (selector, provider) => { registered.hover = provider.provideHover; },
  },
  workspace: {
    workspaceFolders: [{ uri: { fsPath: root } }],
    getConfiguration: () => ({ get: () => "" }),
    onDidSaveTextDocument: (listener) => { saved = listener; },
  },
  window: { showInformationMessage: (message) => { shown.message = message; } },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
require(extension + "/extension.js").activate({ subscriptions: [] });
const document = { uri: { fsPath: file }, getText: () => readFileSync(file, "utf8") };
process.once("beforeExit", () => {
  const items = registered.complete(document, { line: 3, character: 0 });
  const hover = registered.hover(document, { line: 1, character: 1 });
  console.log(JSON.stringify({ shown, items, hover, saves: typeof saved }));
});
"""


def test_the_extension_shows_what_check_says_and_what_schemas_know(tmp_path: Path) -> None:
    name = "articles/2025/2025-11-07-a.md"
    text = "---\ntitle: А\ndate: 2025-11-07\nsuorce: X\n---\nТекст.\n"
    project(tmp_path, {name: text, "events/b.md": "---\ntitle: Б\ndate: 2025\n---\n"})
    command = tmp_path / ".venv" / "bin" / "letopis"
    command.parent.mkdir(parents=True)
    # The installed command, as far as it matters here: these very sources.
    done = letopis("check", "--format", "json", "--config", tmp_path / "mkdocs.yml")
    assert done.returncode == 1
    (tmp_path / "answer.json").write_text(done.stdout, encoding="utf-8")
    assert letopis("schemas", "--config", tmp_path / "mkdocs.yml").returncode == 0
    command.write_text('#!/bin/sh\n[ "$1" = check ] && { cat answer.json; exit 1; }\nexit 0\n', encoding="utf-8")
    command.chmod(0o755)
    file = tmp_path / "content" / name
    found = node(EDITOR, str(EXTENSION), str(tmp_path), str(file))
    assert list(found["shown"]) == [str(file)]
    (problem,) = found["shown"][str(file)]
    assert problem["at"] == [3, 0, 3, 1]
    assert problem["severity"] == 0
    assert "suorce" in problem["message"]
    offered = {item["label"]: item for item in found["items"]}
    assert "source" in offered
    assert "title" not in offered
    assert offered["source"]["insertText"] == "source: "
    assert re.search("[а-я]", offered["source"]["documentation"])
    assert found["hover"]["text"].startswith("Заголовок")
    assert found["saves"] == "function"


def test_without_an_installed_command_the_extension_says_so_once(tmp_path: Path) -> None:
    project(tmp_path, {})
    file = tmp_path / "content" / "events" / "a.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: А\n---\n", encoding="utf-8")
    found = node(EDITOR, str(EXTENSION), str(tmp_path), str(file))
    assert "make site" in found["shown"]["message"]
    assert (found["items"], found["hover"]) == ([], None)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("severity", "matcher"), [("error", 0), ("warning", 1)])
def test_the_tasks_matchers_read_what_check_prints(
    language: str, severity: str, matcher: int, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = Problem("content/events/a.md", 4, 12, Message("a symbolic link"), Message("Leave one"), severity)
    print_problems((problem,), ProblemFormat.HUMAN, language)
    (line,) = capsys.readouterr().out.splitlines()
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    patterns = [each["pattern"]["regexp"] for each in tasks[0]["problemMatcher"]]
    assert tasks[0]["problemMatcher"][matcher]["severity"] == severity
    found = [re.search(pattern, line) for pattern in patterns]
    assert [match is not None for match in found] == [number == matcher for number in range(2)]
    match = found[matcher]
    assert match
    assert match.groups()[:3] == ("content/events/a.md", "4", "12")
    assert match[4].startswith("символическая ссылка" if language == "ru" else "a symbolic link")


def test_every_file_of_the_editor_is_json() -> None:
    for name in ("settings.json", "tasks.json", "extensions/letopis/package.json"):
        assert json.loads((ROOT / ".vscode" / name).read_text(encoding="utf-8"))
    manifest = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    assert (EXTENSION / manifest["main"]).is_file()
    assert "dependencies" not in manifest
