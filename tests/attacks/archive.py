"""All that is inert, in one archive, with settings that are attacks too."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

from tests.archives import SMALL, build, project
from tests.attacks.doors import page
from tests.attacks.strings import ADDRESSES, ATTACKS, LINKS

SITE = "https://archive.example/repo/"
WORDS = ATTACKS | {f"link-{name}": text for name, text in LINKS.items() if name != "deep"}
BODIES = list(ATTACKS.values()) + [f"[x]({address})" for address in ADDRESSES.values()]
NAV = "<b onclick=hit(1)>"
"""Short: it stands in the header of every page."""
SETTING = "</title><script>hit('setting')</script>\"'{{7*7}}{% raw %}<!--]]>"


def _articles() -> dict[str, str]:
    addresses, files = list(ADDRESSES.values()), dict[str, str]()
    for number, (name, text) in enumerate(WORDS.items()):
        source = {
            "name": text if number % 4 == 0 else "Степной вестник",
            "author": text,
            "url": addresses[number % len(addresses)],
            "cites": [text] if number % 4 == 1 else ["Ведомости степи"],
        }
        day = number % 27 + 1
        fields = {"title": text, "date": f"2025-10-{day:02}", "description": text, "source": source}
        if number % 9 == 0:
            fields |= {"date": f"2025-10-{day:02}/2025-10-31", "date_evidence": [text, text], "title_from": "lead"}
        body = BODIES[number % len(BODIES)]
        said = body if name.startswith("link-") else f"«Мы договорились: {text}», — сказал Петров.\n\n{text}\n\n{body}"
        opening = f"Иван Петров прибыл в Астану {day} октября 2025 года."
        files[f"articles/2025/x-{name}.md"] = page(fields, f"{opening}\n\n{said}")
    return files


def _others() -> dict[str, str]:
    files: dict[str, str] = {}
    words = list(WORDS.values())
    for number in range(len(words) // 12):
        first, *rest = words[number * 12 : number * 12 + 12]
        fields = {"name": first, "names": {"en": first, "kk": first}, "aliases": rest, "forms": rest, "wikidata": "Q1"}
        files[f"entities/{('people', 'places', 'topics', 'organizations')[number % 4]}/x-{number}.md"] = page(
            fields, BODIES[number]
        )
        event = {"title": first, "date": f"2025-10-{number + 1:02}", "entities": ["ivan-petrov", "astana"]}
        files[f"events/x-{number}.md"] = page(event, BODIES[-number])
        claims = [
            {"article": "2025-11-07-vstrecha", "words": "в четверг"},
            {"article": "2025-11-08-itogi", "words": "6 ноября"},
        ]
        files[f"disagreements/x-{number}.md"] = page({"title": first, "claims": claims}, BODIES[number])
        files[f"pages/x-{number}.md"] = page(
            {"title": first, "description": first}, "\n\n".join(BODIES[number * 7 : number * 7 + 7])
        )
    return files


ATTACKED: dict[str, str] = dict(chain(SMALL.items(), _articles().items(), _others().items()))
ARTICLES = sum(path.startswith("articles/") for path in ATTACKED)


def built(folder: Path) -> Path:
    """The site, under settings whose every text is an attack."""
    config = project(folder, ATTACKED)
    text = config.read_text(encoding="utf-8")
    said = json.dumps(SETTING, ensure_ascii=False)
    for old, new in (
        ("site_name: Летопись", f"site_name: {said}"),
        ('site_description: "Новости с памятью: кто, где, когда и с чьих слов"', f"site_description: {said}"),
        ("search_examples: [", f"search_examples: [{said}, "),
        ("  - timeline/index.md", f"  - {json.dumps(NAV)}: timeline/index.md"),
        ("  - about:\n", f"  - {json.dumps(NAV)}:\n"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    config.write_text(text, encoding="utf-8")
    return build(config, environment={"LETOPIS_SITE_URL": SITE})
