"""A change of several files: checked on a copy, written whole or not at all, never behind a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import content, files
from generator.editing import tree as tree_module
from generator.editing.edit import Edit
from generator.editing.tree import Change, Tree
from generator.errors import EditRefused, UsageError

FILES = {
    "entities/people/anna-li.md": "---\nname: Анна Ли\n---\n",
    "events/vstrecha.md": "---\ndate: 2025\ntitle: Встреча\nentities: [anna-li]\n---\n",
}


def folder(root: Path, more: dict[str, str] | None = None) -> Path:
    for name, text in (FILES | (more or {})).items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root / "content"


def snapshot(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_change_that_breaks_another_file_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    root = folder(tmp_path)
    before, tree = snapshot(root), Tree(root)
    change = Change(moves={"entities/people/anna-li.md": "entities/people/li.md"})
    with pytest.raises(
        EditRefused, match=r"content/events/vstrecha\.md:4:\d+: error: the entity «anna-li» has no file"
    ):
        tree.checked(change, content.read(root), "ru")
    assert snapshot(root) == before


def test_errors_that_were_there_before_stop_nothing(tmp_path: Path) -> None:
    root = folder(tmp_path, {"events/broken.md": "---\ntitle: Без даты\n---\n"})
    change = Change((Edit("events/vstrecha.md", 4, 4, "# да\n"),))
    after = Tree(root).checked(change, content.read(root), "ru")
    assert [str(problem.found) for problem in after.errors] == ["the key «date» is missing"]


def test_the_copy_leaves_the_folder_as_it_is(tmp_path: Path) -> None:
    """Files of the copy may be the folder's own under another name."""
    root = folder(tmp_path)
    before = snapshot(root)
    Tree(root).checked(
        Change((Edit("events/vstrecha.md", 0, 0, ""),), removed=("events/vstrecha.md",)), content.read(root), "ru"
    )
    assert snapshot(root) == before


def test_a_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    root = folder(tmp_path)
    path = root / "events/vstrecha.md"
    path.write_bytes(b"\xef\xbb\xbf" + FILES["events/vstrecha.md"].replace("\n", "\r\n").encode())
    tree = Tree(root)
    assert tree.text("events/vstrecha.md").startswith("---\r\n")
    tree.write(Change((Edit("events/vstrecha.md", 0, 3, "---"),)))
    assert path.read_bytes() == b"\xef\xbb\xbf" + FILES["events/vstrecha.md"].replace("\n", "\r\n").encode()


@pytest.mark.parametrize("failing", ["events/vstrecha.md", "entities/people/li.md"])
def test_where_one_file_cannot_be_written_none_is(
    tmp_path: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(tmp_path)
    before, tree = snapshot(root), Tree(root)
    change = Change(
        (Edit("events/vstrecha.md", 4, 4, "# да\n"),),
        moves={"entities/people/anna-li.md": "entities/people/li.md"},
    )
    real = files.write_atomically
    failed: list[Path] = []

    def full(path: Path, data: bytes) -> None:
        if path == root / failing and not failed:
            failed.append(path)
            raise OSError(28, "No space left on device", str(path))
        real(path, data)

    monkeypatch.setattr(tree_module, "write_atomically", full)
    with pytest.raises(OSError, match="No space"):
        tree.write(change)
    assert failed
    assert snapshot(root) == before


def test_a_file_that_somebody_else_changed_is_left_to_them(tmp_path: Path) -> None:
    root = folder(tmp_path)
    tree = Tree(root)
    change = Change((Edit("events/vstrecha.md", 4, 4, "# да\n"),))
    tree.outcome(change)
    (root / "events/vstrecha.md").write_text("---\ntitle: другое\n---\n")
    with pytest.raises(EditRefused, match="changed while this ran"):
        tree.write(change)
    tree.forget("events/vstrecha.md")
    tree.write(change)
    assert (root / "events/vstrecha.md").read_text() == "---\n# да\ntitle: другое\n---\n"


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    root = folder(tmp_path)
    for change in (
        Change(moves={"entities/people/anna-li.md": "events/vstrecha.md"}),
        Change(added={"events/vstrecha.md": "x"}),
    ):
        with pytest.raises(EditRefused, match="is there already"):
            Tree(root).write(change)
    assert snapshot(root) == {name: text.encode() for name, text in FILES.items()}


def test_nothing_is_written_behind_a_link_or_outside(tmp_path: Path) -> None:
    root = folder(tmp_path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "disagreements").symlink_to(outside)
    (root / "events/link.md").symlink_to(outside / "target.md")
    for path in ("disagreements/new.md", "events/link.md", "../outside/x.md", "README.md"):
        with pytest.raises(EditRefused, match=r"symbolic link|outside"):
            Tree(root).write(Change(added={path: "x"}))
    assert list(outside.iterdir()) == []
    assert "events/link.md" not in Tree(root).paths


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        Tree(tmp_path / "content")
