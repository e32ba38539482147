"""How good the search is beside the theme's own, and what it costs with a thousand documents."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import browser
from benchmarks import search_table, site
from benchmarks.result import Result
from benchmarks.texts import Source
from setup_environment import SetupError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

START, QUERY, SMALL_QUERY = 100_000, 450_000, 150_000
"""Bytes over the wire: to begin with, and for a query, with a thousand documents and with the library's."""
FIRST_RESULTS = 300
"""Milliseconds from a query to its results, once the search has begun."""
SETTLED = 1000
"""Milliseconds after which a browser has no more work of its own from opening a window."""
JOURNEYS = 5
"""Files that must be waited for one after another, so that a slow network is bearable too."""
HEAVY = (
    ("ru", "Организация Объединенных Наций и государства-члены в борьбе с терроризмом"),
    ("ru", "Генеральная Ассамблея просит Генерального секретаря представить доклад"),
    ("ru", "резолюция 2253 (2015)"),
    ("ru", "международнный мир и безопасность"),
    ("ru", "санкции"),
    ("en", "requests the Secretary-General to report to the General Assembly on implementation"),
    ("en", "peacekeeping operations in Africa"),
    ("en", "human rights and fundamental freedoms for all"),
    ("en", "75/291"),
    ("en", "climat chnge"),
)
"""Common words, many words, a symbol, misprints: what costs most."""

COST = """async ([root, language, words]) => {
    const { Index } = await import(root + "assets/javascripts/search.js");
    const sum = () => performance.getEntriesByType("resource")
        .filter(one => one.name.includes("/search")).reduce((all, one) => all + one.transferSize, 0);
    const index = new Index(root, language);
    await index.open();
    const start = sum(), began = performance.now();
    const answer = await index.search(words, { documents: 7 });
    return [start, sum() - start, performance.now() - began, answer.total];
}"""
ANSWERED = "() => /найден/i.test(document.querySelector('.md-search-result__meta')?.textContent)"
"""The theme's search says in the language of its site how many it has found."""
THEIR_ANSWERS = "links => links.map(link => link.href)"


def against_the_theme(sources: list[Source], folder: Path) -> list[Result]:
    """The table of questions, asked of our search and of the theme's on a plain site of the same texts.

    The theme's finds headings, not paragraphs; so that it can win anything, a second figure counts an
    answer as right that leads to the right page.
    """
    ours, theirs = folder / "ours", folder / "plain"
    site.write_ours(sources, ours)
    site.write_plain(sources, theirs)
    site.build(ours)()
    site.build_plain(theirs)()
    asked = search_table.questions()
    with _chromium() as chromium:
        with _served(ours / "site") as root:
            page = chromium.new_page()
            page.goto(root + "about/")
            questions = [[one.language, one.words] for one in asked]
            found: list[list[str]] = page.evaluate(search_table.ANSWERS, [root, questions])
        with _served(theirs / "site") as root:
            other = [_their_answers(page, root, one) for one in asked]
    results = []
    for name, page_only in (("the right paragraph", False), ("the right page", True)):
        mine, plain = (_success(asked, answers, page_only) for answers in (found, other))
        missed = 1 - mine.at_3
        detail = f"ours {mine}; the theme's {plain}"
        results.append(Result(f"search: {name} not among the first three", missed * 100, 5.0, "%", detail))
    return results


def _success(
    asked: Sequence[search_table.Question], answers: Sequence[Sequence[str]], page_only: bool
) -> search_table.Success:
    ranks = []
    for question, found in zip(asked, answers, strict=True):
        if page_only:
            wanted = frozenset(address.partition("#")[0] for address in question.wanted)
            question = search_table.Question(question.kind, question.language, question.words, wanted)
            found = list(dict.fromkeys(address.partition("#")[0] for address in found))
        ranks.append(search_table.rank(question, found))
    return search_table.success(ranks)


