"""An archive as its worst contributor would write it: every field an attack, every text a trap for one of the tools behind us."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.archives import SMALL


def attack(place: str) -> str:
    """Markup, templates and comments for whoever would obey them; `place` tells where it came through."""
    return (
        f"{place} \"><img src=//evil.example/{place} onerror=alert(1)><script>alert('{place}')</script>"
        "</title></textarea><!-- ]]> {{ 7*7 }} {% raw %} &lt;b&gt; &#60;i&#62; 'onload='alert(2)"
    )


def page(fields: Mapping[str, object], body: str = "") -> str:
    """A content file. JSON is YAML, so any text may be a value."""
    matter = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"---\n{matter}---\n{body}\n"


def article(title: str, body: str, **fields: object) -> str:
    return page({"title": title, "date": "2025-11-10", "source": {"name": "Степной вестник"}} | fields, body)


WORD = "Сверхдлинноеслово" * 16
"""272 characters without a place to break at; a field of front matter takes 300."""

TRICKS = """
Абзац с атрибутом {: onclick="alert(1)" .md-nav }
{: onmouseover=alert(1) #text }

[TOC] [[TOC]] {{7*7}} {% include "secrets" %} ${7*7} #{7*7} <%= 7*7 %>

--8<-- "mkdocs.yml"

;--8<-- "mkdocs.yml"

!!! danger "Не врезка"
    alert(1)

??? note
    Не складка.

</div></article><script>alert(1)</script><style>body{display:none}</style>

<!-- комментарий не закрыт

<details><summary>Складка</summary><svg/onload=alert(1)><iframe src=javascript:alert(1)></iframe></details>

Сущности: &lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62; &#x3C;b&#x3E; &amp;lt; ]]> &colon;

```html {.x onclick=alert(1)}
</code></pre><script>alert(1)</script>
[TOC] {{7*7}} --8<-- "mkdocs.yml"
```

    </pre><script>alert(1)</script>

Ссылки: [семь](https://ok.example/"onmouseover=alert(1)) <https://ok.example/<script>> [девять][нет]
[т](https://ok.example "onclick=alert(1)")

[^1] Сноска. $\\alpha$ ==метка== ^^ins^^ ~~del~~ :smile: H~2~O *[HTML]: сокращение

Термин
: определение

| а | б |
|---|---|
| в | <b>г</b> |

***

__proto__ и constructor, \u2028 разделитель строк, `код с <b> и {{7*7}}`, \\<b\\> и \\`.

`` ` `` ~~~ и ``` в строке.
"""

ARTICLES: dict[str, str] = {
    "fields": page(
        {
            "title": attack("title"),
            "date": "2025-11-10/2025-11-20",
            "description": attack("description"),
            "source": {
                "name": attack("source"),
                "url": "https://ok.example/?q=1&javascript:alert(1);x=`{{7*7}}",
                "cites": [attack("cites"), "Ведомости степи", attack("cites-too")],
            },
            "title_from": "lead",
            "date_evidence": [attack("evidence"), "-->"],
            "language": "en",
        },
        f"{attack('body')}\n\nИван Петров и Иван Кавычкин прибыли в Астану в четверг.",
    ),
    "markdown": article("Уловки разметки", TRICKS),
    "long-words": article(
        WORD,
        f"## {WORD}\n\n{WORD * 12} Иван Петров.\n\n> {WORD}\n\n- {WORD}\n  - {WORD}\n\n`{WORD}`\n\n    {WORD}\n\n"
        f"<https://ok.example/{'x' * 400}>\n\n{WORD} прибыл в Астану 6 ноября 2025 года.",
        description=WORD,
        source={"name": WORD, "cites": [f"{number}{WORD}" for number in range(6)]},
    ),
    "crowd": article("Двести упоминаний", "Иван Петров, Астана, Германия. " * 100),
    "repeated": article("Одно и то же", "\n\n".join(["Иван Петров прибыл в Астану 6 ноября 2025 года."] * 5)),
    "one-word": article("Слово", "Слово"),
    "heading-alone": article("Один заголовок", "# Иван Петров в Астане"),
    "quote-alone": article("Одна цитата", "> «Мы договорились о поставках на три года».\n>\n> > И ещё раз."),
    "list-alone": article("Один список", "1. Иван Петров\n   - Астана\n     - Германия\n2. Париж\n\n* * *\n\n- [ ] дело"),
    "code-alone": article("Один код", "```\nwindow.alert(1)\n```"),
    "deep": article("Глубина", "> " * 18 + "дно\n\n" + "\n".join("  " * level + "- лист" for level in range(9))),
    "headings": article(
        "Заголовки со ссылками",
        "# [Ссылка](https://ok.example/) и [Иван Петров](entity:ivan-petrov)\n\n###### Астана `код`\n\nАстана\n===\n\n#\n\n## *Париж*",
    ),
    "rtl": article("قمة في أستانا — встреча", "وصل الوزير إلى أستانا. Иван Петров и שלום עולם в одном ряду, «نعم».\n\nنعم.", language="ar"),
    "emoji": article("🧑‍🌾🇰🇿 Урожай ✅", "🌾🌾🌾 Иван Петров 👨‍👩‍👧‍👦 прибыл в Астану 🇰🇿. Ё́ž̷̢̛a\u0301\u0302\u0303\u0304."),
    "clobber": article("Имена окон", "[Форма](entity:constructor), [Имя](entity:proto) и [Суть](entity:text) встретились в Астане."),
}  # fmt: skip
"""By the end of the file's name."""

HOSTILE: dict[str, str] = {
    **SMALL,
    **{f"articles/2025/2025-11-10-{name}.md": text for name, text in ARTICLES.items()},
    "entities/people/kavychkin.md": page(
        {
            "name": attack("name"),
            "names": {"en": attack("name-en"), "kk": attack("name-kk")},
            "aliases": ["Иван Кавычкин", attack("alias")],
            "forms": [attack("form")],
        },
        attack("entity-body") + TRICKS,
    ),
    "entities/people/dlinnyi.md": page({"name": WORD, "names": {"en": WORD}, "aliases": [f"{WORD}2"]}, WORD * 3),
    "entities/organizations/constructor.md": page({"name": "Форма"}),
    "entities/topics/proto.md": page({"name": "__proto__", "aliases": ["toString", "hasOwnProperty"]}),
    "entities/topics/text.md": page({"name": "Суть"}),
    "events/zloe.md": page(
        {"title": attack("event"), "date": "2025-11-06~", "entities": ["kavychkin", "astana"]}, attack("event-body")
    ),
    "events/text.md": page({"title": WORD, "date": "2025-11-07", "entities": ["dlinnyi", "astana"]}),
    "pages/about.md": page({"title": attack("prose"), "description": attack("prose-description")}, TRICKS),
}

REFUSED: tuple[str, ...] = (
    "[один](javascript:alert(1))",
    "[два](JaVaScRiPt:alert(1))",
    "[три](data:text/html,<script>alert(1)</script>)",
    "[четыре](//evil.example)",
    "[пять](<javascript:alert(1)>)",
    "[шесть](vbscript:x)",
    "[семь](&#106;avascript:alert(1))",
    "[восемь](/etc/passwd)",
    "[девять](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "![картинка](https://evil.example/x.png)",
    "[десять](entity:nobody)",
    "[одиннадцать](date:завтра)",
    "\n> " + "> " * 60 + "дно",
)
"""Bodies that are no article: each is told, and nothing is built."""
