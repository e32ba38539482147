"""MkDocs' side of the library: adds the pages of the documents, their data and the lists.

The only module that imports MkDocs. Everything it shows is made by the package; here it is only
put where MkDocs and mkdocs-static-i18n expect it. Seeds are read once per build, although events
run once per language: the build of the second language runs inside the first one's end.
"""

from __future__ import annotations

import copy
import functools
import logging
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

sys.path.insert(0, str(Path(__file__).parent))

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils import get_relative_url
from mkdocs_static_i18n.plugin import I18n  # type: ignore[import-untyped]

from preamble import listing, network, processes, published, reading
from preamble.diagnostics import InputError, Severity
from preamble.library import Entry, Library, Located
from preamble.model import LANGUAGES, Language
from preamble.network import Network
from preamble.render import (
    assembly,
    citing,
    clauses,
    contents,
    exports,
    instruments,
    memory,
    publication,
    record,
    shell,
    status,
    templates,
    terms,
)
from preamble.render import map as whole
from preamble.render.frames import Frames
from preamble.render.head import Head
from preamble.render.words import WORDS
from preamble.search import pages, records
from preamble.terms import glossary

log = logging.getLogger("mkdocs.hooks.preamble")

LANGUAGE_NAMES: dict[Language, str] = {"ru": "Русский", "en": "English"}
INSTRUMENT_PAGES = {"body": "instruments/index.md", "year": "instrument-years.md"}
MAP = "map.md"
FACTS = "../hooks/preamble/data/instruments.yml"
"""Counted from the folder of the pages, which is where MkDocs has its pages mended."""
GROUPING_PAGES = {"body": "documents/index.md", "kind": "kinds.md", "year": "years.md"}

LISTS = {
    "documents/index.md": "all_documents",
    "kinds.md": "by_kind",
    "years.md": "by_year",
    "instruments/index.md": "instruments",
}
"""Where the search page leads without script, or when nothing is found."""


class _Build:
    """What one build knows; a new one replaces it.

    The seeds are read by another process, and the library is waited for when something asks for it.
    """

    def __init__(self, root: Path, address: str) -> None:
        """``root`` is the folder of the project, ``address`` that of the site."""
        self.root = root
        self.address = address
        self.slugs = listing.slugs(root / "seeds")
        self.shells = {
            family.source(language): number
            for number, family in enumerate(_families(_nothing(), address))
            for language in LANGUAGES
        }
        """Families of pages by the sources of their shells; these say nothing of a document."""
        self.prose: dict[Language, list[records.Record]] = {}
        """Hand-written pages as the search finds them, by language."""
        self.env: Environment
        """The theme's templates, once MkDocs has read the pages."""
        self.to_write: list[Callable[[], None]] = []
        """The pages made of shells in the language that is being built."""
        self.writing = processes.Heap()
        """What other processes write: to be waited for."""
        self.reader = reading.reader(root / "seeds")
        """Another process: tells the network, is told of the pages of prose, writes the search index."""

    @functools.cached_property
    def network(self) -> Network:
        """All documents and who cites what; what is wrong with them is said once."""
        clauses.prepare()  # While the other process is still reading.
        cited = self.hear()
        assert cited is not None
        _report(cited.library.diagnostics, self.root)
        _report(cited.diagnostics, self.root)
        texts = sum(len(entry.texts) for entry in cited.library.entries)
        log.info(f"Read {texts} texts, which cite {len(cited.instruments)} instruments")
        return cited

    def hear(self) -> Network | None:
        """What the other process says next."""
        with _mistakes_told():
            return self.reader.hear()

    @property
    def library(self) -> Library:
        """All documents."""
        return self.network.library

    def index(self, folder: Path) -> None:
        """Have the search index written, now that all pages of prose are known."""
        # The network is heard first: two processes that tell each other much at once wait for ever.
        assert self.network is not None
        told = [page for language in LANGUAGES for page in self.prose.get(language, ())]
        with _mistakes_told():
            self.reader.tell((folder, told))

    @functools.cached_property
    def rows(self) -> dict[Language, tuple[publication.Row, ...]]:
        """The list of documents in each language."""
        return {language: publication.rows(self.library, language) for language in LANGUAGES}

    @functools.cached_property
    def instruments(self) -> dict[Language, tuple[instruments.Row, ...]]:
        """The index of instruments in each language."""
        return {language: instruments.rows(self.network, language) for language in LANGUAGES}

    @functools.cached_property
    def glossary(self) -> tuple[glossary.Entry, ...]:
        """The abbreviations that the documents introduce."""
        return terms.entries(self.library)

    @functools.cached_property
    def families(self) -> tuple[shell.Family, ...]:
        """The pages made in numbers."""
        return _families(self.network, self.address)


