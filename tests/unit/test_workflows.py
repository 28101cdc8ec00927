"""The workflows hold no right that they do not use, and run nobody's moving tag."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

PINNED = re.compile(r"^\s*(?:- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")


def load(path: Path) -> dict[Any, Any]:
    parsed = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(parsed, dict)
    return parsed


def test_all_workflows_are_known_here() -> None:
    assert [path.name for path in WORKFLOWS] == [
        "audit.yml",
        "check.yml",
        "comment.yml",
        "fuzz.yml",
        "large.yml",
        "publish.yml",
    ]


@pytest.mark.parametrize(("name", "run"), [("large", "make large"), ("fuzz", "make fuzz MINUTES=40")])
def test_what_takes_too_long_for_every_change_runs_every_week(name: str, run: str) -> None:
    workflow = load(ROOT / ".github" / "workflows" / f"{name}.yml")
    # YAML 1.1 reads the key `on` as true.
    assert workflow[True].keys() == {"schedule", "workflow_dispatch"}
    (time,) = workflow[True]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", time["cron"])
    assert [step["run"] for step in workflow["jobs"][name]["steps"] if "run" in step] == [run]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_given_job_by_job(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"], f"job {name} names no rights"
        assert job["timeout-minutes"] <= 60, f"job {name} may run for too long"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_with_the_version_beside_it(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not PINNED.match(line)] == []


def test_one_action_has_one_pin_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, pin in re.findall(r"uses: (\S+)@(.+)", path.read_text(encoding="utf-8")):
            pins.setdefault(action, set()).add(pin)
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


def test_who_may_write_what() -> None:
    writing = {
        (path.name, name): sorted(right for right, level in job["permissions"].items() if level == "write")
        for path in WORKFLOWS
        for name, job in load(path)["jobs"].items()
        if "write" in job["permissions"].values()
    }
    assert writing == {
        ("comment.yml", "comment"): ["pull-requests"],
        ("publish.yml", "attest"): ["attestations", "id-token"],
        ("publish.yml", "deploy"): ["id-token", "pages"],
    }


def test_what_a_stranger_wrote_runs_without_secrets_and_without_rights() -> None:
    workflow = load(ROOT / ".github/workflows/check.yml")
    assert "pull_request" in workflow[True]  # YAML 1.1 reads `on` as true
    assert {right for job in workflow["jobs"].values() for right in job["permissions"].items()} == {
        ("contents", "read")
    }
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "pull_request_target" not in text
        assert "secrets." not in text
        assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_the_job_that_may_comment_runs_the_code_of_main_alone() -> None:
    (job,) = load(ROOT / ".github/workflows/comment.yml")["jobs"].values()
    (checkout,) = (step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert [step["run"] for step in job["steps"] if "run" in step] == ["python3 .github/comment.py"]


def test_what_was_annotated_is_kept_by_main_alone_and_read_by_both() -> None:
    kept = {}
    for name, job in (("check", "content"), ("publish", "build")):
        steps = load(ROOT / ".github" / "workflows" / f"{name}.yml")["jobs"][job]["steps"]
        (place,) = (n for n, step in enumerate(steps) if step.get("uses", "").startswith("actions/cache"))
        assert any(step.get("run") == "make site" for step in steps[place:])
        kept[name] = steps[place]
    assert kept["check"]["uses"].startswith("actions/cache/restore@")
    assert kept["publish"]["uses"].startswith("actions/cache@")
    # Other paths would be another cache.
    assert kept["check"]["with"]["path"] == kept["publish"]["with"]["path"]
    assert kept["publish"]["with"]["key"].startswith(kept["check"]["with"]["restore-keys"])


def test_no_expression_stands_in_a_script() -> None:
    """Where a branch's name is put into a script before the shell reads it, the name is code."""
    steps = [step for path in WORKFLOWS for job in load(path)["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_zizmor_finds_nothing() -> None:
    """https://docs.zizmor.sh/audits/; offline: what it would ask GitHub, the pins' tags, was looked up by hand."""
    found = subprocess.run(
        ["zizmor", "--offline", "--no-progress", "--persona", "auditor", "--format", "plain", ROOT / ".github"],
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert "No findings to report" in found.stdout
