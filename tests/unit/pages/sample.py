"""One small archive in which every kind of page has something to show."""

from __future__ import annotations

from generator.model import Archive, EntityKind, Origin, Prose, Related, Source
from tests.factories import archive, article, entity, event

LETTER = article(
    "2025-11-07-pismo",
    "Анна Ли приехала в Степногорск в четверг. Анна Ли говорила с газетой «Вестник».\n\n"
    "«Мы строим мост, и мост будет построен»\n\n"
    "Летом строители Анны Ли отдыхали. В 1994 году моста не было.",
    title="Письмо о мосте и о реке",
    source=Source("Вестник", "https://vestnik.example/1", ("Голос степи", "Дальние новости")),
    mentions={"Анна Ли": "anna-li", "Анны Ли": "anna-li", "Степногорск": "stepnogorsk", "Вестник": "vestnik"},
    dates={"в четверг": "2025-11-06", "Летом": "2025-22", "В 1994 году": "1994"},
    quotes={"Мы строим мост, и мост будет построен": "anna-li"},
    description="В Степногорске начали строить мост.",
)
REPLY = article(
    "2025-11-08-otvet",
    "Мост начали 6 ноября. Анна Ли довольна. Анна Ли ждёт весны. Анна Ли пишет. Анна Ли молчит. "
    "Анна Ли уехала в Степногорск 6 ноября.",
    title="Ответ",
    mentions={"Анна Ли": "anna-li", "Степногорск": "stepnogorsk"},
    dates={"6 ноября": "2025-11-06"},
    origin=Origin.MODEL,
    title_from="lead",
)
UNDATED = article(
    "2025-12-16-bez-daty",
    "Вчера был праздник. Степногорск отдыхает.",
    title="Разговор",
    published="2025-12-16/2025-12-31",
    source=Source("Голос степи"),
    mentions={"Степногорск": "stepnogorsk"},
    date_evidence=["Вчера был праздник.", "Год кончается."],
)
KAZAKH = article(
    "2025-12-01-habar",
    "Степногорск қаласында көпір салынды.",
    title="Көпір туралы хабар",
    language="kk",
    mentions={"Степногорск": "stepnogorsk"},
)

ANNA = entity(
    "anna-li",
    "Анна Ли",
    names={"en": "Anna Lee", "kk": "Анна Ли"},
    aliases=["инженер Ли"],
    case_forms=["Анна Ли", "Анны Ли"],
    description="Инженер из Степногорска. Строит мосты.",
    wikidata="Q1",
    same_as=["anna-lee"],
)
TOWN = entity("stepnogorsk", "Степногорск", EntityKind.PLACE)
PAPER = entity("vestnik", "Вестник", EntityKind.ORGANIZATION)
BRIDGE = entity("most", "Мост", EntityKind.TOPIC, description="Сооружение над рекой.")

START = event(
    "nachalo-mosta", "2025-11-06", "Начало моста", (LETTER, "в четверг"), (REPLY, "6 ноября"), entities=["anna-li"]
)
LEAVING = event("otezd", "2025-11-06", "Отъезд Анны Ли", (REPLY, "6 ноября"), entities=["anna-li", "stepnogorsk"])
REST = event("otdyh", "2025-22", "Отдых строителей", (LETTER, "Летом"), entities=["anna-li"])
BEFORE = event("do-mosta", "1994", "Моста не было", (LETTER, "В 1994 году"))
PLAN = event("plan", "2027-05", "Мост будет открыт", entities=["most"])


def sample() -> Archive:
    return archive(
        [UNDATED, LETTER, REPLY, KAZAKH],
        [TOWN, ANNA, PAPER, BRIDGE],
        [START, LEAVING, REST, BEFORE, PLAN],
        related={REPLY.article.id: [Related(LETTER.article.id, ("anna-li", "stepnogorsk"))]},
        prose=[Prose("about", "О проекте", "Что это такое.", "Это **архив**.", "pages/about.md")],
    )
