"""MkDocs' side of the library: its own pages, and the shells of those that are made in numbers.

The only module that imports MkDocs. Everything it shows is made by the package; here it is only
put where MkDocs and mkdocs-static-i18n expect it. Seeds are read once per build, although events
run once per language: the build of the second language runs inside the first one's end.
"""

from __future__ import annotations

import functools
import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
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
from mkdocs.theme import Theme
from mkdocs.utils import get_relative_url
from mkdocs_static_i18n.plugin import I18n  # type: ignore[import-untyped]

from preamble import listing, publishing
from preamble.diagnostics import Diagnostic, InputError, Severity
from preamble.model import LANGUAGES, Language
from preamble.render import shell, shown, templates
from preamble.render.site import Site
from preamble.render.words import WORDS
from preamble.search import pages, places

log = logging.getLogger("mkdocs.hooks.preamble")

INSTRUMENT_PAGES = {"body": "instruments/index.md", "year": "instrument-years.md"}
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

    The seeds are read and their pages written by another process; what is known of them as a whole is
    waited for when something asks for it.
    """

    def __init__(self, site: Site) -> None:
        """Begin to read the seeds of a project."""
        self.site = site
        self.slugs = listing.slugs(site.project / "seeds")
        self.rendered: dict[str, str] = {}
        """The shells of the language that is being built, by the name of their family."""
        self.prose: dict[Language, list[places.Record]] = {language: [] for language in LANGUAGES}
        """Hand-written pages as the search finds them, by language."""
        self._publisher = publishing.publisher(site.project / "seeds")
        self._publisher.tell(site)

    @functools.cached_property
    def overview(self) -> shown.Overview:
        """What is known of all documents; what is wrong with them is said once."""
        found = self.hear()
        assert found is not None
        _report(found.diagnostics, self.site.project)
        log.info(f"Read {found.texts} texts, which cite {found.instruments} instruments")
        return found

    def hear(self) -> shown.Overview | None:
        """What the other process says next."""
        with _mistakes_told():
            return self._publisher.hear()

    def publish(self, language: Language) -> None:
        """Have everything written that this process does not write in a language."""
        # The overview is heard first: two processes that tell each other much at once wait for ever.
        assert self.overview is not None
        with _mistakes_told():
            self._publisher.tell(publishing.Rendered(language, self.rendered, tuple(self.prose[language])))
        self.rendered = {}


@contextmanager
def _mistakes_told() -> Iterator[None]:
    """A mistake in the project's data ends the build with file, line and remedy; so does want of memory."""
    try:
        yield
    except (InputError, ChildProcessError) as wrong:
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
        project = Path(config.config_file_path).parent
        site = Site(Path(config.site_dir), config.site_url or "", project, _editable(config, "../"))
        _current[:] = [_Build(site)]


def _editable(config: MkDocsConfig, path: str) -> str:
    """Where a file can be edited, counted from the folder of the hand-written pages; empty if nowhere."""
    if not config.repo_url or not config.edit_uri:
        return ""
    return urljoin(urljoin(f"{config.repo_url.rstrip('/')}/", config.edit_uri), path)


_SHELLS: Mapping[str, shell.Family] = {
    family.source(language): family for family in shell.FAMILIES for language in LANGUAGES
}
"""Families of pages by the sources of their shells."""


def _report(diagnostics: Iterable[tuple[Path, Diagnostic]], root: Path) -> None:
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
    """Before static-i18n: a shell for every family of pages, in each language."""
    for uri in _SHELLS:
        file = File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)
    return files


@event_priority(-150)
def _fill_pages(files: Files, /, *, config: MkDocsConfig) -> Files:
    """After static-i18n has chosen this language's pages: what the shells say; documents to link to."""
    for file in files.documentation_pages():
        if file.src_uri in _SHELLS:
            file.content_string = _SHELLS[file.src_uri].markdown()
            file.edit_uri, file.generated_by = None, "preamble"
    for slug in _current[0].slugs:
        file = _DocumentFile(slug, _language(config), config)
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
            dest_uri=f"{shell.DOCUMENTS.address(slug, language)}index.html",
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
        """Its addresses, asked for only if some page links to one of them."""
        assert isinstance(self.file, _DocumentFile)
        known = _current[0].overview.places.get(self.file.slug)
        return set(known[self.file.language]) if known else None


