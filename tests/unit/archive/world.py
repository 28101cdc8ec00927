"""A small world of news that changes at random: articles, entities, events and disagreements, and whoever edits them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.model import (
    AnnotatedArticle,
    Annotation,
    Block,
    BlockKind,
    ClaimRecord,
    Content,
    DateOf,
    Description,
    DisagreementRecord,
    EntityRecord,
    EventRecord,
    Figure,
    FigureKind,
    MentionOf,
    Name,
    NoMeaning,
    Origin,
    Prose,
    Quote,
    Sentence,
    Source,
    Span,
    Value,
)
from generator.urls import slug
from tests import factories
from tests.unit.archive.named import ORGANIZATION, PERSON, PLACE, organization, person, place

PEOPLE = (
    "Анна Лебедева",
    "Ана Лебедева",
    "Анна Сергеевна Лебедева",
    "Пётр Лебедев",
    "Юлия Ежова",
    "Юля Ежова",
    "Филипп Смит",
    "Филип Смит",
    "Олег Бобров",
    "Роман Абрамович",
    "Вера Мария Сомова",
    "Вера Сомова",
    "Егор Чижов",
    "Инна Чижова",
)
SHORT = ("Лебедева", "Лебедев", "Ежова", "Смит", "Бобров", "Чижов", "О. Бобров", "Анна", "Роман Романович")
BODIES = (
    "Союз писателей",
    "СП",
    "Верховный суд",
    "Верховный суд Индии",
    "Степной вестник",
    "SV",
    "Министерство обороны России",
)
PLACES = ("Москва", "Орёл", "Америка", "США", "РК", "Казахстан", "Париж")
OUTLETS = ("Степной вестник", "SV", "Портал", "Вечерка", None)
DONE = (
    "открыли мост через реку",
    "подписали соглашение о зерне",
    "посетили шахту вольфрама",
    "запустили фабрику ковров",
    "обсудили тоннель под горой",
    "заложили парк ракет",
    "осмотрели верфь катеров",
)
SPOKEN = (
    "Мы построим большой мост через широкую реку к осени",
    "Зерно пойдёт по новой дороге в соседние страны",
    "Никто не отменял договор о поставках вольфрама",
    "Каждая школа получит тёплую столовую и просторный зал",
)
EXTRA = ("весной", "спешно", "впервые", "торжественно", "Вашингтон заявил", "тайно")
UNITS = (("километр", FigureKind.MEASURE), ("USD", FigureKind.MONEY), ("договор", FigureKind.COUNT))

Piece = str | tuple[str, Value]


class World:
    def __init__(self, seed: int, articles: int) -> None:
        self.chance = random.Random(seed)
        self.articles: dict[str, AnnotatedArticle] = {}
        self.entities: dict[str, EntityRecord] = {}
        self.events: dict[str, EventRecord] = {}
        self.disagreements: dict[str, DisagreementRecord] = {}
        self.prose = Prose("about", "О проекте", "", "Летопись.", "pages/about.md")
        self.made = 0
        # What happens, whom it befalls, when: several articles tell of it, each in its own way.
        self.happenings = [
            (done, tuple(self.chance.sample(PEOPLE, 2)), self.chance.choice(PLACES), self.chance.randint(1, 28))
            for done in DONE
        ]
        for _ in range(articles):
            self.new()

    def content(self) -> Content:
        def ordered(things: dict[str, EntityRecord]) -> tuple[EntityRecord, ...]:
            return tuple(things[id] for id in sorted(things))

        return Content(
            articles=(),
            entities=ordered(self.entities),
            events=tuple(self.events[id] for id in sorted(self.events)),
            prose=(self.prose,),
            disagreements=tuple(self.disagreements[id] for id in sorted(self.disagreements)),
        )

    def annotated(self) -> list[AnnotatedArticle]:
        """In any order."""
        return self.chance.sample(list(self.articles.values()), len(self.articles))

    # ---------------------------------------------------------------------------------------------------- kinds of edits

    def new(self) -> None:
        self.made += 1
        self._put(f"2025-0{self.chance.randint(1, 3)}-{self.chance.randint(10, 28)}-{self.made}")

    def sentence(self) -> None:
        """The same article with one sentence more."""
        one = self._some()
        self._set(_longer(one, list(self._sentence())))

    def rewritten(self) -> None:
        self._put(self._some().article.id)

    def read_again(self) -> None:
        """Equal, and another object."""
        one = self._some()
        self._set(AnnotatedArticle(replace(one.article), tuple(one.sentences), tuple(map(replace, one.annotations))))

    def title(self) -> None:
        one = self._some()
        self._set(replace(one, article=replace(one.article, title=self.chance.choice(DONE))))

    def moved(self) -> None:
        """Another day of publication, and another place in the order."""
        one = self._some()
        day = f"2025-0{self.chance.randint(1, 4)}-{self.chance.randint(10, 28)}"
        published = self.chance.choice((day, f"{day[:7]}-01/{day}"))
        self._set(replace(one, article=replace(one.article, published=published)))

    def source(self) -> None:
        one = self._some()
        self._set(replace(one, article=replace(one.article, source=self._source())))

    def renamed(self) -> None:
        one = self._some()
        del self.articles[one.article.id]
        self.made += 1
        id = f"{one.article.id[:10]}-inache-{self.made}"
        self._set(replace(one, article=replace(one.article, id=id, was=(*one.article.was, f"2025/{one.article.id}"))))

    def lost(self) -> None:
        if len(self.articles) > 2:
            del self.articles[self._some().article.id]

    def corrected(self) -> None:
        """A person says who is meant, or that nobody is."""
        one = self._some()
        places = [place for place, a in enumerate(one.annotations) if isinstance(a.value, Name)]
        if places:
            at = self.chance.choice(places)
            value = self.chance.choice((MentionOf("anna"), MentionOf("petr-lebedev"), NoMeaning("entity")))
            annotations = list(one.annotations)
            annotations[at] = replace(annotations[at], value=value, rule="correction", origin=Origin.HUMAN)
            self._set(replace(one, annotations=tuple(annotations)))

    def entity(self) -> None:
        """A file comes, or goes."""
        made = self.chance.choice(
            (
                replace(person("anna", "Анна Лебедева", "Аня"), names={"en": "Anna", "kk": "Аннаш"}),
                person("petr", "Пётр Лебедев", same_as=("petr-lebedev",)),
                person("smit", "Филипп Смит", "Смит"),
                organization("vestnik", "Степной вестник", "SV", names={"en": "Steppe Herald", "kk": "Дала"}),
                organization("sud", "Верховный суд"),
                place("orel", "Орёл"),
                place("moskva", "Москва"),
                place("anna-gorod", "Анна"),
            )
        )
        if made.id in self.entities:
            del self.entities[made.id]
        else:
            self.entities[made.id] = made

    def entity_file(self) -> None:
        """A file is edited: its text, its names, the order of them, what it is limited to."""
        if not self.entities:
            return self.entity()
        one = self.entities[self.chance.choice(sorted(self.entities))]
        some = (self._some().article.id,)
        self.entities[one.id] = self.chance.choice(
            (
                replace(one, markdown=one.markdown + "Знаток. "),
                replace(one, aliases=(*one.aliases, self.chance.choice(SHORT))),
                replace(one, aliases=()),
                replace(one, names=dict(reversed(list(one.names.items())))),
                replace(one, names=dict(reversed(list(one.names.items())))),
                replace(one, names={**one.names, "en": "Anna"}),
                replace(one, same_as=(*one.same_as, self.chance.choice(("iuliia-ezhova", "egor-chizhov")))),
                replace(one, not_in=some),
                replace(one, only_in=some),
                replace(one, not_in=(), only_in=()),
            )
        )
        return None

    def event(self) -> None:
        done, cast, where, day = self.chance.choice(self.happenings)
        id = f"event-{self.chance.randint(1, 3)}"
        if id in self.events and self.chance.random() < 0.5:
            del self.events[id]
            return
        when = self.chance.choice((f"2025-01-{day:02}", "2025-01", "2025-02-03"))
        ids = tuple(map(slug, (*cast, where)))[self.chance.randint(0, 1) :]
        self.events[id] = EventRecord(id, when, f"Как {done}", ids, self.chance.choice(("", "Подробности.")))

    def disagreement(self) -> None:
        if "spor" in self.disagreements:
            del self.disagreements["spor"]
            return
        spans = [
            (one.article.id, a.span)
            for one in self.articles.values()
            for a in one.annotations
            if isinstance(a.value, Figure | DateOf)
        ]
        if len(spans) > 1:
            claims = tuple(ClaimRecord(*found) for found in self.chance.sample(spans, 2))
            self.disagreements["spor"] = DisagreementRecord("spor", "Спор", claims)

    def page(self) -> None:
        self.prose = replace(self.prose, markdown=self.prose.markdown + " Ещё.")

    def nothing(self) -> None:
        """The same again."""

    # ------------------------------------------------------------------------------------------------------- what is told

    def _some(self) -> AnnotatedArticle:
        return self.articles[self.chance.choice(sorted(self.articles))]

    def _set(self, one: AnnotatedArticle) -> None:
        self.articles[one.article.id] = one

    def _source(self) -> Source:
        cites = tuple(name for name in self.chance.sample(OUTLETS, self.chance.randint(0, 2)) if name)
        return Source(self.chance.choice(OUTLETS), cites=cites)

    def _put(self, id: str) -> None:
        empty = factories.article(id, "", source=self._source(), language="en" if self.chance.random() < 0.05 else "ru")
        made = replace(empty, sentences=(), annotations=(), article=replace(empty.article, text="", blocks=()))
        for _ in range(self.chance.randint(1, 6)):
            made = _longer(made, list(self._sentence()))
        self._set(made)

    def _person(self) -> Piece:
        name = self.chance.choice(PEOPLE if self.chance.random() < 0.6 else SHORT)
        return name, Name(PERSON, name)

    def _body(self) -> Piece:
        name = self.chance.choice(BODIES)
        return name, Name(ORGANIZATION, name)

    def _place(self) -> Piece:
        name = self.chance.choice(PLACES)
        return name, Name(PLACE, name)

    def _sentence(self) -> Iterator[Piece]:
        yield from self.chance.choice((self._told, self._told, self._told, self._quoted, self._retold, self._named))()

    def _told(self) -> Iterator[Piece]:
        done, cast, where, day = self.chance.choice(self.happenings)
        if self.chance.random() < 0.15:
            day = day % 28 + 1
        when = self.chance.choice(
            (
                (f"{day} января", DateOf(f"2025-01-{day:02}", "")),
                (f"{day} января", DateOf(f"2025-01-{day:02}", "")),
                ("В январе", DateOf("2025-01", "")),
                ("В 2025 году", DateOf("2025", "")),
                ("Тогда", DateOf("", "")),
                "Недавно",
            )
        )
        yield when
        yield " "
        if self.chance.random() < 0.2:
            yield f"{self.chance.choice(EXTRA)} "
        for number, name in enumerate(cast):
            yield " и " if number else ""
            yield name, Name(PERSON, name)
        yield " в городе "
        yield where, Name(PLACE, where)
        yield f" {done}"
        if self.chance.random() < 0.6:
            amount = float(self.chance.choice((100, 200, 300)))
            unit, kind = self.chance.choice(UNITS[:2])
            yield " длиной "
            yield f"{amount:.0f} {unit}", Figure(amount, unit, self.chance.choice("=~>"), kind, of="мост")
        if self.chance.random() < 0.2:
            yield ", сообщает "
            name = self.chance.choice(("Степной вестник", "SV"))
            yield name, Name(ORGANIZATION, name)
        yield "."

    def _quoted(self) -> Iterator[Piece]:
        who = self._person()
        said = self.chance.choice(SPOKEN)
        if self.chance.random() < 0.3:
            said = said.rsplit(" ", self.chance.randint(1, 4))[0]
        yield "«"
        yield said, Quote(who[0], "", direct=self.chance.random() < 0.8)
        yield "», — сказал "
        yield who
        yield "."

    def _retold(self) -> Iterator[Piece]:
        yield self._person()
        yield f" заявил, что {self.chance.choice(SPOKEN).lower()}."

    def _named(self) -> Iterator[Piece]:
        yield self._body()
        yield self.chance.choice((" (", " и "))
        yield self._body()
        yield self.chance.choice((") ждёт ", " против "))
        yield self._place()
        yield " и "
        yield self._person()
        yield ", "
        yield "глава", Description(self.chance.choice(PEOPLE + SHORT))
        yield f" {self.chance.choice(EXTRA)}."


def _longer(one: AnnotatedArticle, pieces: list[Piece]) -> AnnotatedArticle:
    """The article with a paragraph more."""
    text = one.article.text + ("\n\n" if one.article.text else "")
    start = len(text)
    annotations = list(one.annotations)
    for piece in pieces:
        words, value = (piece, None) if isinstance(piece, str) else piece
        if value is not None:
            annotations.append(Annotation(Span(len(text), len(text) + len(words)), value, "names.test", Origin.MODEL))
        text += words
    span = Span(start, len(text))
    article = replace(
        one.article, text=text, markdown=text, blocks=(*one.article.blocks, Block(BlockKind.PARAGRAPH, span))
    )
    sentence = Sentence(span, f"s-{len(one.sentences)}-{len(text) - start}")
    return AnnotatedArticle(article, (*one.sentences, sentence), tuple(annotations))


EDITS: tuple[Callable[[World], None], ...] = (
    World.new,
    World.new,
    World.sentence,
    World.sentence,
    World.sentence,
    World.rewritten,
    World.read_again,
    World.title,
    World.moved,
    World.source,
    World.renamed,
    World.lost,
    World.corrected,
    World.entity,
    World.entity,
    World.entity_file,
    World.entity_file,
    World.event,
    World.event,
    World.disagreement,
    World.page,
    World.nothing,
)
