"""Whatever a page's Content-Security-Policy refused, in any page of a browser, whichever test opened it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

_MARK = "refused by the policy: "
_REPORTING = f"""addEventListener("securitypolicyviolation", (event) =>
  console.error(`{_MARK}${{event.violatedDirective}} of ${{event.documentURI}}: ${{event.blockedURI}} ${{event.sample}}`));"""


@dataclass
class Violations:
    found: list[str] = field(default_factory=list)

    def watch(self, browser: Browser) -> None:
        """All contexts and pages that are made from now on. Where scripts are off, the browser's own words are listened to."""
        new_context, new_page = browser.new_context, browser.new_page

        def context(**options: Any) -> BrowserContext:
            return self._watched(new_context(**options))

        def page(**options: Any) -> Page:
            made = new_page(**options)
            self._watched(made.context)
            return made

        browser.new_context, browser.new_page = context, page  # type: ignore[method-assign]

    def _watched(self, context: BrowserContext) -> BrowserContext:
        context.add_init_script(_REPORTING)
        context.on("console", self._hear)
        return context

    def _hear(self, message: ConsoleMessage) -> None:
        if message.text.startswith(_MARK) or "Content Security Policy" in message.text:
            self.found.append(message.text)
