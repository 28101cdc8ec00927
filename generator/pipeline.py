"""The whole flow, one function a command. Reads like the picture in ARCHITECTURE.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator import content as content_room
from generator import understanding
from generator.config import Config, load
from generator.content import Reading
from generator.errors import ContentError, Problem, UsageError
from generator.model import AnnotatedArticle, Archive, Article, Content
from generator.showing import NOBODY, Audience, may_be_given_up
from generator.uncollected import uncollected
from generator.understanding import Memory

if TYPE_CHECKING:
    from generator.comparing import Comparison
    from generator.comparing.sources import Wanted
    from generator.documents import Document
    from generator.engines import Engine, Filled, Undone
    from generator.ingest import ImportReport
    from generator.progress import Reporter, Timing
    from generator.record import Record
    from generator.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class BuildReport:
    articles: int
    entities: int
    events: int
    pages: int
    links: int
    """Internal links and anchors that were followed; every one resolved."""
    searchable: int
    """Pages in the search index."""
    bytes: int
    """Of the whole site."""
    drawn: int
    """Pages that the theme drew, one by one: all without the press, with it those that no mould fits."""
    misfits: tuple[str, ...]
    """Why: a line for each sort of page."""
    timings: tuple[Timing, ...]
    warnings: tuple[Problem, ...]
    """What is odd in the content but stops nothing."""


@dataclass(slots=True)
class Standing:
    """What a process that builds again and again keeps from one build to the next, so that it need not be read or worked out anew. Of one
    version of the program, and of one site: who has changed either begins another process."""

    memory: Memory = field(default_factory=Memory)
    snapshot: Snapshot | None = None
    """The one that the memory began with."""
    record: Record | None = None
    """Of the last build that came to its end."""


def check(config: Config, content: Path) -> Reading:
    """Everything that is wrong with a content folder; nothing heavy is loaded. Raises UsageError where there is none."""
    return content_room.read(content, config.texts_language)


FIXING_ROUNDS = 50
"""One answer can uncover the next problem of its file; more than a few rounds, only a file with dozens of syntax errors takes."""


def fix(config: Config, content: Path) -> tuple[list[Problem], Reading]:
    """Writes what has one answer into the content folder. Returns the problems that are no more, and what is left.

    Raises UsageError where there is no folder; OSError where a file cannot be written.
    """
    from generator import fixing

    mended: list[Problem] = []
    reading = check(config, content)
    for _ in range(FIXING_ROUNDS):
        written = fixing.apply(reading.problems)
        if not written:
            break
        mended += written
        reading = check(config, content)
    return mended, reading


def build(
    config: Config,
    content: Path,
    site: Path,
    reporter: Reporter | None = None,
    jobs: int | None = None,
    *,
    press: bool = True,
    searched: bool = True,
    standing: Standing | None = None,
    audience: Audience = NOBODY,
) -> BuildReport:
    """content/ → site/. The site that is up is replaced only by one that was built whole and verified.

    `jobs`: how many processes annotate and make pages; as many as there are processors where it is None. `press`: pages are printed
    from moulds; else the theme draws each. `searched`: the site gets a search index. `standing`: of the last build in this process.
    `audience` sees pages before exports, search and links are made. Where it waits for the next build, this one raises Superseded.
    Raises UsageError, ContentError, ToolError, VerifyError; `site` is then as it was.
    """
    from generator import annotators, exports, printing, publish, search, staging, theme, writing
    from generator.articlecache import ArticleCache
    from generator.files import stamps
    from generator.forking import go_on
    from generator.pages import Making
    from generator.progress import Reporter
    from generator.record import Record, code_version
    from generator.snapshot import Snapshot
    from generator.unchanged import Last

    reporter = reporter or Reporter(quiet=True)
    publish.refuse_foreign(site)
    work = work_folder(config, site)
    stays = standing is not None
    standing = standing or Standing()
    with publish.one_build_at_a_time(work), ExitStack() as meanwhile:
        publish.recover(site)
        last = None
        if not stays:
            with reporter.stage("Looking for changes"):
                last = Last(config, content, site, work, (press, searched))
                made = last.report(BuildReport)
            if isinstance(made, BuildReport):
                return replace(made, timings=tuple(reporter.timings))
        with reporter.stage("Reading content"), uncollected():
            if standing.snapshot is None:
                standing.snapshot = Snapshot(work, f"{code_version()} {annotators.version()}")
                standing.memory = standing.snapshot.memory()
            own = content.resolve() == config.content.resolve()
            # Another folder's articles would take the place of the archive's own.
            file = config.path.parent / ".cache" / "articles.sqlite"
            kept = ArticleCache(file, standing.memory.reading) if own else None
            reading = content_room.read(content, config.texts_language, kept)
            if kept:
                standing.memory.reading = kept.reading
        if reading.errors:
            raise ContentError(reading.problems, config.language)
        archive = understanding.understand(config, reading.content, reporter, own, jobs, standing.memory)
        snapshot = standing.snapshot
        digests = None if standing.record else snapshot.digests()
        if snapshot.is_stale(standing.memory):
            meanwhile.enter_context(snapshot.write(standing.memory))
        if not stays:
            # What it takes is needed from here on.
            standing.memory = Memory()
        newest = archive.articles[0].article.published if archive.articles else ""
        epoch = publish.source_date_epoch(content, newest)
        built = meanwhile.enter_context(staging.staged(work / "site"))
        drawing = theme.fingerprint(config, epoch)
        record = Record(work, site, f"{code_version()} {drawing}", standing.record, digests)
        with reporter.stage("Making pages"):
            making = Making(archive, config)
            record.look_again(making.site)
            if press and config.navigation is not None:
                printed = printing.print_pages(making, record, drawing, config, work, epoch, jobs, audience)
            else:
                # Without a `nav`, MkDocs puts every page into the navigation of every other.
                printed = printing.draw_pages(making, config, work, epoch)
                record.files.update(stamps(built))
        pause = audience.give_way if may_be_given_up(printed.made, len(printed.listings)) else go_on
        pause()
        with reporter.stage("Writing exports"):
            source = exports.Source(making.site.archive, printed.listings, config)
            writing.write_exports(source, record, built, jobs, pause)
            files = staging.settle(built, record.files, {search.SUBFOLDER} if searched else ())
        searchable = 0
        if searched:
            with reporter.stage("Indexing for search"):
                searchable = search.index(built, work / "search", processes=jobs, pause=pause, files=files)
                files |= stamps(built / search.SUBFOLDER, f"{search.SUBFOLDER}/")
        with reporter.stage("Verifying links"):
            verified = publish.verify(built, config, jobs, (work / "links.sqlite", record.version), files)
        pause()
        with reporter.stage("Putting up the site"):
            publish.swap(built, site)
        with reporter.stage("Keeping the record"):
            record.save()
            source.parts.save(site)
            snapshot.note(record.digests)
            standing.record = record
            report = BuildReport(
                articles=len(archive.articles),
                entities=len(archive.entities),
                events=len(archive.events),
                pages=verified.pages,
                links=verified.links,
                searchable=searchable,
                bytes=sum(size for size, _, _ in files.values()),
                drawn=printed.drawn,
                misfits=printed.reasons,
                timings=(),
                warnings=reading.problems,
            )
            if last:
                last.note(newest, report, files)
            # The snapshot is written by now, or waited for.
            meanwhile.close()
    return replace(report, timings=tuple(reporter.timings))


def work_folder(config: Config, site: Path) -> Path:
    """Where a build happens: beside the site, so that swapping is a rename. `build/` for the repository's own site/, else hidden."""
    beside = site.absolute().parent
    return (
        beside / "build"
        if beside == config.path.absolute().parent and site.name == "site"
        else beside / f".{site.name}.build"
    )


