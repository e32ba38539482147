"""MkDocs' side of the library: adds the pages of the documents, their data and the lists.

The only module that imports MkDocs. Everything it shows is made by the package; here it is only
put where MkDocs and mkdocs-static-i18n expect it. Seeds are read once per build, although events
run once per language: the build of the second language runs inside the first one's end.
"""

from __future__ import annotations

import functools
import logging
import os
import posixpath
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

sys.path.insert(0, str(Path(__file__).parent))

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils import get_relative_url
from mkdocs_static_i18n.plugin import I18n  # type: ignore[import-untyped]

from preamble import network
from preamble.diagnostics import Severity
from preamble.library import Entry, Library, Located, load
from preamble.model import LANGUAGES, Language
from preamble.render import assembly, citing, exports, instruments, publication, record, shell, status
from preamble.render.words import WORDS
from preamble.search import index, pages, records

log = logging.getLogger("mkdocs.hooks.preamble")

LANGUAGE_NAMES: dict[Language, str] = {"ru": "Русский", "en": "English"}
INSTRUMENT_PAGES = {"body": "instruments/index.md", "year": "instrument-years.md"}
FACTS = "../hooks/preamble/data/instruments.yml"
"""Counted from the folder of the pages, which is where MkDocs has its pages mended."""
GROUPING_PAGES = {"body": "documents/index.md", "kind": "kinds.md", "year": "years.md"}

LISTS = {
    "documents/index.md": "all_documents",
    "kinds.md": "by_kind",
    "years.md": "by_year",
    "about.md": "about",
}
"""Where the search page leads without script, or when nothing is found."""


@dataclass
class _Build:
    """What one build knows; a new one replaces it."""

    library: Library
    network: network.Network
    rows: dict[Language, tuple[publication.Row, ...]]
    families: tuple[shell.Family, ...] = ()
    by_slug: dict[str, Entry] = field(init=False)
    shells: dict[str, shell.Family] = field(init=False)
    """Families of pages by the sources of their shells in both languages."""
    parts: dict[str, assembly.Parts] = field(default_factory=dict)
    """Pages taken apart, by their source."""
    pages: dict[str, str] = field(default_factory=dict)
    """Pages put together, until their template is filled."""
    found: dict[Language, list[records.Record]] = field(default_factory=dict)
    """Hand-written pages, as the search finds them, by language."""
    records: dict[Path, str] = field(default_factory=dict)
    """Records written once, by the file of their text: two pages may show the same text."""

    def __post_init__(self) -> None:
        self.by_slug = {entry.slug: entry for entry in self.library.entries}
        self.shells = {
            family.source(language): family
            for family in self.families
            for language in LANGUAGES
            if family.slugs
        }


_current: list[_Build] = []


def _i18n(config: MkDocsConfig) -> I18n:
    plugin = config.plugins["i18n"]
    assert isinstance(plugin, I18n)
    return plugin


def _language(config: MkDocsConfig) -> Language:
    """The language that is being built."""
    return next(language for language in LANGUAGES if language == _i18n(config).current_language)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Without a repository there is nothing to edit, and MkDocs would warn of every page."""
    if not config.repo_url:
        config.edit_uri = None
    # Both languages share one environment: templates are loaded once, the theme is listed once.
    if "get_env" not in vars(config.theme):
        config.theme.get_env = functools.cache(functools.partial(_environment, config.theme))  # type: ignore[method-assign]
    return config


def _environment(theme: Theme) -> Environment:
    """The theme's own environment, quicker to set up."""
    env = Theme.get_env(theme)
    env.loader = _Templates(theme.dirs)
    env.bytecode_cache = _compiled
    return env


