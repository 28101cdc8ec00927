"""Small whole archives on disk for tests that build a site, and the shipped one, built once for all workers."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent

SMALL: dict[str, str] = {
    "articles/2025/2025-11-07-vstrecha.md": """---
title: Встреча в Астане
date: 2025-11-07
description: Министры договорились о поставках.
source: {name: Степной вестник, cites: [Ведомости степи]}
---
Министр Иван Петров прибыл в Астану в четверг. «Мы договорились о поставках на три года», — сказал Петров журналистам.

Первый договор Казахстан и Германия подписали 2 марта 1992 года.
""",
    "articles/2025/2025-11-08-itogi.md": """---
title: 'Итоги: «Мы договорились»'
date: 2025-11-08
source: {name: Ведомости степи}
---
Иван Петров прилетел в Астану 6 ноября. Переговоры с Германией продолжатся летом 2026 года.
""",
    "articles/2025/2025-12-16-bez-daty.md": """---
title: Разговор без даты
date: 2025-12-16/2025-12-31
date_evidence: [Вчера отметили праздник., Год подходит к концу.]
---
Вчера отметили праздник. С Иваном Петровым говорили об Астане.
""",
    "entities/people/ivan-petrov.md": "---\nname: Иван Петров\nnames: {en: Ivan Petrov}\naliases: [Петров]\n---\nМинистр.\n",
    "entities/places/astana.md": "---\nname: Астана\n---\nСтолица Казахстана.\n",
    "events/pribytie.md": "---\ndate: 2025-11-06\ntitle: Прибытие в Астану\nentities: [ivan-petrov, astana]\n---\n",
    "pages/about.md": "---\ntitle: О проекте\n---\nЛетопись для проверки.\n",
    "pages/contributing.md": "---\ntitle: Как участвовать\n---\nПишите.\n",
}


def project(folder: Path, files: Mapping[str, str] = SMALL) -> Path:
    """A maintainer's fork in `folder`: the shipped settings and overrides, and these files as content. Returns mkdocs.yml."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides", dirs_exist_ok=True)
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


def speaking(config: Path, language: str) -> None:
    """The interface in another language, and what stands beside it in the settings; the texts stay as they are."""
    settings = config.read_text(encoding="utf-8")
    for found, put in (
        ("\n  language: ru\n", f"\n  language: {language}\n"),
        ("site_name: Летопись", "site_name: Letopis"),
        ('site_description: "Новости с памятью: кто, где, когда и с чьих слов"', "site_description: News"),
    ):
        assert found in settings, f"mkdocs.yml has no {found!r}"
        settings = settings.replace(found, put)
    config.write_text(settings, encoding="utf-8")


def letopis(
    *words: str | Path, environment: Mapping[str, str] | None = None, timeout: float = 600
) -> subprocess.CompletedProcess[str]:
    """Runs the command line in a process of its own, for so many seconds at most."""
    command = [sys.executable, "-m", "generator", *map(str, words)]
    return subprocess.run(
        command,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | dict(environment or {}),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def build(
    config: Path, environment: Mapping[str, str] | None = None, timeout: float = 600, options: tuple[str, ...] = ()
) -> Path:
    """Builds a project's site; fails with the command's own words. Returns the site's folder."""
    done = letopis("build", "--config", config, *options, environment=environment, timeout=timeout)
    assert done.returncode == 0, done.stdout + done.stderr
    return config.parent / "site"


def digest(folder: Path) -> dict[str, str]:
    """Every file's hash, by its place; empty where there is no folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built_once(shared: Path, content: Path, site_url: str = "", language: str = "ru") -> Path:
    """The site of `content` under the shipped settings, with the interface in this language.

    The first process to ask builds it; the others wait for it.
    """
    shared.mkdir(parents=True, exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        config = project(shared / "project", {})
        if language != "ru":
            speaking(config, language)
        site = config.parent / "site"
        if not site.exists():
            done = letopis(
                "build", "--config", config, "--content", content, environment={"LETOPIS_SITE_URL": site_url}
            )
            assert done.returncode == 0, done.stdout + done.stderr
    return site
