"""The version of the rules: loads no model, and changes with them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

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