class _Templates(FileSystemLoader):
    """The theme's templates without walking through its icons.

    MkDocs lists every file of the theme and then leaves out what begins with a dot, which is 14,000
    icons of 14,500 files. Templates still include them by name.
    """

    def list_templates(self) -> list[str]:
        """The files that are not hidden."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, names in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                place = os.path.relpath(folder, root).replace(os.sep, "/")
                found.update(posixpath.normpath(posixpath.join(place, name)) for name in names)
        return sorted(found)


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the seeds, unless this is the second language of the same build."""
    if _i18n(config).building:
        return
    started = time.monotonic()
    root = Path(config.config_file_path).parent
    loaded = load(root / "seeds")
    _report(loaded.diagnostics, root)
    texts = sum(len(entry.texts) for entry in loaded.entries)
    log.info(f"Read {texts} texts of {len(loaded.entries)} documents in {time.monotonic() - started:.2f} s")
    started = time.monotonic()
    cited = network.build(loaded)
    _report(cited.diagnostics, root)
    log.info(
        f"Resolved citations of {len(cited.instruments)} instruments in {time.monotonic() - started:.2f} s"
    )
    listed = {language: publication.rows(loaded, language) for language in LANGUAGES}
    _current[:] = [_Build(loaded, cited, listed, _families(cited, config.site_url or ""))]


def _families(cited: network.Network, root: str) -> tuple[shell.Family, ...]:
    """The pages made in numbers, each family from one shell (``render/shell.py``)."""
    return (publication.parallel_family(cited, root), instruments.family(cited, root))


def _report(diagnostics: Iterable[Located], root: Path) -> None:
    """Say what was found in the seeds: an error fails a strict build, a warning asks for a look."""
    for path, diagnostic in diagnostics:
        file = path.relative_to(root) if path.is_relative_to(root) else path
        if diagnostic.severity is Severity.ERROR:
            log.error(diagnostic.located(file))
        elif diagnostic.severity is Severity.WARNING:
            log.info(diagnostic.located(file))
        else:
            log.debug(diagnostic.located(file))


def _add_pages(files: Files, /, *, config: MkDocsConfig) -> Files:
    """Before static-i18n: every document's page in each language, without its words yet; the shells."""
    build = _current[0]
    documents = (f"{lang}/documents/{slug}/index.md" for slug in build.by_slug for lang in LANGUAGES)
    for uri in (*documents, *build.shells):
        file = File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)
    return files


@event_priority(-150)
def _fill_pages(files: Files, /, *, config: MkDocsConfig) -> Files:
    """After static-i18n has chosen this language's pages: their words and where to mend them."""
    build, root = _current[0], Path(config.config_file_path).parent
    language = _language(config)
    for file in files.documentation_pages():
        if family := build.shells.get(file.src_uri):
            file.content_string, file.edit_uri, file.generated_by = family.markdown(), None, "preamble"
        entry = _entry(file)
        if entry is None:
            continue
        file.content_string = publication.markdown(entry, language, build.network)
        source = publication.text_for(entry, language).file
        file.edit_uri = posixpath.join("..", source.resolve().relative_to(root.resolve()).as_posix())
        file.generated_by = "preamble"
    return files


on_files = CombinedEvent(_add_pages, _fill_pages)


def _entry(file: File) -> Entry | None:
    """The document whose page this is, if it is one."""
    parts = file.src_uri.split("/")
    if len(parts) == 4 and parts[1] == "documents" and parts[3] == "index.md":
        return _current[0].by_slug.get(parts[2])
    return None


def on_page_markdown(markdown: str, /, *, page: Page, **_: Any) -> str:
    """Set the finished lines of a document's page aside, so that Markdown need not parse them."""
    if _entry(page.file) is None:
        return markdown
    parts = _current[0].parts[page.file.src_uri] = assembly.take_apart(markdown)
    return parts.markdown


