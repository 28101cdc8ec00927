"""Settings: mkdocs.yml's own keys and `extra.letopis` in it; nothing else configures a site.

Read here with a plain safe loader, without MkDocs, so that `check` stays quick. `!ENV` means what it means to MkDocs; other tags of
its own (`!!python/name:…`) name no key that is read here and are passed over.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from yaml_env_tag import construct_env_tag

from generator import INTERFACE_LANGUAGES
from generator.errors import ConfigError


class LetopisSettings(BaseModel):
    """`extra.letopis`. Every key has a default: a fork needs none of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    texts_language: Literal["ru", "uk", "kk", "en"] | None = Field(
        None,
        description="what articles are written in that do not say it; the interface's language where it is left out",
    )
    content_dir: str = Field("content", description="the folder of articles, relative to mkdocs.yml")
    related: int = Field(5, ge=0, le=20, description="how many related articles a page lists at most")
    home_articles: int = Field(12, ge=1, le=100, description="how many of the newest articles the home page lists")
    home_entities: int = Field(6, ge=1, le=50, description="how many entities of a kind the home page lists")
    home_events: int = Field(8, ge=0, le=50, description="how many of the latest events the home page lists")
    data: bool = Field(
        True, description="whether the archive's data are published as files, with a page that explains them"
    )
    data_licence: str = Field(
        "", description="licence of what was written for the archive, by its SPDX name: CC-BY-4.0"
    )
    search_examples: tuple[str, ...] = Field((), description="searches offered under the box on the home page")


@dataclass(frozen=True, slots=True)
class Config:
    path: Path
    """Of mkdocs.yml."""
    site_name: str
    site_description: str
    site_url: str
    """With a closing slash, or "" where the site does not know its address."""
    language: str
    """Of the interface: one of INTERFACE_LANGUAGES."""
    repo_url: str
    """Without a closing slash, or ""."""
    edit_uri: str
    """Path under `repo_url` at which a content file is edited: `edit/main/content/`."""
    letopis: LetopisSettings
    navigation: tuple[str, ...] | None = None
    """Addresses of the pages that `nav` names, as in `Page.url`, whether or not the archive has them; None where there is no `nav`."""

    @property
    def texts_language(self) -> str:
        """Of articles that do not say in which language they are."""
        return self.letopis.texts_language or self.language

    @property
    def content(self) -> Path:
        return self.path.parent / self.letopis.content_dir

    def edit_url(self, path: str) -> str:
        """Where a reader edits a content file (its path relative to the content folder); "" without a repository."""
        return f"{self.repo_url}/{self.edit_uri}{path}" if self.repo_url else ""


class _Loader(yaml.SafeLoader):
    """Safe: builds nothing but plain data."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def load(path: Path) -> Config:
    """Raises ConfigError, whose message names the file, the key and what would be right."""
    try:
        raw: Any = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror}). Give the site's mkdocs.yml with --config."
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path}: is no YAML: {' '.join(str(error).split())}. Values with «: » or «#» in them stand in quotation marks."
        ) from error
    if not isinstance(raw, dict):
        raise ConfigError(f"{path}: is empty. It needs at least «site_name».")
    name = raw.get("site_name")
    if not isinstance(name, str) or not name.strip():
        raise ConfigError(f"{path}: «site_name» is missing. Write the archive's name there.")
    extra = raw.get("extra") or {}
    try:
        settings = LetopisSettings.model_validate(extra.get("letopis") or {})
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        known = ", ".join(LetopisSettings.model_fields)
        raise ConfigError(f"{path}: extra.letopis.{key}: {first['msg']}. Known keys: {known}.") from error
    theme = raw.get("theme")
    language = (theme.get("language") if isinstance(theme, dict) else None) or "ru"
    if language not in INTERFACE_LANGUAGES:
        raise ConfigError(
            f"{path}: theme.language is «{language}». The interface speaks {', '.join(INTERFACE_LANGUAGES)}."
        )
    url = str(raw.get("site_url") or "")
    edit = raw.get("edit_uri")
    return Config(
        path=path,
        site_name=name.strip(),
        site_description=str(raw.get("site_description") or ""),
        site_url=url if not url or url.endswith("/") else url + "/",
        language=language,
        repo_url=str(raw.get("repo_url") or "").rstrip("/"),
        edit_uri=(str(edit).strip("/") + "/") if edit else "edit/main/content/",
        letopis=settings,
        navigation=tuple(_named(raw["nav"])) if isinstance(raw.get("nav"), list) else None,
    )


def _named(nav: Any) -> Iterator[str]:
    """`nav` as MkDocs reads it: files, words with a file, words with a list of these."""
    if isinstance(nav, str):
        folder, name = posixpath.split(nav.lstrip("/"))
        if name == "index.md":
            yield f"{folder}/" if folder else ""
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from _named(item)
    elif isinstance(nav, list):
        for item in nav:
            yield from _named(item)
