"""Files in content/ → Article, EntityRecord, EventRecord, DisagreementRecord, Prose.

Validated once, here; every problem is reported, not the first alone.
A file with a problem is left out of the result; the others are read. Nothing half-valid leaves this room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from generator import frontmatter, markdown, meant, schema
from generator.contentfiles import File, Folder
from generator.errors import Fix, Message, Problem, UsageError
from generator.explained import explained
from generator.model import (
    Article,
    ClaimRecord,
    Content,
    DisagreementRecord,
    EntityKind,
    EntityRecord,
    EventRecord,
    Prose,
    Provenance,
    Source,
    Span,
)
from generator.references import (
    Body,
    Claim,
    Known,
    Written,
    check_former,
    check_limits,
    check_targets,
    listed,
    moved,
    place_of,
    same_ids,
)
from generator.urls import (
    ARTICLES,
    CONNECTIONS,
    DATA,
    DISAGREEMENTS,
    EVENTS,
    QUOTES,
    SEARCH,
    SOURCES,
    TIMELINE,
)

if TYPE_CHECKING:
    from generator.articlecache import ArticleCache

_KINDS = {kind.folder: kind for kind in EntityKind}

Fields = TypeVar("Fields", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Reading:
    content: Content
    """What could be read."""
    problems: tuple[Problem, ...]
    """The worst first, then by file and line. Empty for a folder in order."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")


def read(folder: Path, language: str = "ru", cache: ArticleCache | None = None) -> Reading:
    """Everything in a content folder. `language` is that of texts which do not name their own.

    With a cache, what it says is the same; only files that were written since its last reading are read.

    Paths in problems are `folder` joined with the file's own, as the user typed it. Raises UsageError where there is no folder.
    """
    found = _folder(folder, cache)
    if cache:
        cache.begin(language)
    reader = _Reader(found, language, cache)
    content = reader.read()
    if cache:
        cache.save()
    placed = sorted({_placed(problem, folder) for problem in reader.problems})
    return Reading(content, tuple(placed))


def articles(folder: Path, language: str, problems: list[Problem]) -> Iterator[Article]:
    """The articles of a content folder, one by one, none of them kept; for who needs no more than one at a time.

    Adds what is wrong with a file to `problems`; what is wrong between two files, `read` alone can see.
    Raises UsageError where there is no folder.
    """
    reader = _Reader(_folder(folder), language)
    for file in reader.folder.files("articles"):
        article = reader.article(file)
        problems.extend(_placed(problem, folder) for problem in reader.problems)
        reader.problems.clear()
        reader.written = Written()
        if article:
            yield article
    problems.extend(_placed(problem, folder) for problem in reader.problems)


def _folder(folder: Path, cache: ArticleCache | None = None) -> Folder:
    if not folder.is_dir():
        raise UsageError(
            f"{folder}: there is no such folder. Give the folder of articles with --content, or make one with articles/ in it."
        )
    return Folder(folder, cache)


def _placed(problem: Problem, folder: Path) -> Problem:
    fix = problem.fix
    if fix and fix.path:
        fix = Fix(fix.edits, str(folder / fix.path))
    return replace(problem, path=str(folder / problem.path), fix=fix)


