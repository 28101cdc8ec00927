"""Verifying a built site, swapping it in, one build at a time, and the date of a build."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
from pathlib import Path

import pytest

from generator import publish
from generator.config import Config, LetopisSettings
from generator.errors import UsageError, VerifyError
from generator.policy import policy


def config(site_url: str = "https://anna.github.io/archive/") -> Config:
    return Config(
        path=Path("mkdocs.yml"),
        site_name="Архив",
        site_description="",
        site_url=site_url,
        language="ru",
        repo_url="",
        edit_uri="",
        letopis=LetopisSettings.model_validate({}),
    )


def site_of(folder: Path, **pages: str) -> Path:
    """A site with these bodies; `__` in a name is a slash, and every page is an `.html` file."""
    for name, body in pages.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f'<meta http-equiv="Content-Security-Policy" content="{policy()}"><title>т</title>'
        path.write_text(f"<!doctype html>\n<html><head>{head}</head><body>\n{body}\n</body></html>")
    return folder


def problems_of(site: Path, **settings: str) -> list[str]:
    with pytest.raises(VerifyError) as caught:
        publish.verify(site, config(**settings))
    return [f"{problem.path}:{problem.line}: {problem.found}" for problem in caught.value.problems]


# ------------------------------------------------------------------------------------------------ verify


def test_every_way_to_write_a_link_that_works_is_accepted(tmp_path: Path) -> None:
    links = [
        "people/anna/", "./people/anna/#about", "people/anna", ".", "./", "#here", "#", "#top", "?q=слово", "",
        "/archive/", "/archive/people/anna/index.html", "https://anna.github.io/archive/people/anna/#about",
        "people/anna/#%D0%B3%D0%BB%D0%B0%D0%B2%D0%B0", "people/anna/#глава", "file.txt?v=2", "people/anna/#about:~:text=x",
        "mailto:a@example.org", "tel:+70000000000",
    ]  # fmt: skip
    body = "<p id=here>" + "".join(f'<a href="{link}">x</a>' for link in links)
    site = site_of(
        tmp_path, index=body, people__anna__index='<h2 id="about">А</h2><h3 id="глава">Б</h3><a href="../..">'
    )
    (site / "file.txt").write_text("text")
    verified = publish.verify(site, config())
    assert verified.pages == 2
    assert verified.links == len(links) - 2 + 1
    assert verified.anchors == 6
    assert verified.external == 0


def test_links_out_of_the_site_are_counted(tmp_path: Path) -> None:
    site = site_of(tmp_path, index='<a href="https://example.org/a">a</a><a href="//cdn.example.org/b.png">b</a>')
    assert publish.verify(site, config()).external == 2


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<a href="gone/">x</a>', "the link «gone/» leads to no file of the site"),
        ('<img src="gone.png">', "the link «gone.png» leads to no file of the site"),
        ('<img srcset="index.html 1x, gone.png 2x">', "the link «gone.png» leads to no file of the site"),
        ('<form action="gone/"></form>', "the link «gone/» leads to no file of the site"),
        ('<a href="/archive/gone/">x</a>', "the link «/archive/gone/» leads to no file of the site"),
        ('<a href="../">x</a>', "the link «../» leads to no file of the site"),
        ('<a href="Index.html">x</a>', "the link «Index.html» leads to no file of the site"),
        (
            '<a href="/index.html">x</a>',
            "the link «/index.html» begins outside the site, which lies at «/archive/»",
        ),
        (
            '<a href="https://anna.github.io/archive/gone/">x</a>',
            "the link «https://anna.github.io/archive/gone/» leads to no file of the site",
        ),
        ('<a href="#gone">x</a>', "the link «#gone» names an anchor that index.html does not have"),
        ('<a href="javascript:alert(1)">x</a>', "the link «javascript:alert(1)» has the scheme «javascript»"),
        ('<i id="a"></i><b id="a"></b>', "the id «a» stands twice on this page"),
        (
            '<meta http-equiv="Refresh" content="0; url=gone/">',
            "the link «gone/» leads to no file of the site",
        ),
    ],
)
def test_what_leads_nowhere_is_named_with_its_line(tmp_path: Path, body: str, found: str) -> None:
    assert problems_of(site_of(tmp_path, index=body)) == [f"index.html:3: {found}"]


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    site = site_of(tmp_path, index='<a href="a/">x</a>\n<a href="b/#c">x</a>', b__index='<a href="../#d">x</a>')
    assert problems_of(site) == [
        "b/index.html:3: the link «../#d» names an anchor that index.html does not have",
        "index.html:3: the link «a/» leads to no file of the site",
        "index.html:4: the link «b/#c» names an anchor that b/index.html does not have",
    ]


def test_a_404_page_may_link_home_from_the_root(tmp_path: Path) -> None:
    site = site_of(tmp_path, index="<p id=home>", **{"404": '<a href="/archive/#home">домой</a>'})
    assert publish.verify(site, config()).anchors == 1


def test_without_a_site_url_the_root_is_the_site(tmp_path: Path) -> None:
    site = site_of(tmp_path, a__index='<a href="/index.html">x</a>', index="")
    assert publish.verify(site, config(site_url="")).links == 1


def test_an_empty_page_and_an_empty_site_are_no_success(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == [f"{tmp_path}:0: the site has no page"]
    (tmp_path / "index.html").write_text("\n")
    assert problems_of(tmp_path) == ["index.html:0: the page is empty"]


# -------------------------------------------------------------------------------------------------- swap


def built(folder: Path, words: str) -> Path:
    return site_of(folder, index=words, **{"404": "нет"})


def words_of(site: Path) -> str:
    return (site / "index.html").read_text().splitlines()[2]


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir() if path.name.startswith(f".{site.name}"))


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    site = built(tmp_path / "site", "старый")
    (site / "only-in-the-old.txt").write_text("x")
    publish.swap(built(tmp_path / "build" / "site", "новый"), site)
    assert words_of(site) == "новый"
    assert not (site / "only-in-the-old.txt").exists()
    assert words_of(tmp_path / "build" / "site") == "старый"
    assert beside(site) == []


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    site = tmp_path / "deep" / "site"
    publish.swap(built(tmp_path / "new", "новый"), site)
    assert words_of(site) == "новый"


def test_a_symlink_to_the_served_folder_stays_one(tmp_path: Path) -> None:
    served = built(tmp_path / "served", "старый")
    link = tmp_path / "site"
    link.symlink_to(served)
    publish.swap(built(tmp_path / "new", "новый"), link)
    assert link.is_symlink()
    assert words_of(served) == "новый"


@pytest.mark.parametrize("exchanged", [True, False])
def test_whoever_reads_sees_a_whole_site_at_every_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanged: bool
) -> None:
    """Where folders can be exchanged, `site` is there at every step; where they cannot, it is back after `recover`."""
    if not exchanged:
        monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    elif not publish._exchange(built(tmp_path / "a", "а"), built(tmp_path / "b", "б")):
        pytest.fail(f"{tmp_path} lies on a file system that cannot exchange folders")
    site = built(tmp_path / "site", "старый")
    rename, seen = Path.rename, set()

    def watched(self: Path, target: Path) -> Path:
        moved = rename(self, target)
        seen.add(site.exists())
        return moved

    monkeypatch.setattr(Path, "rename", watched)
    publish.swap(built(tmp_path / "new", "новый"), site)
    assert seen == ({True} if exchanged else {True, False})
    assert words_of(site) == "новый"
    assert beside(site) == []


@pytest.mark.parametrize("renames", [0, 1, 2])
def test_a_kill_between_two_renames_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    site = built(tmp_path / "site", "старый")
    new = built(tmp_path / "new", "новый")
    rename, left = Path.rename, [renames]

    def rename_until_killed(self: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(publish, "_exchange", lambda one, other: False)
        patch.setattr(Path, "rename", rename_until_killed)
        with pytest.raises(KeyboardInterrupt):
            publish.swap(new, site)
    publish.recover(site)
    assert words_of(site) == "старый"
    assert beside(site) == []


def test_a_kill_before_the_old_site_has_its_place_leaves_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = built(tmp_path / "site", "старый")
    rename = Path.rename

    def killed(self: Path, target: Path) -> Path:
        if self.name.startswith(".site") and target.name == "new":
            raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", killed)
        with pytest.raises(KeyboardInterrupt):
            publish.swap(built(tmp_path / "new", "новый"), site)
    publish.recover(site)
    assert words_of(site) == "новый"
    assert beside(site) == []


def test_a_folder_that_no_build_made_is_not_replaced(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("три года работы")
    with pytest.raises(UsageError, match="holds files that no build made"):
        publish.swap(built(tmp_path / "new", "новый"), home)
    assert (home / "thesis.txt").read_text() == "три года работы"
    with pytest.raises(UsageError, match="is a file"):
        publish.swap(tmp_path / "new", home / "thesis.txt")


# -------------------------------------------------------------------------------------------------- lock


def try_to_build(work: Path, answers: multiprocessing.Queue[str]) -> None:
    try:
        with publish.one_build_at_a_time(work):
            answers.put("built")
    except publish.SiteBusy as error:
        answers.put(str(error))


def test_two_builds_in_one_folder_are_refused_with_a_clear_line(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    with publish.one_build_at_a_time(tmp_path):
        other = context.Process(target=try_to_build, args=(tmp_path, answers))
        other.start()
        assert "another build is at work here" in answers.get(timeout=30)
        other.join()
    with publish.one_build_at_a_time(tmp_path):
        pass


# -------------------------------------------------------------------------------------------------- date


@pytest.fixture
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.usefixtures("no_epoch")
@pytest.mark.parametrize(
    ("newest", "seconds"),
    [("2025-11-08", 1762560000), ("2025-12-16/2025-12-31", 1765843200), ("1931-02-03", 0), ("", 0)],
)
def test_outside_git_the_newest_article_dates_the_build(tmp_path: Path, newest: str, seconds: int) -> None:
    assert publish.source_date_epoch(tmp_path, newest) == seconds


@pytest.mark.usefixtures("no_epoch")
def test_the_newest_commit_that_touched_the_content_dates_the_build(tmp_path: Path) -> None:
    def git(*words: str, at: int = 0) -> None:
        who = {"GIT_AUTHOR_NAME": "а", "GIT_AUTHOR_EMAIL": "a@example.org"}
        who |= {"GIT_COMMITTER_NAME": "а", "GIT_COMMITTER_EMAIL": "a@example.org"}
        when = {"GIT_AUTHOR_DATE": f"{at} +0000", "GIT_COMMITTER_DATE": f"{at} +0000"}
        subprocess.run(
            ["git", *words], cwd=tmp_path, check=True, capture_output=True, env={**os.environ, **who, **when}
        )

    content = tmp_path / "content"
    content.mkdir()
    git("init", "-q")
    assert publish.source_date_epoch(content, "2025-11-08") == 1762560000
    (content / "a.md").write_text("a")
    git("add", ".")
    git("commit", "-qm", "content", at=1700000000)
    (tmp_path / "b.txt").write_text("b")
    git("add", ".")
    git("commit", "-qm", "elsewhere", at=1800000000)
    assert publish.source_date_epoch(content, "2025-11-08") == 1700000000


def test_the_environment_wins_and_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12345")
    assert publish.source_date_epoch(tmp_path, "2025-11-08") == 12345
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="«yesterday»"):
        publish.source_date_epoch(tmp_path, "2025-11-08")