@contextmanager
def _mistakes_told() -> Iterator[None]:
    """A mistake in the project's own data ends the build with file, line and remedy."""
    try:
        yield
    except InputError as wrong:
        raise PluginError(str(wrong)) from None


_current: list[_Build] = []


def _i18n(config: MkDocsConfig) -> I18n:
    plugin = config.plugins["i18n"]
    assert isinstance(plugin, I18n)
    return plugin


def _language(config: MkDocsConfig) -> Language:
    """The language that is being built."""
    return next(language for language in LANGUAGES if language == _i18n(config).current_language)


def _is_last_language(config: MkDocsConfig) -> bool:
    return _language(config) == LANGUAGES[-1]


class _NoShells(logging.Filter):
    """Keeps MkDocs from reporting as skipped what other pages are made of."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a message is about a page."""
        return shell.slot("slug") not in record.getMessage()


_no_shells = _NoShells()


def on_startup(**_: Any) -> None:
    """Before the first build."""
    logging.getLogger("mkdocs.commands.build").addFilter(_no_shells)


def on_shutdown() -> None:
    """After the last build: what was compiled is kept for the next start."""
    _compiled_templates().write()


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
    env.loader = templates.Templates(theme.dirs)
    env.bytecode_cache = _compiled_templates()
    return env


@functools.cache
def _compiled_templates() -> templates.Compiled:
    """Those that this program has compiled, now or before."""
    return templates.Compiled(templates.kept_beside(__file__), ("jinja2", "mkdocs", "mkdocs-material"))


def on_pre_build(config: MkDocsConfig) -> None:
    """Begin to read the seeds, unless this is the second language of the same build."""
    if not _i18n(config).building:
        _current[:] = [_Build(Path(config.config_file_path).parent, config.site_url or "")]


@functools.cache
def _nothing() -> Network:
    """A library without documents, which has the same families of pages."""
    return network.build(Library((), ()))


def _families(cited: Network, root: str) -> tuple[shell.Family, ...]:
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
    """Before static-i18n: a shell for the documents and for every family of pages, in each language."""
    for uri in (*(_documents(language) for language in LANGUAGES), *_current[0].shells):
        file = File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)
    return files


def _documents(language: Language) -> str:
    """The source of the shell that the documents' pages are made of."""
    return f"{language}/documents/{shell.slot('slug')}/index.md"


@event_priority(-150)
def _fill_pages(files: Files, /, *, config: MkDocsConfig) -> Files:
    """After static-i18n has chosen this language's pages: what the shells say; documents to link to."""
    language = _language(config)
    families = _families(_nothing(), "")
    for file in files.documentation_pages():
        if file.src_uri in _current[0].shells:
            file.content_string = families[_current[0].shells[file.src_uri]].markdown()
        elif file.src_uri == _documents(language):
            file.content_string = "---\ntemplate: document.html\n---\n"
        else:
            continue
        file.edit_uri, file.generated_by = None, "preamble"
    for slug in _current[0].slugs:
        file = _DocumentFile(slug, language, config)
        _DocumentPage(None, file, config)
        files.append(file)
    return files


on_files = CombinedEvent(_add_pages, _fill_pages)