def on_page_content(html: str, /, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """The words alone; the addresses in the lines, for the checks of links."""
    parts = _current[0].parts.get(page.file.src_uri)
    if parts is None:
        _remember(page, html, config)
        return html
    page.present_anchor_ids = (page.present_anchor_ids or set()) | parts.ids()
    _current[0].pages[page.file.src_uri] = parts.whole(html)
    return parts.words(html)


def _remember(page: Page, html: str, config: MkDocsConfig) -> None:
    """A page of prose is to be found too; not the search itself, nor a shell."""
    if page.meta.get("robots") or page.file.src_uri in _current[0].shells:
        return
    language = _language(config)
    key = page.file.src_uri.partition("/")[2]
    address = "" if page.url in (".", "./") else page.url
    title = str(page.meta.get("title") or page.title)
    _current[0].found.setdefault(language, []).append(pages.page(key, language, address, title, html))


class _Compiled(BytecodeCache):
    """Compiled templates, kept in memory: every rebuild uses them again."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand a template over if its source is still the same (Jinja checks that)."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that has just been compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def on_env(env: Environment, /, **_: Any) -> Environment:
    """Give every template the words of both languages, and the slots of shells."""
    env.globals |= {"words": WORDS, "slot": shell.slot}
    return env


@event_priority(-100)
def on_page_context(
    context: dict[str, Any], /, *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Give a page its full text, the words of its language, the lists, and its addresses.

    After the search plugin, which has seen the words alone.
    """
    build = _current[0]
    page.content = build.pages.pop(page.file.src_uri, page.content)
    language = _language(config)
    rows = build.rows[language]
    entry = _entry(page.file)
    context |= {
        "language": language,
        "say": WORDS[language],
        "rows": rows,
        "alternates": _alternates(page, config, entry),
        "canonical": _canonical(page, config, entry),
        "finder": get_relative_url(_address("search.md", language), page.url),
        "about": get_relative_url("about/" if language == "ru" else f"{language}/about/", page.url),
        "translations": get_relative_url(_address("translations.md", language), page.url),
        "row": publication.row(entry, language) if entry else None,
        "head": publication.page_head(entry, language, config.site_url or "") if entry else None,
        "side_by_side": "parallel/" if entry and publication.has_parallel(entry) else None,
    }
    if page.meta.get("template") == "translations.html":
        context["standings"] = status.standings(build.library, language)
    if page.meta.get("template") == "search.html":
        context["lists"] = [
            (get_relative_url(_address(uri, language), page.url), WORDS[language][name])
            for uri, name in LISTS.items()
        ]
    if entry:
        context["citing"] = citing.sections(build.network, entry, language)
    if page.file.src_uri in build.shells and config.repo_url and config.edit_uri:
        context["mend_facts"] = urljoin(urljoin(config.repo_url, config.edit_uri), FACTS)
    if grouping := page.meta.get("instruments"):
        listed = instruments.rows(build.network, language)
        context["groups"] = instruments.grouped(listed, grouping == "year", build.network, language)
        context["filters"] = instruments.options(listed, build.network, language)
        context["groupings"] = [
            (key, get_relative_url(_address(uri, language), page.url))
            for key, uri in INSTRUMENT_PAGES.items()
        ]
    if grouping := page.meta.get("grouping"):
        context["groups"] = publication.grouped(rows, grouping, language)
        context["filters"] = publication.options(rows)
        context["groupings"] = [
            (key, get_relative_url(_address(uri, language), page.url)) for key, uri in GROUPING_PAGES.items()
        ]
    return context


def _address(uri: str, language: Language) -> str:
    path = uri.removesuffix("index.md").replace(".md", "/")
    return path if language == "ru" else f"{language}/{path}"


def _alternates(page: Page, config: MkDocsConfig, entry: Entry | None) -> list[dict[str, Any]]:
    """The page in each language; ``own`` says whether it has words of its own there."""
    found = []
    for language in LANGUAGES:
        other = getattr(page.file, "alternates", {}).get(language)
        if other is None:
            continue
        url = "" if other.url in (".", "./") else other.url
        found.append(
            {
                "language": language,
                "name": LANGUAGE_NAMES[language],
                "address": get_relative_url(url or ".", page.url),
                "absolute": urljoin(config.site_url or "", url),
                "current": language == _language(config),
                "own": entry is None or language in entry.texts,
            }
        )
    return found


def _canonical(page: Page, config: MkDocsConfig, entry: Entry | None) -> str | None:
    """The page itself, or, where it shows the other language's text, that language's page."""
    if entry is not None:
        text = publication.text_for(entry, _language(config))
        return urljoin(config.site_url or "", publication.address(entry.slug, text.document.language))
    return page.canonical_url


def on_post_page(output: str, /, *, page: Page, config: MkDocsConfig) -> str:
    """Beside the page of a document: its record, its Markdown and its source, byte for byte.

    A shell becomes the pages of its family; it is not written itself.
    """
    if family := _current[0].shells.get(page.file.src_uri):
        _write_family(family, output, config)
        return ""
    entry = _entry(page.file)
    if entry is None:
        return output
    language = _language(config)
    text = publication.text_for(entry, language)
    folder = Path(page.file.abs_dest_path).parent
    folder.mkdir(parents=True, exist_ok=True)
    records = _current[0].records
    if text.file not in records:
        shown = entry.merged(language)
        records[text.file] = record.dump(shown.document, shown.foreign)
    (folder / "document.json").write_text(records[text.file], encoding="utf-8")
    (folder / "document.md").write_text(page.file.content_string, encoding="utf-8")
    (folder / citing.PREVIEWS).write_text(
        citing.previews(_current[0].network, entry, language), encoding="utf-8"
    )
    (folder / "source.txt").write_bytes(text.file.read_bytes())
    return output


def _write_family(family: shell.Family, output: str, config: MkDocsConfig) -> None:
    """Every page of a family in the language that is being built."""
    for address, html in shell.fill(family, _language(config), output):
        target = Path(config.site_dir, address, "index.html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8", errors="xmlcharrefreplace")


@event_priority(-100)
def on_template_context(
    context: dict[str, Any], /, *, template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the sitemap every page that has words of its own in a language, by language."""
    if template_name == "sitemap.xml":
        context["published"] = _published(context.get("i18n_alternates", {}), config)
    return context


def _published(
    by_language: Mapping[Language, Iterable[File]], config: MkDocsConfig
) -> list[dict[Language, str]]:
    """What search engines are to find, one mapping a page: language → absolute address."""
    build, root = _current[0], config.site_url or ""
    pages: dict[str, dict[Language, str]] = {}
    for language, files in by_language.items():
        for file in files:
            entry = _entry(file)
            hidden = file.src_uri in build.shells or (file.page and file.page.meta.get("robots"))
            if not hidden and (entry is None or language in entry.texts):
                own = pages.setdefault(file.src_uri.partition("/")[2], {})
                own[language] = urljoin(root, "" if file.url in (".", "./") else file.url)
    listed = (family for family in build.families if family.listed)
    filled = [
        {language: urljoin(root, family.address(slug, language)) for language in LANGUAGES}
        for family in listed
        for slug in family.slugs
        if slug not in family.unlisted
    ]
    return [*pages.values(), *filled]


def on_post_build(*, config: MkDocsConfig) -> None:
    """Beside the list of documents the list as data; at the root, where the sitemap is."""
    language = _language(config)
    target = Path(config.site_dir) / _address("documents/index.md", language) / "list.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(publication.list_record(_current[0].rows[language]), encoding="utf-8")
    if language == LANGUAGES[0]:
        for name, text in (
            (exports.JSON, exports.citations(_current[0].network)),
            (exports.GRAPHML, exports.graphml(_current[0].network)),
        ):
            Path(config.site_dir, name).write_text(text, encoding="utf-8", errors="replace")
    if language == LANGUAGES[-1]:
        _write_index(config)
    robots = f"User-agent: *\nAllow: /\nSitemap: {urljoin(config.site_url or '', 'sitemap.xml')}\n"
    Path(config.site_dir, "robots.txt").write_text(robots, encoding="utf-8")


def _write_index(config: MkDocsConfig) -> None:
    """What the search reads, when the pages of all languages are there."""
    started = time.monotonic()
    build = _current[0]
    prose = [record for language in LANGUAGES for record in build.found.get(language, ())]
    folder = Path(config.site_dir, "assets", "search")
    for name, data in index.build([*records.documents(build.library), *prose]).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    log.info(f"Wrote the search index in {time.monotonic() - started:.2f} s")
