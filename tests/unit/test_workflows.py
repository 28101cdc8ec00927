"""The workflows hold no right that they do not use, and run nobody's moving tag."""

from __future__ import annotations

import re
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


def test_the_workflows_are_there() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "large.yml", "publish.yml"]


def test_what_takes_too_long_for_every_change_runs_every_week() -> None:
    workflow = load(ROOT / ".github" / "workflows" / "large.yml")
    # YAML 1.1 reads the key `on` as true.
    assert workflow[True].keys() == {"schedule", "workflow_dispatch"}
    (time,) = workflow[True]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", time["cron"])
    assert [step["run"] for step in workflow["jobs"]["large"]["steps"] if "run" in step] == ["make large"]


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


def test_only_the_deploying_job_may_write() -> None:
    writing = {
        (path.name, name): sorted(right for right, level in job["permissions"].items() if level == "write")
        for path in WORKFLOWS
        for name, job in load(path)["jobs"].items()
        if "write" in job["permissions"].values()
    }
    assert writing == {("publish.yml", "deploy"): ["id-token", "pages"]}


def test_no_checkout_leaves_its_credentials_behind() -> None:
    checkouts = [
        step
        for path in WORKFLOWS
        for job in load(path)["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_no_expression_is_pasted_into_a_shell() -> None:
    """`run: … ${{ github.event.… }}` would let a pull request's title run commands."""
    runs = [
        step["run"]
        for path in WORKFLOWS
        for job in load(path)["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    assert runs
    assert [run for run in runs if "${{" in run] == []