class _DocumentFile(File):
    """Where a document's page will lie: other pages can link to it, but MkDocs does not make it."""

    def __init__(self, slug: str, language: Language, config: MkDocsConfig) -> None:
        """The page of a document in a language."""
        super().__init__(
            f"{language}/documents/{slug}/index.md",
            config.docs_dir,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=f"{publication.address(slug, language)}index.html",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.slug, self.language = slug, language

    def is_documentation_page(self) -> bool:
        """Not to MkDocs, which would fill the theme's template anew for each."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """There is no source to copy."""


class _DocumentPage(Page):
    """A document as the target of a link with a fragment."""

    @property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]
        """Its addresses, made out only if some page links to one of them."""
        file, build = self.file, _current[0]
        assert isinstance(file, _DocumentFile)
        entry = next((entry for entry in build.library.entries if entry.slug == file.slug), None)
        if entry is None:
            return None
        return assembly.assemble(publication.markdown(entry, file.language, build.network)).ids()


def on_page_content(html: str, /, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """A page of prose is to be found too; not the search itself, nor a shell."""
    if not page.meta.get("robots") and shell.slot("slug") not in page.file.src_uri:
        language = _language(config)
        key = page.file.src_uri.partition("/")[2]
        address = "" if page.url in (".", "./") else page.url
        title = str(page.meta.get("title") or page.title)
        found = pages.record(pages.Page(key, language, address, title, html))
        _current[0].prose.setdefault(language, []).append(found)
    return html


def on_env(env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
    """Give every template the words of both languages, and the slots of shells.

    All pages have been read now. Those of prose are made first: the seeds are still being read. With
    the last language's the search has all that it indexes.
    """
    build = _current[0]
    build.env = env
    env.globals |= {"words": WORDS, "slot": shell.slot}
    for file in files.documentation_pages():
        if file.page and file.page.meta.get("template") != "plain.html":
            files.remove(file)
            files.append(file)
    if _is_last_language(config):
        build.index(Path(config.site_dir, "assets", "search"))
    return env


@event_priority(-100)
def on_page_context(
    context: dict[str, Any], /, *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Give a page the words of its language, its addresses, and the lists it shows."""
    build, language, template = _current[0], _language(config), page.meta.get("template")
    context |= {
        "language": language,
        "say": WORDS[language],
        "alternates": _alternates(page, config, LANGUAGES),
        "canonical": page.canonical_url,
        "head": None,
        "finder": get_relative_url(_address("search.md", language), page.url),
        "about": get_relative_url("about/" if language == "ru" else f"{language}/about/", page.url),
        "translations": get_relative_url(_address("translations.md", language), page.url),
    }
    if template == "home.html":
        context["rows"] = build.rows[language]
    if page.file.src_uri == _documents(language):
        build.to_write.append(_Documents(page, config, dict(context), build).write)
    if template == "glossary.html":
        context["terms"] = terms.lines(build.glossary, build.library, language)
    if template == "translations.html":
        context["standings"] = status.standings(build.library, language)
    if template == "search.html":
        context["lists"] = [
            (get_relative_url(_address(uri, language), page.url), WORDS[language][name])
            for uri, name in LISTS.items()
        ]
    if page.file.src_uri in build.shells and config.repo_url and config.edit_uri:
        pages_lie = urljoin(f"{config.repo_url.rstrip('/')}/", config.edit_uri)
        context["mend_facts"] = urljoin(pages_lie, FACTS)
    if page.meta.get("template") == "map.html":
        context["picture"] = _picture(config)
    if grouping := page.meta.get("instruments"):
        listed = build.instruments[language]
        context["groups"] = instruments.grouped(listed, grouping == "year", build.network, language)
        context["filters"] = instruments.options(listed, build.network, language)
        context["groupings"] = [
            (key, get_relative_url(_address(uri, language), page.url))
            for key, uri in INSTRUMENT_PAGES.items()
        ]
    if grouping := page.meta.get("grouping"):
        rows = build.rows[language]
        context["groups"] = publication.grouped(rows, grouping, language)
        context["filters"] = publication.options(rows)
        context["groupings"] = [
            (key, get_relative_url(_address(uri, language), page.url)) for key, uri in GROUPING_PAGES.items()
        ]
    return context


def _picture(config: MkDocsConfig) -> whole.Shown:
    """The picture of the library; its files are written beside its page."""
    language = _language(config)
    address = _address(MAP, language)
    shown = whole.shown(_current[0].network, language, urljoin(config.site_url or "", address))
    folder = Path(config.site_dir, address)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in shown.files.items():
        (folder / name).write_text(text, encoding="utf-8", errors="replace")
    return shown


def _address(uri: str, language: Language) -> str:
    path = uri.removesuffix("index.md").replace(".md", "/")
    return path if language == "ru" else f"{language}/{path}"


def _alternates(page: Page, config: MkDocsConfig, own: Collection[Language]) -> list[dict[str, Any]]:
    """The page in each language; ``own`` are the languages in which it has words of its own."""
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
                "own": language in own,
            }
        )
    return found


