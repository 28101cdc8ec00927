"""Rules for dates in Kazakh: «2025 жылғы 6 қарашада», «бейсенбі күні», «былтыр», «екі күн бұрын»."""

from __future__ import annotations

from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_tables import Tables
from generator.late import late

_TABLES = Tables(
    months={
        "қаңтар": 1, "ақпан": 2, "наурыз": 3, "сәуір": 4, "мамыр": 5, "маусым": 6,
        "шілде": 7, "тамыз": 8, "қыркүйе": 9, "қазан": 10, "қараша": 11, "желтоқсан": 12,
    },
    weekdays={"дүйсенбі": 0, "сейсенбі": 1, "сәрсенбі": 2, "бейсенбі": 3, "жұма": 4, "сенбі": 5, "жексенбі": 6},
    near_days={"алдыңғы күні": -2, "кеше": -1, "бүгін": 0, "ертең": 1, "бүрсігүні": 2},
    shifts={"өткен": -1, "былтыр": -1, "осы": 0, "биыл": 0, "келесі": 1, "келер": 1},
    units={"күн": "day", "апта": "week", "ай": "month", "жыл": "year"},
    numerals={
        "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10,
    },
    seasons={"көктем": 21, "жаз": 22, "күз": 23, "қыс": 24},
    future=late(
        r"\b(?:болады|өтеді|басталады|жоспарлан\w+|күтілуде|тиіс)(?!\w)|\b[а-яәғқңөұүһі]{3,}(?:[мпб]ақ|[мпб]ек)(?!\w)"
    ),
)  # fmt: skip

_GAP = r"[ \u00a0\n]+"
_NAMES = r"қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қыркүйег|қазан|қараша|желтоқсан"
_CASE = (
    r"(?:ы|і|сы|сі)?(?:н?да|н?де|та|те|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|на|не|ның|нің|дың|дің|тың|тің)?(?:ғы|гі)?"
)
"""Endings of a noun for a time; a form that they make of no month is no word either."""
_MONTH = rf"(?P<month>(?i:{_NAMES})){_CASE}(?!\w)"
_LOCATIVE_MONTH = rf"(?P<month>(?i:{_NAMES}))(?:{_GAP}айы(?:нда|нан|ның|на)?|да|де|та|те)(?!\w)"
_DAY = r"(?<![\d.,:$€₸/-])(?P<day>3[01]|[12]\d|0?[1-9])(?:-?(?:ші|шы))?"
_YEAR = r"(?<![\d.,-])(?P<year>1[5-9]\d\d|20\d\d)"
_OF_YEAR = rf"{_GAP}(?:жылғы|жылы|жылдың|ж\.){_GAP}"
_WEEKDAY = r"(?P<weekday>[Дд]үйсенбі|[Сс]ейсенбі|[Сс]әрсенбі|[Бб]ейсенбі|[Жж]ұма|[Жж]ексенбі|[Сс]енбі)"
_NUMERAL = r"\d{1,3}|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он"

KAZAKH: list[DateRule] = [
    DateRule("dates.kk.full", pattern(rf"{_YEAR}{_OF_YEAR}{_DAY}{_GAP}{_MONTH}"), _TABLES.full),
    DateRule("dates.kk.full_day_first", pattern(rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_YEAR}(?:{_GAP}жыл\w*)?(?!\d)"), _TABLES.full),
    DateRule(
        "dates.kk.numeric",
        pattern(r"(?<![\d.])(?P<day>3[01]|[12]\d|0?[1-9])\.(?P<month>0[1-9]|1[0-2])\.(?P<year>(?:19|20)\d\d)(?![\d.]\d)"),
        _TABLES.numeric,
    ),
    DateRule("dates.kk.day", pattern(rf"{_DAY}{_GAP}{_MONTH}"), _TABLES.day_alone, explicit=False),
    DateRule(
        "dates.kk.month", pattern(rf"{_YEAR}{_OF_YEAR}(?P<month>(?i:{_NAMES}))(?:{_GAP}айы\w*|{_CASE})(?!\w)"), _TABLES.month
    ),
    DateRule("dates.kk.month_alone", pattern(rf"\b{_LOCATIVE_MONTH}"), _TABLES.month_alone, explicit=False),
    DateRule(
        "dates.kk.season", pattern(rf"{_YEAR}{_OF_YEAR}(?P<season>көктем|жаз|күз|қыс)(?:да|де|та|те|ында|інде)?(?!\w)"), _TABLES.season
    ),
    DateRule("dates.kk.year", pattern(rf"{_YEAR}{_GAP}жыл(?:ы|ғы|дың|дан|ға|да)?(?!\w)"), _TABLES.year),
    DateRule(
        "dates.kk.years",
        pattern(rf"(?<![\d.,-])(?P<first>1[5-9]\d\d|20\d\d)[–—-](?P<year>1[5-9]\d\d|20\d\d){_GAP}жылда(?:ры|рда|р)(?:ында)?(?!\w)"),
        _TABLES.years,
    ),
    DateRule(
        "dates.kk.decade",
        pattern(rf"(?<![\d.,–—-])(?P<decade>(?:1[5-9]|20)\d0)(?:-шы|-ші)?{_GAP}жылдар(?:ы|да|дың)?(?!\w)"),
        _TABLES.decade,
    ),
    DateRule(
        "dates.kk.weekday",
        pattern(rf"(?:\b(?P<shift>[Өө]ткен|[Оо]сы|[Кк]елесі){_GAP})?\b{_WEEKDAY}(?:{_GAP}күні|де|да)(?!\w)"),
        _TABLES.weekday,
        explicit=False,
    ),
    DateRule(
        "dates.kk.near_day", pattern(r"\b(?P<near>[Кк]еше|[Бб]үгін|[Ее]ртең|[Бб]үрсігүні)(?!\w)"), _TABLES.near_day, explicit=False
    ),
    DateRule("dates.kk.near_year", pattern(r"\b(?P<shift>[Бб]ылтыр|[Бб]иыл)(?!\w)"), _TABLES.near_year, explicit=False),
    DateRule(
        "dates.kk.shifted",
        pattern(rf"\b(?P<shift>[Өө]ткен|[Оо]сы|[Кк]елесі|[Кк]елер){_GAP}(?P<unit>жыл(?:ы|дың)?|айда|айдың|аптада|аптаның)(?!\w)"),
        _TABLES.shifted,
        explicit=False,
    ),
    DateRule(
        "dates.kk.ago",
        pattern(rf"\b(?P<count>(?i:{_NUMERAL})){_GAP}(?P<unit>күн|апта|ай|жыл){_GAP}бұрын(?!\w)"),
        _TABLES.ago,
        explicit=False,
    ),
]  # fmt: skip
