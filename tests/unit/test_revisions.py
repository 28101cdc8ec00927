"""A content folder as git has it: nothing of the working tree is touched, and a hostile tree writes nothing outside."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.errors import ToolError, UsageError
from generator.revisions import Repository, Revision

IDENTITY = {
    "GIT_AUTHOR_NAME": "Анна", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "Анна",
    "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip


def git(folder: Path, *words: str, given: bytes = b"") -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *words], input=given, capture_output=True, env=os.environ | IDENTITY, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "fork" / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.md").write_text("первый", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff")
    git(folder.parent, "init", "-q", "-b", "main")
    commit(folder.parent, "one")
    return folder


def commit(folder: Path, message: str) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def tree(folder: Path, *entries: tuple[str, bytes, str]) -> str:
    """A tree that `git add` would not make: (mode, name, object)."""
    raw = b"".join(f"{mode} ".encode() + name + b"\0" + bytes.fromhex(sha) for mode, name, sha in entries)
    return git(folder, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=raw)


def blob(folder: Path, text: str) -> str:
    return git(folder, "hash-object", "-w", "--stdin", given=text.encode())


def written(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_a_revision_is_read_past_the_working_tree(content: Path, tmp_path: Path) -> None:
    first = git(content, "rev-parse", "HEAD")
    (content / "articles" / "a.md").write_text("второй", encoding="utf-8")
    repository = Repository(content)
    assert repository.extract(repository.revision("HEAD"), tmp_path / "out") == ()
    assert written(tmp_path / "out") == {"articles/a.md": "первый"}
    assert repository.revision("main") == Revision("main", first)
    assert git(content, "status", "--porcelain") == "M content/articles/a.md"


def test_a_change_begins_where_it_left_the_main_branch(content: Path) -> None:
    first = git(content, "rev-parse", "HEAD")
    git(content, "checkout", "-q", "-b", "change")
    (content / "articles" / "b.md").write_text("b", encoding="utf-8")
    commit(content.parent, "two")
    git(content, "checkout", "-q", "main")
    (content / "articles" / "c.md").write_text("c", encoding="utf-8")
    commit(content.parent, "three")
    git(content, "checkout", "-q", "change")
    assert Repository(content).beginning() == Revision("main", first)
    git(content, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert Repository(content).beginning().name == "origin/main"


def test_a_revision_without_the_folder_is_empty(content: Path, tmp_path: Path) -> None:
    git(content, "checkout", "-q", "--orphan", "empty")
    git(content, "rm", "-q", "-rf", ".")
    git(content.parent, "commit", "-q", "--allow-empty", "-m", "nothing")
    repository = Repository(content)
    assert repository.extract(repository.revision("HEAD"), tmp_path / "out") == ()
    assert not (tmp_path / "out").exists()


def test_a_hostile_tree_is_refused_name_by_name(content: Path, tmp_path: Path) -> None:
    evil = blob(content, "зло")
    up = tree(content, ("100644", b"out.md", evil))
    inner = tree(
        content,
        ("100644", b"C:evil.md", evil),
        ("100644", b"good.md", evil),
        ("120000", b"link.md", blob(content, "../../../etc/passwd")),
        ("100644", b"new\nline.md", evil),
        ("160000", b"sub.md", git(content, "rev-parse", "HEAD")),
    )
    root = tree(content, ("40000", b"..", up), ("40000", b".git", up), ("40000", b"articles", inner))
    whole = tree(content, ("40000", b"content", root))
    made = git(content, "commit-tree", whole, "-m", "evil")
    out = tmp_path / "deep" / "out"
    problems = Repository(content).extract(Revision("evil", made), out)
    assert written(tmp_path / "deep") == {"out/articles/good.md": "зло"}
    assert sorted((problem.path, str(problem.found)) for problem in problems) == [
        ("../out.md", "the path cannot be a file's"),
        (".git/out.md", "the path cannot be a file's"),
        ("articles/C:evil.md", "the path cannot be a file's"),
        ("articles/link.md", "a symbolic link"),
        ("articles/new\nline.md", "the path cannot be a file's"),
        ("articles/sub.md", "no file"),
    ]


def test_a_file_too_large_is_not_written(content: Path, tmp_path: Path) -> None:
    (content / "articles" / "a.md").write_text("я" * 2_000_000, encoding="utf-8")
    commit(content.parent, "long")
    repository = Repository(content)
    [problem] = repository.extract(repository.revision("HEAD"), tmp_path / "out")
    assert str(problem.found) == "the file has 4000000 bytes"


@pytest.mark.parametrize("name", ["nowhere", "--output=/tmp/x", "-h", "", "HEAD:content", "HEAD..main", "a b", "@{-9}"])
def test_a_name_that_is_no_commit_is_wrong_usage(content: Path, name: str) -> None:
    with pytest.raises(UsageError, match="is no commit here"):
        Repository(content).revision(name)


def test_without_a_main_branch_one_is_asked_for(content: Path) -> None:
    git(content, "branch", "-m", "main", "stem")
    with pytest.raises(UsageError, match="letopis diff HEAD~1"):
        Repository(content).beginning()


def test_without_a_common_commit_the_clone_is_said_to_be_shallow(content: Path) -> None:
    git(content, "checkout", "-q", "--orphan", "other")
    git(content, "commit", "-q", "-m", "other")
    with pytest.raises(UsageError, match="fetch-depth: 0"):
        Repository(content).beginning()


def test_outside_of_git_a_folder_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--base-content DIR"):
        Repository(tmp_path / "content")


def test_without_git_a_folder_is_asked_for(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ToolError, match="--base-content DIR"):
        Repository(content)