MADE = 300
"""Of so many articles all pages are made to be compared, if nobody says otherwise: it takes some 10 ms an article and side."""


@dataclass(frozen=True, slots=True)
class Compared:
    comparison: Comparison
    problems: tuple[Problem, ...]
    """Of the content as it is now, errors and warnings."""


def compare(
    config: Config,
    content: Path,
    base: Wanted,
    head: Wanted,
    *,
    language: str = "",
    made: bool | None = None,
    reporter: Reporter | None = None,
    jobs: int | None = None,
) -> Compared:
    """What a change does to the archive. Revisions are those of the content folder.

    `made`: whether all pages are made, to count those that read otherwise; None leaves it to the archive's size.
    Of content with errors none are made.
    Raises UsageError, ToolError; LetopisError where two pages would have one address.
    """
    from generator import archive, comparing
    from generator.comparing.readable import both
    from generator.comparing.sources import source
    from generator.progress import Reporter

    reporter = reporter or Reporter(quiet=True)
    with reporter.stage("Reading both sides"):
        before = source(base, content, config.texts_language)
        after = source(head, content, config.texts_language)
    found = both(before.reading, after.reading, language or config.language)
    annotated = understanding.annotated(config, (*found.base.articles, *found.head.articles), reporter, jobs=jobs)
    with reporter.stage("Gathering both archives"):
        then = archive.gather(found.base, annotated[: len(found.base.articles)])
        same = found.base == found.head
        now = then if same else archive.gather(found.head, annotated[len(found.base.articles) :])
    if made is None:
        made = max(len(then.articles), len(now.articles)) <= MADE
    uncounted: Literal["", "large", "errors"] = "" if made or same else "large"
    if found.unsound:
        uncounted = "errors"
    with reporter.stage("Comparing"):
        comparison = comparing.compare(
            comparing.Gathering(then, before.name, before.commit),
            comparing.Gathering(now, after.name, after.commit),
            config,
            language or config.language,
            files=found.files,
            unread=found.unread,
            uncounted=uncounted,
        )
    problems = (replace(problem, path=str(content / problem.path)) for problem in after.reading.problems)
    return Compared(comparison, tuple(problems))