_WORDS_OF_A_PAGE = {"title", "slug", "symbol", "parts"}
"""Front matter that the template does not ask about."""


def _memory(entry: Entry, language: Language) -> str:
    """Where the translation memory of a document lies, counted from its page; empty if it has none."""
    if not memory.has_pairs(entry):
        return ""
    here, there = (publication.address(entry.slug, one) for one in (language, LANGUAGES[0]))
    return get_relative_url(there + memory.name(entry.slug), here)


def _write_memories(library: Library, site: Path) -> None:
    """The translation memory of every document beside its page, and that of all."""
    written: list[str] = []
    for entry in library.entries:
        written.append(memory.units(entry))
        if memory.has_pairs(entry):
            folder = f"{site}/{publication.address(entry.slug, LANGUAGES[0])}"
            published.write(folder, memory.name(entry.slug), memory.document(entry, written[-1]))
    with Path(site, memory.LIBRARY).open("w", encoding="utf-8") as whole:
        whole.writelines(memory.library(written))


class _Documents:
    """The pages of all documents in one language, with what lies beside each."""

    def __init__(self, page: Page, config: MkDocsConfig, context: dict[str, Any], build: _Build) -> None:
        """``page`` is the shell, ``context`` what the theme knows of it."""
        self.page, self.config, self.context, self.build = page, config, context, build
        self.language = _language(config)
        self.frames = Frames(self._frame)

    def write(self) -> None:
        """Every page, its record, its Markdown and its source, byte for byte."""
        for entry in self.build.library.entries:
            markdown = publication.markdown(entry, self.language, self.build.network)
            shown, text = entry.merged(self.language), publication.text_for(entry, self.language)
            folder = f"{self.config.site_dir}/{publication.address(entry.slug, self.language)}"
            published.write(folder, "index.html", self._html(entry, markdown))
            published.write(folder, "document.json", record.dump(shown.document, shown.foreign))
            published.write(folder, "document.md", markdown)
            published.write(
                folder, citing.PREVIEWS, citing.previews(self.build.network, entry, self.language)
            )
            published.write(folder, "source.txt", text.file.read_bytes())

    def _html(self, entry: Entry, markdown: str) -> str:
        made = assembly.assemble(markdown)
        text = publication.text_for(entry, self.language)
        head = publication.page_head(entry, self.language, self.build.address)
        row = publication.row(entry, self.language)
        shape = {
            **{key: value for key, value in made.meta.items() if key not in _WORDS_OF_A_PAGE},
            "own": tuple(entry.texts),
            "status": head.status,
            "side_by_side": "parallel/" if publication.has_parallel(entry) else None,
        }
        words = {
            "slug": entry.slug,
            "name": shell.Html(made.meta["title"]),
            "title": head.title,
            "description": head.description,
            "reference": head.reference,
            "official": head.official_address or "",
            "structured": shell.Html(head.structured),
            "canonical": self._absolute(publication.address(entry.slug, text.document.language)),
            "edit": self._edit_address(text.file),
            "body": row.body or "",
            "group": row.body_key,
            "contents": shell.Html(contents.html(made.contents(), self.language)),
            "content": shell.Html(made.html),
            "citing": shell.Html(citing.sections(self.build.network, entry, self.language)),
            "memory": _memory(entry, self.language),
        }
        return self.frames.page(shape, words)

    def _frame(self, shape: Mapping[str, Any], slots: Mapping[str, str]) -> str:
        """The theme's template for documents of a shape."""
        page = copy.copy(self.page)
        page.meta = {**shape, "title": slots["name"]}
        page.content, page.edit_url = slots["content"], slots["edit"] or None
        page.toc = TableOfContents([AnchorLink(slots["title"], "title", 1)])  # Where "skip to content" leads.
        head = Head(
            title=slots["title"],
            description=slots["description"],
            reference=slots["reference"],
            status=shape["status"],
            official_address=slots["official"],
            structured=slots["structured"],
        )
        context = self.context | {
            "page": page,
            "head": head,
            "row": {"body": slots["body"], "body_key": slots["group"]},
            "contents": slots["contents"],
            "citing": slots["citing"],
            "memory": slots["memory"],
            "canonical": slots["canonical"],
            "alternates": _alternates(page, self.config, shape["own"]),
            "side_by_side": shape["side_by_side"],
        }
        return self.build.env.get_template("document.html").render(context)

    def _absolute(self, address: str) -> str:
        return urljoin(self.build.address, address)

    def _edit_address(self, source: Path) -> str:
        """Where the source of a text can be mended, beside the folder of the hand-written pages."""
        if not self.config.repo_url or not self.config.edit_uri:
            return ""
        path = source.resolve().relative_to(self.build.root.resolve()).as_posix()
        return urljoin(f"{self.config.repo_url.rstrip('/')}/", f"{self.config.edit_uri}../{path}")