class _Reader:
    """Files → what they hold, each kind by its own method; what is wrong is collected."""

    def __init__(self, folder: Folder, language: str, cache: ArticleCache | None = None) -> None:
        self.folder, self.cache, self.language = folder, cache, language
        self.problems = folder.problems
        self.written = Written()

    def read(self) -> Content:
        files = self.folder.read()
        articles = [article for file in files["articles"] if (article := self.article(file))]
        entities = [entity for file in files["entities"] if (entity := self.entity(file))]
        events = [event for file in files["events"] if (event := self.event(file))]
        of_articles = Known({file.stem for file in files["articles"]}, moved((a.id, _names(a.was)) for a in articles))
        texts = {article.id: article for article in articles}
        differ = [it for file in files["disagreements"] if (it := self.disagreement(file, of_articles, texts))]
        prose = [page for file in files["pages"] if (page := self.prose(file))]
        self.ids(articles, entities, events, differ, prose)
        of_entities = Known({file.stem for file in files["entities"]}, moved((e.id, e.same_as) for e in entities))
        check_targets(events, of_entities, self.written, self.problems)
        check_limits(entities, of_articles, self.written, self.problems)
        return Content(
            tuple(sorted(articles, key=lambda item: item.id)),
            tuple(sorted(entities, key=lambda item: item.id)),
            tuple(sorted(events, key=lambda item: item.id)),
            tuple(sorted(prose, key=lambda item: item.id)),
            tuple(sorted(differ, key=lambda item: item.id)),
        )

    def ids(
        self,
        articles: list[Article],
        entities: list[EntityRecord],
        events: list[EventRecord],
        differ: list[DisagreementRecord],
        prose: list[Prose],
    ) -> None:
        """Nothing is called by two, today or formerly."""
        article, disagreement = Message("article"), Message("disagreement")
        for items, what in ((articles, article), (differ, disagreement)):
            same_ids([(item.id, item.path, ()) for item in items], what, self.written, self.problems)
        for merged, what in ((events, Message("event")), (entities, Message("entity"))):
            same_ids([claim for item in merged for claim in _claims(item, item.id, item.same_as, "same_as")], what,
                     self.written, self.problems)  # fmt: skip
        addresses = [claim for a in articles for claim in _claims(a, f"{a.published[:4]}/{a.id}", a.was, "was")]
        check_former(addresses, article, self.written, self.problems)
        for renamed, what in ((prose, Message("page")), (differ, disagreement)):
            names = [claim for item in renamed for claim in _claims(item, item.id, item.was, "was")]
            check_former(names, what, self.written, self.problems)

    def problem(self, file: File, at: tuple[int, int], found: Message, mend: Message, fix: Fix | None = None) -> None:
        self.problems.append(Problem(file.path, *at, found, mend, fix=fix))

    def understood(
        self, file: File, model: type[Fields]
    ) -> tuple[Fields, frontmatter.FrontMatter, markdown.Parsed] | None:
        """The file's front matter as a model, and its body; or None after reporting all that is wrong, with the file's own lines."""
        matter = frontmatter.read(file.text)
        before = len(self.problems)
        self.problems.extend(listed(replace(problem, path=file.path) for problem in matter.problems))
        self.written.sources[file.path] = lambda: file.text
        parsed = markdown.parse(matter.body)
        if matter.body_start:
            self.problems.extend(listed(_in_file(problem, file, matter) for problem in parsed.problems))
        self.corrections(file, matter, parsed)
        if matter.problems and not matter.data:
            return None
        try:
            fields = model.model_validate(matter.data)
        except ValidationError as error:
            self.problems.extend(explained(file.path, model, matter, error))
            return None
        wrong = any(problem.severity == "error" for problem in self.problems[before:])
        return None if wrong or not file.sound else (fields, matter, parsed)

    def corrections(self, file: File, matter: frontmatter.FrontMatter, parsed: markdown.Parsed) -> None:
        """Of an article, to be judged when all is read. Elsewhere nothing is annotated, and so nothing corrected."""
        start = matter.body_start
        targets = tuple(Span(target.start + start, target.stop + start) for target in parsed.targets)
        if file.path.startswith("articles/"):
            if targets:
                self.written.bodies[file.path] = Body(parsed.text, parsed.corrections, targets)
            return
        for correction, target in zip(parsed.corrections, targets, strict=True):
            words = correction.span.of(parsed.text)[:40]
            found = Message("the correction of «%(words)s» has no effect here", words=words)
            mend = Message("Corrections stand in articles; write the words alone")
            self.problems.append(Problem(file.path, *matter.lines.place(target.start), found, mend, "warning"))

    def article(self, file: File) -> Article | None:
        if not file.kept:
            return self.new_article(file)
        article = file.kept.article
        self.written.sources[file.path] = lambda: self.folder.text(file.path)
        if article.corrections:
            self.written.bodies[file.path] = Body(article.text, article.corrections, file.kept.targets)
        return article

    def new_article(self, file: File) -> Article | None:
        before = len(self.problems)
        understood = self.understood(file, schema.ArticleFields)
        if understood is None:
            return None
        fields, matter, parsed = understood
        year = fields.date[:4]
        right = f"articles/{year}/{file.stem}.md"
        if not parsed.text.strip():
            at = matter.lines.place(matter.body_start)
            self.problem(file, at, Message("the article has no text"), Message("Write it below the second ---"))
            return None
        if file.path != right:
            folder = f"{file.path.rpartition('/')[0]}/"
            found = Message("the article is of %(year)s but lies in %(folder)s", year=year, folder=folder)
            # A name that begins with another year says that the date may be what is wrong.
            begins = file.stem[:4] == year or not file.stem[:4].isdigit()
            fix = self.folder.moved(self.folder.root / file.path, right) if begins else None
            self.problem(file, matter.at(("date",)), found, Message("Move it to %(path)s", path=right), fix)
            return None
        source = Source(fields.source.name, fields.source.url, fields.source.cites, fields.source.author)
        imported = fields.imported
        article = Article(
            id=file.stem,
            language=fields.language or self.language,
            title=fields.title,
            published=fields.date,
            source=source,
            rights=fields.rights,
            markdown=matter.body,
            text=parsed.text,
            blocks=parsed.blocks,
            corrections=parsed.corrections,
            path=file.path,
            description=fields.description,
            title_from=fields.title_from,
            date_evidence=fields.date_evidence,
            provenance=Provenance(imported.file, imported.sha256) if imported else None,
            was=tuple(dict.fromkeys(former_address(name, year) for name in fields.was)),
        )
        if self.cache and file.status and len(self.problems) == before:
            body = self.written.bodies.get(file.path)
            self.cache.keep(file.status, article, file.text[: matter.body_start], body.targets if body else ())
        return article

    def entity(self, file: File) -> EntityRecord | None:
        folder = file.path.split("/")[1]
        if folder not in _KINDS or file.path.count("/") != 2:
            self.kind(file, folder)
            self.understood(file, schema.EntityFields)
            return None
        understood = self.understood(file, schema.EntityFields)
        if understood is None:
            return None
        fields, matter, _ = understood
        return EntityRecord(
            id=file.stem,
            kind=_KINDS[folder],
            name=fields.name,
            names=dict(sorted(fields.names.items())),
            aliases=fields.aliases,
            forms=fields.forms,
            wikidata=fields.wikidata,
            markdown=matter.body.strip(),
            same_as=fields.same_as,
            only_in=fields.only_in,
            not_in=fields.not_in,
            path=file.path,
        )

    def kind(self, file: File, folder: str) -> None:
        """An entity's file that lies in no folder of a kind."""
        right = next((name for name, kind in _KINDS.items() if folder.lower() in (kind.value, f"{kind.value}s")), "")
        near, surely = meant.near(folder, _KINDS)
        if not right and surely:
            right = near
        if folder in _KINDS:
            right = folder
        fix = self.folder.moved(self.folder.root / file.path, f"entities/{right}/{file.stem}.md") if right else None
        found = Message(
            "«%(folder)s» is no kind of entity", folder=file.path.removeprefix("entities/").rpartition("/")[0]
        )
        mend = Message("Entities lie in entities/%(kinds)s/", kinds="{" + ", ".join(_KINDS) + "}")
        self.problem(file, (1, 1), found, mend, fix)

    def event(self, file: File) -> EventRecord | None:
        understood = self.understood(file, schema.EventFields)
        if understood is None:
            return None
        fields, matter, _ = understood
        body = matter.body.strip()
        return EventRecord(file.stem, fields.date, fields.title, fields.entities, body, file.path, fields.same_as)

    def disagreement(self, file: File, known: Known, texts: Mapping[str, Article]) -> DisagreementRecord | None:
        """`known` are all articles that have a file; of one that is not among `texts`, its own problem says enough."""
        understood = self.understood(file, schema.DisagreementFields)
        if understood is None:
            return None
        fields, matter, _ = understood
        claims = []
        for number, claim in enumerate(fields.claims):
            article = texts.get(claim.article)
            path: frontmatter.Path = ("claims", number, "article")
            if claim.article not in known.ids:
                found = Message("the article «%(id)s» has no file", id=claim.article)
                mend = Message("Take the id of one in articles/: its file's name without .md")
                now = known.now(claim.article)
                mend = Message("Write «%(id)s»", id=now) if now else known.nearest(claim.article, mend)
                self.problem(file, matter.at(path), found, mend, matter.instead(path, now) if now else None)
            elif article and (span := place_of(claim.words, article.text)):
                claims.append(ClaimRecord(article.id, span))
            elif article:
                words = claim.words[:60]
                found = Message("the article «%(id)s» does not say «%(words)s»", id=article.id, words=words)
                mend = Message("Copy words from its text as they stand there, without Markdown")
                self.problem(file, matter.at(("claims", number, "words")), found, mend)
        if len(claims) < len(fields.claims):
            return None
        former = tuple(dict.fromkeys(fields.was))
        return DisagreementRecord(file.stem, fields.title, tuple(claims), matter.body.strip(), file.path, former)

    def prose(self, file: File) -> Prose | None:
        understood = self.understood(file, schema.ProseFields)
        if understood is None:
            return None
        fields, matter, _ = understood
        former = tuple(dict.fromkeys(fields.was))
        for id, key in _claimed(file.stem, former, "was"):
            if id in _RESERVED:
                found = Message("the address /%(id)s/ belongs to the site itself", id=id)
                at = matter.at(key) if key else (1, 1)
                self.problem(file, at, found, Message("Give the page another file name"))
                return None
        return Prose(file.stem, fields.title, fields.description, matter.body, file.path, former)


