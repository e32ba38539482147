"""How long a cold build takes, against plain MkDocs with the same theme on the same documents."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from benchmarks import plain_markdown
from benchmarks.result import Result, costs
from benchmarks.texts import Source
from preamble.model import LANGUAGES, Language
from setup_environment import ROOT, SetupError

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def cold_build(name: str, sources: list[Source], folder: Path, repeats: int) -> Result:
    """Build the sites by turns, each from nothing and as whoever builds it does.

    Ours by `scripts/build`, with everything it gives: pages of instruments, both texts side by side, data,
    its search index. Plain MkDocs makes the documents and the hand-written pages alone, and its own index;
    as it comes all of them are in its menu, and it is told besides what it would take without.
    """
    ours, theirs, unlisted = folder / "ours", folder / "plain", folder / "unlisted"
    write_ours(sources, ours)
    write_plain(sources, theirs)
    write_plain(sources, unlisted, menu=False)
    cost, plain, least = costs([build(ours), build_plain(theirs), build_plain(unlisted)], repeats)
    pages, plain_pages = _pages(ours / "site"), _pages(theirs / "site")
    if missing := sorted(plain_pages - pages):
        raise SetupError(f"our site of {name} lacks {missing[0]}, which plain MkDocs makes: no comparison")
    detail = (
        f"{len(sources)} texts, {len(pages)} pages and our search index in {cost.seconds:.2f} s; their "
        f"{len(plain_pages)} ordinary pages and the theme's search index by plain MkDocs in "
        f"{plain.seconds:.2f} s; by processor time {cost.work / plain.work:.2f} ×; with these outside its "
        f"menu, where pages cost least, {least.seconds:.2f} s: {cost.seconds / least.seconds:.2f} ×, by "
        f"processor time {cost.work / least.work:.2f} ×"
    )
    return Result(f"cold build of {name}", cost.seconds / plain.seconds, 1.0, "×", detail)


def _pages(site: Path) -> set[str]:
    """The addresses of a built site's pages."""
    return {page.relative_to(site).as_posix() for page in site.rglob("*.html")}


def build(folder: Path) -> Callable[[], object]:
    """Builds our site in a folder that `write_ours` has made, from nothing."""
    return _builder(folder, [sys.executable, str(folder / "scripts" / "build"), "--no-strict"])


def build_plain(folder: Path) -> Callable[[], object]:
    """Builds the site whose settings lie in a folder by MkDocs alone, from nothing."""
    return _builder(folder, [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")])


def _builder(folder: Path, command: list[str]) -> Callable[[], object]:
    """Runs a build without the site or anything else that an earlier one has made of the texts.

    What is compiled of programs, templates and regular expressions is kept, as everywhere: pip has done that
    for the packages of both sides, the first build does the rest for ours. An earlier site is moved aside,
    not deleted: a disk is busy with what was deleted for a while, and whoever builds for the first time has
    deleted nothing.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    aside = count()

    def build() -> None:
        for made in ("site", ".cache"):
            if (folder / made).exists():
                (folder / made).rename(folder / f"earlier-{next(aside)}")
        built = subprocess.run(command, env=environment, capture_output=True, text=True)
        if built.returncode:
            raise SetupError(f"the build in {folder} failed:\n{built.stderr[-2000:]}")

    return build


def write_ours(sources: list[Source], folder: Path) -> None:
    """The project as it is, with other seeds."""
    for part in ("docs", "hooks", "scripts"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("mkdocs.yml", *(list_.name for list_ in ROOT.glob("requirements*.txt"))):
        shutil.copy(ROOT / file, folder)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    for source in sources:
        seed = folder / "seeds" / source.slug
        seed.mkdir(parents=True, exist_ok=True)
        (seed / f"{source.language}.txt").write_bytes(source.data)
        metadata = source.file.with_name("document.yml")
        if metadata.exists():
            shutil.copy(metadata, seed)


def write_plain(sources: list[Source], folder: Path, *, menu: bool = True) -> None:
    """The hand-written pages without our templates, and a page per document and language.

    Without ``menu`` they are outside the menu, as the documents are in ours.
    Where a text exists in one language only, the other language's page shows it too, as in ours.
    """
    docs = folder / "docs"
    for language in LANGUAGES:
        for page in (ROOT / "docs" / language).rglob("*.md"):
            copy = docs / _folder(language) / page.relative_to(ROOT / "docs" / language)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(FRONT_MATTER.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    texts: dict[str, dict[Language, str]] = {}
    for source in sources:
        texts.setdefault(source.slug, {})[source.language] = plain_markdown.written(source.document())
    for slug, written in texts.items():
        for language in LANGUAGES:
            page = docs / _folder(language) / "documents" / f"{slug}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(written.get(language) or next(iter(written.values())), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        yaml.safe_dump(_plain_settings(menu=menu), allow_unicode=True), encoding="utf-8"
    )


def _folder(language: Language) -> str:
    return "" if language == "ru" else language


def _plain_settings(*, menu: bool) -> dict[str, Any]:
    """The theme with our settings and its own search."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        ours = yaml_load(file)
    toc = [extension for extension in ours["markdown_extensions"] if "toc" in extension]
    return {
        "site_name": "Plain",
        "site_url": "http://127.0.0.1:8000/",
        "theme": {key: value for key, value in ours["theme"].items() if key not in ("custom_dir", "favicon")},
        "plugins": [{"search": {"lang": ["ru", "en"]}}],
        "markdown_extensions": ["attr_list", "footnotes", "tables", *toc],
        **({} if menu else {"nav": ["index.md"], "not_in_nav": "*"}),
    }