def on_post_page(output: str, /, *, page: Page, config: MkDocsConfig) -> str:
    """A shell becomes the pages of its family; it is not written itself."""
    build, source = _current[0], page.file.src_uri
    if source in build.shells:
        family = build.families[build.shells[source]]
        build.to_write.append(functools.partial(_write_family, family, output, config))
    return "" if source in build.shells or source == _documents(_language(config)) else output


def _write_family(family: shell.Family, output: str, config: MkDocsConfig) -> None:
    """Every page of a family in the language that is being built."""
    for address, html in shell.fill(family, _language(config), output):
        published.write(f"{config.site_dir}/{address}", "index.html", html)


@event_priority(-100)
def on_template_context(
    context: dict[str, Any], /, *, template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the sitemap every page that has words of its own in a language, by language."""
    # It is written again with each language; only the last one's stays.
    if template_name == "sitemap.xml" and _is_last_language(config):
        context["published"] = _published(context.get("i18n_alternates", {}), config)
    return context


def _published(
    by_language: Mapping[Language, Iterable[File]], config: MkDocsConfig
) -> list[dict[Language, str]]:
    """What search engines are to find, one mapping a page: language → absolute address."""
    build, root, slot = _current[0], config.site_url or "", shell.slot("slug")
    pages: dict[str, dict[Language, str]] = {}
    for language, files in by_language.items():
        for file in files:
            if slot not in file.src_uri and not (file.page and file.page.meta.get("robots")):
                own = pages.setdefault(file.src_uri.partition("/")[2], {})
                own[language] = urljoin(root, "" if file.url in (".", "./") else file.url)
    documents = [
        {language: root + publication.address(entry.slug, language) for language in entry.texts}
        for entry in build.library.entries
    ]
    listed = (family for family in build.families if family.listed)
    filled = [
        {language: root + family.address(slug, language) for language in LANGUAGES}
        for family in listed
        for slug in family.slugs
        if slug not in family.unlisted
    ]
    return [*pages.values(), *documents, *filled]


def on_post_build(*, config: MkDocsConfig) -> None:
    """The pages made of shells; beside the list of documents the list as data; where robots look.

    Other processes write while this one builds the next language.
    """
    language, build = _language(config), _current[0]
    listed = f"{config.site_dir}/{_address('documents/index.md', language)}"
    published.write(listed, "list.json", publication.list_record(build.rows[language]))
    if language == LANGUAGES[0]:
        for name, text in (
            (exports.JSON, exports.citations(build.network)),
            (exports.GRAPHML, exports.graphml(build.network)),
            (terms.JSON, terms.record(build.glossary)),
        ):
            Path(config.site_dir, name).write_text(text, encoding="utf-8", errors="replace")
        build.to_write.append(functools.partial(_write_memories, build.library, Path(config.site_dir)))
    robots = f"User-agent: *\nAllow: /\nSitemap: {urljoin(config.site_url or '', 'sitemap.xml')}\n"
    Path(config.site_dir, "robots.txt").write_text(robots, encoding="utf-8")
    build.writing.add(build.to_write)
    build.to_write = []
    if _is_last_language(config):
        build.writing.finish()
        build.hear()