def _in_file(problem: Problem, file: File, matter: frontmatter.FrontMatter) -> Problem:
    """A problem of the body, with lines and fixes that count in the file."""
    before = matter.lines.place(matter.body_start)[0] - 1
    fix = problem.fix and Fix(tuple(replace(edit, start=edit.start + matter.body_start) for edit in problem.fix.edits))
    return replace(problem, path=file.path, line=problem.line + before, fix=fix)


def _claims(
    item: Article | EntityRecord | EventRecord | Prose | DisagreementRecord, now: str, former: tuple[str, ...], key: str
) -> list[Claim]:
    return [(id, item.path, path) for id, path in _claimed(now, former, key)]


def _claimed(now: str, former: tuple[str, ...], key: str) -> Iterator[tuple[str, frontmatter.Path]]:
    """The name that a file has, without a key, and each of those that it had, with the item that names it."""
    yield now, ()
    for number, id in enumerate(former):
        yield id, (key, number)


def _names(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of `year/id`."""
    return tuple(address.rpartition("/")[2] for address in addresses)


def former_address(name: str, year: str) -> str:
    """`year/id` of a former name: the year that it says; else the one that it begins with, as names do; else the article's own."""
    if "/" in name:
        return name
    begins = name[:4]
    return f"{begins if begins.isdigit() and name[4:5] == '-' else year}/{name}"


_RESERVED = {
    url.rstrip("/") for url in (ARTICLES, TIMELINE, EVENTS, QUOTES, DISAGREEMENTS, CONNECTIONS, SOURCES, DATA, SEARCH)
}
_RESERVED |= {"assets", "pagefind", *_KINDS}
