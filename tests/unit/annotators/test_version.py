"""The version of the rules: loads no model, and changes with them."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import generator.model
from generator.annotators.version import version


def test_it_needs_no_model() -> None:
    code = (
        "import sys; from generator.annotators import version; assert len(version()) == 16;"
        "sys.exit(any(name in sys.modules for name in ('numpy', 'navec', 'slovnet')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _version_of(copy: Path) -> str:
    code = "from generator.annotators.version import version; print(version())"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=copy, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_a_changed_word_list_or_rule_changes_it(tmp_path: Path, root: Path) -> None:
    shutil.copytree(root / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    assert _version_of(tmp_path) == version()
    words = tmp_path / "generator" / "languages" / "data" / "ru" / "titles.txt"
    words.write_text(words.read_text(encoding="utf-8") + "шериф\n", encoding="utf-8")
    with_word = _version_of(tmp_path)
    rule = tmp_path / "generator" / "annotators" / "dates_words.py"
    rule.write_text(rule.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert len({version(), with_word, _version_of(tmp_path)}) == 3


def test_what_is_made_of_annotations_later_does_not_change_it(tmp_path: Path, root: Path) -> None:
    shutil.copytree(root / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("model/archive.py", "model/published.py", "urls.py"):
        later = tmp_path / "generator" / name
        later.write_text(later.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert _version_of(tmp_path) == version()
    seen = tmp_path / "generator" / "model" / "annotations.py"
    seen.write_text(seen.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert _version_of(tmp_path) != version()


def test_annotators_see_no_more_of_the_model_than_it_counts(root: Path) -> None:
    counted = {f"generator.model.{name}" for name in ("annotations", "common", "content")}
    for room in ("annotators", "languages"):
        for path in (root / "generator" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator.model"):
                    for alias in node.names:
                        assert getattr(generator.model, alias.name).__module__ in counted, (path.name, alias.name)
