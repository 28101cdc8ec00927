"""Small sites as the search index finds them: pages as the theme draws them, as far as Pagefind looks."""

from __future__ import annotations

import hashlib
from pathlib import Path

PAGE = """<!doctype html><html lang="ru"><body><nav>Меню</nav>
<article class="lt lt-article" id="text"{body}>
{data}<h1>{title}</h1><p>{text}</p>
<aside data-pagefind-ignore><p>Сбоку <b>ещё</b></p><aside>глубже</aside></aside>
</article><footer>Подвал</footer></body></html>"""


def page(title: str, text: str, date: str = "", found: bool = True) -> str:
    data = (
        f'<data data-pagefind-filter="published[value]" value="{date}" hidden></data>'
        f'<data data-pagefind-filter="year[value]" value="{date[:4]}" hidden></data>'
        f'<data data-pagefind-sort="date[value]" value="{date}" hidden></data>'
    )
    body = ' data-pagefind-body data-pagefind-meta="page:zzzpage"' if found else ""
    return PAGE.format(title=title, text=text, data=data if date else "", body=body)


def put(site: Path, path: str, html: str) -> None:
    file = site / path / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_text(html, encoding="utf-8")


def site(folder: Path, years: dict[int, int]) -> Path:
    """So many articles of each year, one a day, two persons, and a page that is not to be found."""
    for year, count in years.items():
        for number in range(count):
            date = f"{year}-{1 + number // 28:02}-{1 + number % 28:02}"
            put(folder, f"articles/{year}/{date}", page(f"Материал {date}", f"Слово{year} сказано {number} раз", date))
    put(folder, "people/lev", page("Лев", "Упоминается в материалах"))
    put(folder, "people/anna", page("Анна", "Упоминается в материалах"))
    put(folder, "search", page("Поиск", "Ничего", found=False))
    return folder


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
