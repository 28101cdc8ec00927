"""A page's policy in a browser: what it lets run, what it refuses, and that a refusal is heard."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.served import serving
from tests.unit.test_policy import SCRIPT, fork
from tests.violations import Violations


def test_a_browser_runs_the_one_and_refuses_the_other(tmp_path: Path, browser: Browser, violations: Violations) -> None:
    site = fork(
        tmp_path, f"<script>{SCRIPT}</script>", f"<script>{SCRIPT}</script><script>document.title = 'evil'</script>"
    )
    with serving(site) as address, browser.new_context() as context:
        opened = context.new_page()
        opened.goto(address)
        assert opened.evaluate("document.documentElement.dataset.own") == "а <b>"
        assert opened.title() == "т"
        # The event of a refusal comes some time after it, and a page that is closed says nothing more.
        refused = opened.evaluate("""async () => {
          const heard = new Promise((resolve) => addEventListener("securitypolicyviolation", resolve));
          try { document.body.innerHTML = "<i>x</i>"; } catch (error) { await heard; return error.name; }
          return "made";
        }""")
    assert refused == "TypeError"
    # The browser speaks of each in words of its own and in those of the event.
    assert any(said.startswith("refused by the policy: script-src-elem") for said in violations.found)
    assert any(said.startswith("refused by the policy: require-trusted-types-for") for said in violations.found)
    violations.found.clear()