def on_page_content(html: str, /, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """A page of prose is to be found too; not the search itself, nor a shell."""
    if not page.meta.get("robots") and page.file.src_uri not in _SHELLS:
        language = _language(config)
        key = page.file.src_uri.partition("/")[2]
        title = str(page.meta.get("title") or page.title)
        found = pages.record(pages.Page(key, language, _from_root(page.url), title, html))
        _current[0].prose[language].append(found)
    return html


def on_env(env: Environment, /, *, files: Files, **_: Any) -> Environment:
    """Give every template the words of both languages, and the slots of shells.

    All pages have been read now. Those of prose are made first: the seeds are still being read.
    """
    env.globals |= {"words": WORDS, "slot": shell.slot, "when": shell.when, "end": shell.end}
    # Cyrillic words for scripts as they are: as escapes they would be three times as long.
    env.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    for file in files.documentation_pages():
        if file.page and file.page.meta.get("template") != "plain.html":
            files.remove(file)
            files.append(file)
    return env


@event_priority(-100)
def on_page_context(
    context: dict[str, Any], /, *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Give a page the words of its language, its addresses, and the lists it shows."""
    language, template = _language(config), page.meta.get("template")
    context |= {
        "language": language,
        "say": WORDS[language],
        "alternates": _alternates(page, config),
        "canonical": page.canonical_url,
        "finder": get_relative_url(_address("search.md", language), page.url),
        "about": get_relative_url(_address("about.md", language), page.url),
        "translations": get_relative_url(_address("translations.md", language), page.url),
    }
    if template in _LISTED:
        context |= _listed(page, _current[0].overview.lists[language], language)
    if template == "search.html":
        context["lists"] = [
            (get_relative_url(_address(uri, language), page.url), WORDS[language][name])
            for uri, name in LISTS.items()
        ]
    if template == shell.INSTRUMENTS.template:
        context["mend_facts"] = _editable(config, FACTS)
    return context


_LISTED = {"home.html", "list.html", "instruments.html", "glossary.html", "translations.html", "map.html"}
"""Templates that show the library as a whole."""


def _listed(page: Page, lists: shown.Lists, language: Language) -> dict[str, Any]:
    """What such a page shows."""
    if grouping := page.meta.get("grouping"):
        return {
            "groups": lists.document_groups[grouping],
            "filters": lists.document_filters,
            "groupings": _ways(GROUPING_PAGES, page, language),
        }
    if grouping := page.meta.get("instruments"):
        return {
            "groups": lists.instrument_groups[grouping],
            "filters": lists.instrument_filters,
            "groupings": _ways(INSTRUMENT_PAGES, page, language),
        }
    return {
        "rows": lists.documents,
        "terms": lists.terms,
        "standings": lists.standings,
        "picture": lists.picture,
    }


def _ways(pages_by: Mapping[str, str], page: Page, language: Language) -> list[tuple[str, str]]:
    """The same list grouped otherwise, seen from one of its pages."""
    return [(key, get_relative_url(_address(uri, language), page.url)) for key, uri in pages_by.items()]


def _address(uri: str, language: Language) -> str:
    path = uri.removesuffix("index.md").replace(".md", "/")
    return path if language == "ru" else f"{language}/{path}"


def _from_root(url: str) -> str:
    """An address of MkDocs, which has a full stop for the root itself."""
    return "" if url in (".", "./") else url


def _alternates(page: Page, config: MkDocsConfig) -> list[dict[str, Any]]:
    """The page in each language."""
    found = []
    for language in LANGUAGES:
        other = getattr(page.file, "alternates", {}).get(language)
        if other is None:
            continue
        url = _from_root(other.url)
        found.append(
            {
                "language": language,
                "name": WORDS[language]["own_name"],
                "address": get_relative_url(url or ".", page.url),
                "absolute": urljoin(config.site_url or "", url),
                "current": language == _language(config),
            }
        )
    return found


def on_post_page(output: str, /, *, page: Page, **_: Any) -> str:
    """A shell becomes the pages of its family; it is not written itself."""
    family = _SHELLS.get(page.file.src_uri)
    if family is None:
        return output
    _current[0].rendered[family.name] = output
    return ""


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
    root = config.site_url or ""
    own_pages: dict[str, dict[Language, str]] = {}
    for language, files in by_language.items():
        for file in files:
            if file.src_uri not in _SHELLS and not (file.page and file.page.meta.get("robots")):
                own = own_pages.setdefault(file.src_uri.partition("/")[2], {})
                own[language] = urljoin(root, _from_root(file.url))
    made = (
        {language: root + address for language, address in page.items()}
        for page in _current[0].overview.published
    )
    return [*own_pages.values(), *made]


def on_post_build(*, config: MkDocsConfig) -> None:
    """Everything that this process has not written itself; where robots look."""
    robots = f"User-agent: *\nAllow: /\nSitemap: {urljoin(config.site_url or '', 'sitemap.xml')}\n"
    Path(config.site_dir, "robots.txt").write_text(robots, encoding="utf-8")
    _current[0].publish(_language(config))
    if _is_last_language(config):
        _current[0].hear()
