"""What each field of front matter is for, and how it looks: what editors show beside it, said to journalists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from generator.schema import (
    ArticleFields,
    ClaimFields,
    DisagreementFields,
    EntityFields,
    EventFields,
    ImportedFields,
    ProseFields,
    SourceFields,
)


def N_(text: str) -> str:
    """Marks words for the catalogues."""
    return text


@dataclass(frozen=True, slots=True)
class Told:
    words: str
    """In English; the catalogues have the others."""
    examples: tuple[Any, ...] = ()
    choices: dict[str, str] = field(default_factory=dict)
    """Of a field that takes one of several values: what each of them says."""


FIELDS: dict[type[BaseModel], dict[str, Told]] = {
    ArticleFields: {
        "title": Told(N_("The headline, as the outlet has it."), ("Мост через Ишим открыт",)),
        "date": Told(
            N_(
                "The day of publication, not of the event. Where it is not known, its bounds, with a slash between them."
            ),
            ("2025-11-07", "2025-12-16/2025-12-31"),
        ),
        "description": Told(
            N_("One sentence under the headline: what readers learn from the article. May be left out."),
            ("Движение по мосту откроют в субботу.",),
        ),
        "language": Told(
            N_(
                "The language of the text, in two small letters. Leave it out where the text is in the language of the archive."
            ),
            ("kk", "en"),
        ),
        "source": Told(
            N_(
                "Where the article is from: the outlet, the address, who signed it, whom it passes on. Leave out what you do not know."
            ),
            ({"name": "Lada.kz", "cites": ["Tengrinews.kz", "The New York Times"]},),
        ),
        "rights": Told(
            N_("What may be published of the text."),
            ("digest",),
            {
                "full": N_("all of the text"),
                "excerpt": N_("an excerpt"),
                "digest": N_("our retelling"),
            },
        ),
        "title_from": Told(
            N_("Where the headline comes from. Only the import writes this."),
            choices={
                "source": N_("the outlet's own headline"),
                "lead": N_("made from the first sentence of the text"),
            },
        ),
        "date_evidence": Told(
            N_("Why the bounds of the date are these: a sentence for the lower one, then one for the upper one."),
            (["Накануне отметили День независимости.", "Год подходит к концу."],),
        ),
        "was": Told(
            N_("Former names of this file, without .md: the old addresses lead here."), (["2025-11-07-staroe-imia"],)
        ),
        "imported": Told(N_("What the article was made from. Only the import writes this.")),
    },
    SourceFields: {
        "name": Told(N_("The outlet, as it writes itself. Leave it out where the text does not say."), ("Lada.kz",)),
        "url": Told(N_("The address of this very article. Never make one up."), ("https://example.kz/news/12345",)),
        "author": Told(N_("Who signed it; several people in one line, with commas."), ("Павел Орлов, Анна Ли",)),
        "cites": Told(
            N_("The outlets that it passes on, the nearest first: whom it read, then whom those had read."),
            (["Tengrinews.kz", "The New York Times"],),
        ),
    },
    ImportedFields: {
        "file": Told(N_("The name of the original file.")),
        "sha256": Told(N_("The checksum of the original file.")),
    },
    EntityFields: {
        "name": Told(N_("The name in the nominative, as a headline writes it."), ("Касым-Жомарт Токаев",)),
        "names": Told(
            N_("The name in other languages, by their codes."),
            ({"kk": "Қасым-Жомарт Тоқаев", "en": "Kassym-Jomart Tokayev"},),
        ),
        "aliases": Told(
            N_(
                "Other names, in the nominative, that mean the same everywhere in the archive. "
                "A surname alone only where nobody else has it."
            ),
            (["Токаев"], ["ООН", "Объединённые Нации"]),
        ),
        "forms": Told(N_("Word forms that no rule finds, exactly as the texts have them."), (["Жаңаөзенге"],)),
        "wikidata": Told(N_("The number in Wikidata, only where you have checked it."), ("Q30",)),
        "same_as": Told(
            N_("Former names of this file, and of those that were merged into it: their addresses lead here."),
            (["prezhnee-imia"],),
        ),
        "only_in": Told(
            N_("The articles in which alone the name means this: names of their files without .md."),
            (["2025-11-07-sammit"],),
        ),
        "not_in": Told(
            N_("The articles in which the name means somebody else: names of their files without .md."),
            (["2025-11-07-sammit"],),
        ),
    },
    EventFields: {
        "date": Told(
            N_(
                "When it happened: a day, a month (2025-11), a year (2025), a season "
                "(2025-21 is spring, 22 summer, 23 autumn, 24 winter), a period with a slash, about (2025~)."
            ),
            ("2025-11-06", "2025-11", "2025-22", "2020/2025"),
        ),
        "title": Told(N_("What happened, as a headline."), ("Марко Рубио позавтракал с лидерами Центральной Азии",)),
        "entities": Told(
            N_(
                "Who took part and where it was: names of files in entities/, without .md. "
                "A sentence with the date and two of them tells of this event."
            ),
            (["marko-rubio", "tsentralnaia-aziia"],),
        ),
        "same_as": Told(
            N_("Former names of this file, and of those that were merged into it: their addresses lead here."),
            (["e-1a2b3c4d"],),
        ),
    },
    DisagreementFields: {
        "title": Told(N_("What the articles differ on, as a headline."), ("Приехал ли министр на открытие моста",)),
        "claims": Told(
            N_("The places that differ, of two articles at least."),
            (
                [
                    {"article": "2025-11-07-most", "words": "министр приехал"},
                    {"article": "2025-11-08-itogi", "words": "министра не было"},
                ],
            ),
        ),
        "was": Told(
            N_("Former names of this file, without .md: the old addresses lead here."), (["priezzhal-li-ministr"],)
        ),
    },
    ClaimFields: {
        "article": Told(N_("The article: the name of its file without .md."), ("2025-11-07-most",)),
        "words": Told(
            N_("The words that say so, letter for letter as the text of the article has them."), ("министр приехал",)
        ),
    },
    ProseFields: {
        "title": Told(N_("The title of the page."), ("О проекте",)),
        "description": Told(
            N_("One sentence for search engines. May be left out."), ("Что это за архив и кто его ведёт.",)
        ),
        "was": Told(N_("Former names of this file, without .md: the old addresses lead here."), (["o-proekte"],)),
    },
}
"""Every model of a file, and every key of it."""
