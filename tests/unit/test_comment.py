"""The comment of a pull request: its words are ours, whatever the pull request's own run left behind."""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.comparing.counts import counts
from generator.comparing.shape import Comparison, Side

SCRIPT = Path(__file__).parents[2] / ".github" / "comment.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("comment", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


comment = load()

HEAD = "a" * 40
RUN: dict[str, Any] = {
    "id": 7,
    "conclusion": "success",
    "head_sha": HEAD,
    "head_branch": "правка&state=closed",
    "head_repository": {"owner": {"login": "stranger"}},
}


class GitHub:
    """What the script asks for, and what it was asked to do."""

    def __init__(self) -> None:
        self.pulls: list[dict[str, Any]] = [{"number": 3, "head": {"sha": HEAD}}]
        self.comments: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str, Any]] = []

    def answer(self, method: str, path: str, body: Any) -> Any:
        self.asked.append((method, path, body))
        if path.startswith("/repos/letopis/letopis/pulls?"):
            return self.pulls
        if method == "GET" and "/issues/3/comments?" in path:
            page = int(path.rpartition("page=")[2])
            return self.comments[(page - 1) * 100 : page * 100]
        return {}

    @property
    def written(self) -> list[tuple[str, str, str]]:
        return [(method, path, body["body"]) for method, path, body in self.asked if body]


@pytest.fixture
def github() -> Iterator[tuple[GitHub, str]]:
    state = GitHub()

    class Handler(BaseHTTPRequestHandler):
        def respond(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            answer = json.dumps(state.answer(self.command, self.path, body)).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PATCH = respond

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield state, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def run(tmp_path: Path, base: str, counts: str | None, event: dict[str, Any] = RUN) -> int:
    (tmp_path / "event.json").write_text(json.dumps({"workflow_run": event}), encoding="utf-8")
    if counts is not None:
        (tmp_path / "counts.json").write_text(counts, encoding="utf-8")
    code = comment.main(
        {
            "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
            "GITHUB_REPOSITORY": "letopis/letopis",
            "GITHUB_API_URL": base,
            "GITHUB_SERVER_URL": "https://forge.example",
            "GITHUB_TOKEN": "token",
            "COUNTS": str(tmp_path / "counts.json"),
        }
    )
    assert isinstance(code, int)
    return code


def test_the_counts_are_said_once(tmp_path: Path, github: tuple[GitHub, str]) -> None:
    state, base = github
    assert run(tmp_path, base, '{"articles_new": 2, "events_gone": 0, "mentions_relinked": 14}') == 0
    ((method, path, body),) = state.written
    assert (method, path) == ("POST", "/repos/letopis/letopis/issues/3/comments")
    assert "| новые материалы | 2 |" in body
    assert "| упоминания, которые теперь значат другое | 14 |" in body
    assert "исчезнувшие события" not in body
    assert "(https://forge.example/letopis/letopis/actions/runs/7)" in body


def test_the_branch_is_a_value_and_no_part_of_the_question(tmp_path: Path, github: tuple[GitHub, str]) -> None:
    state, base = github
    run(tmp_path, base, "{}")
    (question,) = (path for _, path, _ in state.asked if "/pulls?" in path)
    assert "state=open&head=stranger%3A%D0%BF%D1%80%D0%B0%D0%B2%D0%BA%D0%B0%26state%3Dclosed&" in question


def test_our_own_comment_is_written_anew_and_nobody_elses(tmp_path: Path, github: tuple[GitHub, str]) -> None:
    state, base = github
    state.comments = [
        *({"id": number, "user": {"login": "reader"}, "body": "…"} for number in range(100)),
        {"id": 500, "user": {"login": "stranger"}, "body": comment.MARK},
        {"id": 501, "user": {"login": "github-actions[bot]"}, "body": f"{comment.MARK}\nбыло"},
    ]
    run(tmp_path, base, "{}")
    ((method, path, body),) = state.written
    assert (method, path) == ("PATCH", "/repos/letopis/letopis/issues/comments/501")
    assert "Архив от этой правки не меняется" in body


@pytest.mark.parametrize(
    "counts",
    [
        "[]",
        "nothing",
        '"@everyone"',
        '{"articles_new": "2"}',
        '{"articles_new": true}',
        '{"articles_new": 2.5}',
        '{"articles_new": -1}',
        '{"articles_new": 1e400}',
        '{"articles_new": 99999999999}',
        '{"articles_new": {"": 1}}',
        '{"](https://evil.example) @everyone <img src=x>": 1}',
        '{"articles_new": 1, "</details>": 1}',
        "[" * 50_000,
        '{"articles_new": ' + "1" * 70_000 + "}",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
    ids=lambda counts: counts[:40],
)
def test_what_is_no_count_is_posted_nowhere(
    tmp_path: Path, github: tuple[GitHub, str], counts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    state, base = github
    assert run(tmp_path, base, counts) == 0
    assert state.asked == []
    assert capsys.readouterr().out.startswith("Nothing was posted. counts: ")


def test_a_link_to_another_file_is_not_followed(tmp_path: Path, github: tuple[GitHub, str]) -> None:
    state, base = github
    (tmp_path / "secret.json").write_text('{"articles_new": 5}', encoding="utf-8")
    (tmp_path / "counts.json").symlink_to(tmp_path / "secret.json")
    run(tmp_path, base, None)
    ((_, _, body),) = state.written
    assert "не собрался" in body


def test_a_run_that_failed_says_so(tmp_path: Path, github: tuple[GitHub, str]) -> None:
    state, base = github
    run(tmp_path, base, None, RUN | {"conclusion": "failure"})
    ((_, _, body),) = state.written
    assert "Архив из этой правки не собрался" in body
    assert "Проверка нашла ошибки" in body


@pytest.mark.parametrize("pulls", [[], [{"number": 3, "head": {"sha": "b" * 40}}]], ids=["closed", "moved on"])
def test_another_commit_than_the_one_that_ran_is_not_spoken_of(
    tmp_path: Path, github: tuple[GitHub, str], pulls: list[dict[str, Any]]
) -> None:
    state, base = github
    state.pulls = pulls
    assert run(tmp_path, base, '{"articles_new": 2}') == 0
    assert state.written == []


def test_the_token_goes_nowhere_without_tls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "http://api.example", "{}") == 0
    assert "https" in capsys.readouterr().out


def test_when_github_is_away_the_job_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "http://127.0.0.1:9", "{}") == 1
    assert "Run the job again" in capsys.readouterr().err


def test_what_a_comparison_counts_is_what_a_comment_can_say() -> None:
    side = Side(name="", revision="", articles=0, entities=0, events=0)
    nothing = Comparison(
        version="1.0", base=side, head=side, unread=(), files=0, addresses=(), articles=(), entities=(), gathered=(), pages=(),
        uncounted="",
    )  # fmt: skip
    assert list(counts(nothing)) == list(comment.COUNTS)
    assert set(counts(nothing).values()) == {0}