def import_documents(config: Config, paths: Sequence[Path], content: Path) -> ImportReport:
    """Documents from elsewhere → article files. Raises UsageError for a path that is not there."""
    from generator import ingest

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"no such file or folder: {', '.join(missing)}. Check the spelling.")
    return ingest.import_paths(paths, content, config.texts_language)


@dataclass(frozen=True, slots=True)
class AnnotatedDocuments:
    documents: tuple[tuple[Document, AnnotatedArticle], ...]
    """In the order given."""
    archive: Archive
    problems: tuple[Problem, ...]
    """Errors of the curated content; a file that has one was not taken into account."""
    undone: tuple[Undone, ...]
    """Documents that the engine could not annotate; they are not among the others."""


def annotate_documents(
    paths: Sequence[Path], content: Path | None, config_path: Path, engine: Engine | None = None
) -> AnnotatedDocuments:
    """Documents, annotated and linked among themselves and to the curated entities.

    `engine` annotates; processes of this machine where it is None.
    Works without settings and without content: then nothing is curated. Raises UsageError for paths that cannot be read
    (all of them), for two files of one stem, and for a content folder that was named and is not there.
    """
    from generator import archive
    from generator.documents import open_document
    from generator.ingest.undated import bounds

    settings = load(config_path) if config_path.is_file() else None
    language = settings.texts_language if settings else "ru"
    if content and not content.is_dir():
        raise UsageError(
            f"{content}: there is no such folder. Give the folder of articles with --content, or leave it out."
        )
    folder = content or (settings.content if settings else None)

    def bounded(text: str) -> str:
        found = bounds(text, language)
        return found.edtf if found else ""

    documents: list[Document] = []
    unreadable: list[str] = []
    for path in paths:
        try:
            documents.append(open_document(path, language, bounded))
        except UsageError as error:
            unreadable.append(str(error))
    if unreadable:
        raise UsageError("\n".join(unreadable))
    twice = [stem for stem, count in Counter(document.article.id for document in documents).items() if count > 1]
    if twice:
        raise UsageError(f"two files are called {twice[0]}; doc_id is the file's stem, so give them different names")
    curated = content_room.read(folder, language) if folder and folder.is_dir() else Reading(Content((), (), ()), ())
    annotated, undone = _understood([document.article for document in documents], engine)
    gathered = archive.gather(Content((), curated.content.entities, ()), annotated)
    by_id = {article.article.id: article for article in gathered.articles}
    done = tuple((document, by_id[document.article.id]) for document in documents if document.article.id in by_id)
    return AnnotatedDocuments(done, gathered, curated.errors, undone)


def _understood(
    articles: Sequence[Article], engine: Engine | None
) -> tuple[list[AnnotatedArticle], tuple[Undone, ...]]:
    """Those that could be annotated, in order, and those that could not."""
    from generator import annotators, engines
    from generator.cache import annotated, key_of

    if engine is None:
        return list(engines.annotate_all(articles)), ()
    keys = [key_of(annotators.version(), article) for article in articles]
    outcomes: dict[str, engines.Outcome] = {}

    def keep(outcome: engines.Outcome) -> None:
        outcomes[key_of(annotators.version(), outcome.article)] = outcome

    engine(dict(zip(keys, articles, strict=True)).values(), keep)
    done: list[AnnotatedArticle] = []
    undone: list[engines.Undone] = []
    for key, article in zip(keys, articles, strict=True):
        outcome = outcomes[key]
        if isinstance(outcome, engines.Done):
            done.append(annotated(article, outcome.payload))
        else:
            undone.append(engines.Undone(article, outcome.why))
    return done, tuple(undone)


@dataclass(frozen=True, slots=True)
class AnnotatedArchive:
    filled: Filled
    problems: tuple[Problem, ...]
    """Of the articles' files; one that has an error was not annotated."""


def annotate_archive(config: Config, content: Path, engine: Engine, reporter: Reporter) -> AnnotatedArchive:
    """What the annotation cache lacks of a content folder is annotated, and kept as it comes: the next build annotates nothing.

    Raises UsageError where there is no folder, ToolError where the engine cannot go on, Stopped on Ctrl-C.
    """
    from generator import engines

    problems: list[Problem] = []
    filled = engines.Filled()
    articles = content_room.articles(content, config.texts_language, problems)
    total = sum(1 for _ in (content / "articles").rglob("*.md"))
    try:
        with reporter.counting("Annotating", total) as settled:
            engines.fill(understanding.annotation_cache(config), articles, engine, filled, settled)
    except KeyboardInterrupt as stop:
        raise understanding.stopped() from stop
    return AnnotatedArchive(filled, tuple(sorted(problems)))
