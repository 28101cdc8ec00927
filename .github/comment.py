"""Says in a pull request what the workflow «Check» counted. Runs in «Comment», which may write there and therefore trusts nothing.

Read: the event, whose strings the author of a pull request may choose (its branch, its fork), and the file `COUNTS`, which the
pull request's own code has written. Of the file nothing is taken but whole numbers under the names of `COUNTS`; the words are
ours. Which pull request is meant is asked of GitHub: it must be open, of the branch that ran, and still at the commit that ran.

Standard library alone: nothing is installed where a token can write.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

MARK = "<!-- letopis: check -->"
AUTHOR = "github-actions[bot]"
LARGEST = 64 * 1024
"""Bytes of the file of counts; it has a few hundred."""
MOST = 10**7
"""No archive of ours has as many of anything."""
TIMEOUT = 30
"""Seconds."""
PER_PAGE = 100
PAGES = 30

COUNTS = {
    "addresses_lost": "адреса, которые исчезнут без перенаправления",
    "articles_new": "новые материалы",
    "articles_edited": "изменённые материалы",
    "articles_gone": "удалённые материалы",
    "entities_new": "новые страницы людей, организаций, мест и тем",
    "entities_merged": "слитые страницы",
    "entities_renamed": "переименованные страницы",
    "entities_gone": "исчезнувшие страницы людей, организаций, мест и тем",
    "mentions_gained": "новые упоминания",
    "mentions_lost": "пропавшие упоминания",
    "mentions_relinked": "упоминания, которые теперь значат другое",
    "dates_changed": "изменения в датах",
    "quotes_changed": "изменения в цитатах",
    "events_new": "новые события",
    "events_changed": "изменённые события",
    "events_gone": "исчезнувшие события",
    "elsewhere": "материалы, которые не правили, но они меняются",
    "pages_changed": "страницы сайта, которые меняются",
}
"""What «letopis diff» counts, in the order in which it is said. Another name is no count."""


class Refused(Exception):
    """Nothing is posted; the message says why."""


def counts(path: Path) -> dict[str, int] | None:
    """The numbers of the file; None where the run has left none. Raises Refused."""
    if not path.is_file() or path.is_symlink():
        return None
    if path.stat().st_size > LARGEST:
        raise Refused(f"counts: more than {LARGEST} bytes")
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise Refused("counts: no JSON") from error
    if not isinstance(found, dict):
        raise Refused("counts: no object")
    for name, number in found.items():
        if name not in COUNTS:
            raise Refused("counts: a name that is not known")
        if type(number) is not int or not 0 <= number <= MOST:
            raise Refused(f"counts: {name} is no number of things")
    return found


def words(found: dict[str, int] | None, passed: bool, run: str) -> str:
    """The comment. `run` is the address of the run at GitHub."""
    lines = [MARK]
    if found is None:
        lines += ["**Архив из этой правки не собрался.**", ""]
    elif any(found.values()):
        lines += ["**Что эта правка меняет в архиве**", "", "| | |", "|---|--:|"]
        lines += [f"| {said} | {found[name]} |" for name, said in COUNTS.items() if found.get(name)]
        lines += [""]
    else:
        lines += ["**Архив от этой правки не меняется.**", ""]
    if not passed:
        lines += ["Проверка нашла ошибки: они отмечены в строках файлов и перечислены в отчёте.", ""]
    lines += [f"[Отчёт: каждое изменение с его предложением; внизу страницы — собранный сайт, архивом]({run})"]
    return "\n".join(lines)


class Api:
    """GitHub's, as far as a comment needs it."""

    def __init__(self, base: str, token: str) -> None:
        if not base.startswith(("https://", "http://127.0.0.1:")):
            raise Refused("the address of the API is not https")
        self._base, self._token = base.rstrip("/"), token

    def ask(self, method: str, path: str, body: dict[str, str] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._base}/{path}", data, method=method)  # noqa: S310
        request.add_header("Authorization", f"Bearer {self._token}")
        request.add_header("Accept", "application/vnd.github+json")
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            return json.load(answer)


def pull_request(api: Api, repository: str, run: dict[str, Any]) -> int:
    """Its number. The event names it only for branches of the same repository. Raises Refused."""
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    query = urllib.parse.urlencode({"state": "open", "head": head, "per_page": PER_PAGE})
    open_ones = api.ask("GET", f"repos/{repository}/pulls?{query}")
    found = [int(one["number"]) for one in open_ones if one["head"]["sha"] == run["head_sha"]]
    if len(found) != 1:
        raise Refused("no open pull request is at the commit that ran: it has moved on, or is closed")
    return found[0]


def say(api: Api, repository: str, number: int, text: str) -> None:
    """One comment a pull request: the one that is there is written anew."""
    for page in range(1, PAGES + 1):
        there = api.ask("GET", f"repos/{repository}/issues/{number}/comments?per_page={PER_PAGE}&page={page}")
        for comment in there:
            if comment["user"]["login"] == AUTHOR and comment["body"].startswith(MARK):
                api.ask("PATCH", f"repos/{repository}/issues/comments/{int(comment['id'])}", {"body": text})
                return
        if len(there) < PER_PAGE:
            break
    api.ask("POST", f"repos/{repository}/issues/{number}/comments", {"body": text})


def main(environment: dict[str, str]) -> int:
    run = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_bytes())["workflow_run"]
    repository = environment["GITHUB_REPOSITORY"]
    try:
        found = counts(Path(environment["COUNTS"]))
        api = Api(environment["GITHUB_API_URL"], environment["GITHUB_TOKEN"])
        number = pull_request(api, repository, run)
        address = f"{environment['GITHUB_SERVER_URL']}/{repository}/actions/runs/{int(run['id'])}"
        say(api, repository, number, words(found, run["conclusion"] == "success", address))
    except Refused as refused:
        print(f"Nothing was posted. {refused}")  # noqa: T201
        return 0
    except urllib.error.URLError as error:
        print(f"GitHub did not take it: {error}. Run the job again.", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(dict(os.environ)))