def _their_answers(page: Page, root: str, question: search_table.Question) -> list[str]:
    """What the theme's search shows, in its order."""
    page.goto(f"{root}?q={quote(question.words)}")
    page.wait_for_function(ANSWERED)
    links = page.locator(".md-search-result__link").evaluate_all(THEIR_ANSWERS)
    return [re.sub(r"\?h=[^#]*", "", str(link)).removeprefix(root) for link in links]


def cost(name: str, sources: list[Source], folder: Path, query: int) -> list[Result]:
    """Bytes and times in the browser, each question asked by somebody who has loaded nothing yet."""
    site.write_ours(sources, folder)
    began = time.perf_counter()
    site.build(folder)()
    built = time.perf_counter() - began
    measured = []
    with _chromium() as chromium, _served(folder / "site") as root:
        for language, words in HEAVY:
            page = chromium.new_context().new_page()
            page.goto(root + "about/")
            page.wait_for_timeout(SETTLED)
            measured.append((words, page.evaluate(COST, [root, language, words])))
            page.context.close()
        page = chromium.new_page()
        page.goto(root + "about/")
        asked = [[language, words] for language, words in HEAVY]
        journeys = [len(files) for files in page.evaluate(search_table.JOURNEYS, [root, asked])]
    start = max(figures[0] for _, figures in measured)
    heaviest = max(measured, key=lambda one: float(one[1][1]))
    slowest = max(measured, key=lambda one: float(one[1][2]))
    index = folder / "site" / "assets" / "search"
    size = sum(file.stat().st_size for file in index.rglob("*") if file.is_file())
    detail = f"{len(sources)} texts; the whole index {size / 1e6:.1f} MB, the site built in {built:.1f} s"
    return [
        Result(f"search in {name}: to begin", start / 1000, START / 1000, "KB", detail),
        Result(f"search in {name}: a query", heaviest[1][1] / 1000, query / 1000, "KB", f"“{heaviest[0]}”"),
        Result(f"search in {name}: first results", slowest[1][2], FIRST_RESULTS, "ms", f"“{slowest[0]}”"),
        Result(f"search in {name}: one after another", max(journeys), JOURNEYS, "files", "the longest way"),
    ]


INDEXING = """
import resource, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from preamble import network
from preamble.folders import load
from preamble.search import index, records
library = load(Path(sys.argv[2]))
found = [*records.documents(library), *records.instruments(network.build(library))]
began = time.perf_counter()
index.build(found)
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def indexing(name: str, folder: Path) -> list[Result]:
    """Time and memory of the index alone, against the build of the site that `cost` has left there."""
    began = time.perf_counter()
    site.build(folder)()
    built = time.perf_counter() - began
    command = [sys.executable, "-c", INDEXING, str(folder / "hooks"), str(folder / "seeds")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"the index of {name} failed:\n{done.stderr[-2000:]}")
    seconds, memory = (float(figure) for figure in done.stdout.split())
    detail = f"{seconds:.1f} s, the whole build {built:.1f} s"
    return [
        Result(f"search in {name}: making the index", seconds / built, 1.0, "×", detail),
        Result(f"search in {name}: memory", memory / 1e6, 3.0, "GB", "with all texts read"),
    ]


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """A folder as a site, which nobody compresses on its way."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing and, as every host does, keeps its connections and answers at once.

    By itself it would send the head of an answer and hold the body back until the browser has
    acknowledged the head, for which a browser takes its time: 40 ms for every answer.
    """

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def _chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    found = browser.find(os.environ)
    if found is None:
        raise SetupError("the search is measured in Chromium or Chrome, and none was found")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(found), args=["--no-sandbox"])
        yield started
        started.close()


def thousand(official: list[Source]) -> list[Source]:
    """A thousand documents of those there are, again under other names when they are too few."""
    slugs = list(dict.fromkeys(source.slug for source in official))
    by_slug = {slug: [source for source in official if source.slug == slug] for slug in slugs}
    return [
        Source(f"{slug}-{copy}", source.language, source.file, source.data)
        for number in range(1000)
        for copy, slug in [(number // len(slugs), slugs[number % len(slugs)])]
        for source in by_slug[slug]
    ]
