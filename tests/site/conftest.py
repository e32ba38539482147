"""The real site, built once, a server that serves it as its host would, under a sub-path, and its readers."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parent.parent.parent
PREFIX = "/preamble/"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 1000}


@dataclass(frozen=True)
class Site:
    """The built site: where its files are and where it is served."""

    folder: Path
    url: str
    log: str
    """What the build said."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves files quietly, and the site's own page for what is not there."""

    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is its result."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as a static host does: the site's 404.html."""
        if code != 404 or not self.path.startswith(PREFIX):
            return super().send_error(code, message, explain)
        body = Path(self.directory, PREFIX.strip("/"), "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build the library as it is published, strictly, and serve it."""
    served = tmp_path_factory.mktemp("served")
    handler = functools.partial(_Handler, directory=str(served))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        folder = served / PREFIX.strip("/")
        built = build(ROOT, folder, url, "--strict")
        assert built.returncode == 0, built.stdout + built.stderr
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Site(folder, url, built.stdout + built.stderr)
        server.shutdown()
        thread.join()


def copy_project(folder: Path) -> None:
    """Put a copy of all that makes the site into a folder, without any seed."""
    for name in ("docs", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)


def build(root: Path, folder: Path, url: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs on a checkout, or on a copy of it with other seeds."""
    return _run([sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder), *options], root, url)


def build_by_command(copy: Path, url: str) -> subprocess.CompletedProcess[str]:
    """Run scripts/build in a copy of the project, with the packages of this one."""
    shutil.copytree(ROOT / "scripts", copy / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for requirements in ROOT.glob("requirements*.txt"):
        shutil.copy(requirements, copy)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return _run([sys.executable, str(copy / "scripts" / "build")], copy, url)


def _run(command: list[str], folder: Path, url: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "SITE_URL": url,
        "REPO_URL": "https://forge.example/library",
        "NO_MKDOCS_2_WARNING": "1",
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


# --- readers ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        yield started
        started.close()


@dataclass
class Reader:
    """Somebody with a screen; remembers what went wrong and who else was asked."""

    page: Page
    context: BrowserContext
    site: Site
    troubles: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go to a page of the site and wait until its scripts have run."""
        self.page.goto(self.site.url + address, wait_until="load")
        return self.page


@pytest.fixture
def reader(browser: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Reader]:
    options = {"viewport": DESK, "locale": "ru-RU", **getattr(request, "param", {})}
    context = browser.new_context(**options)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    someone = Reader(context.new_page(), context, site)
    someone.page.set_default_timeout(10_000)
    notice = someone.troubles.append
    someone.page.on("console", lambda said: notice(said.text) if said.type in ("error", "warning") else None)
    someone.page.on("pageerror", lambda error: notice(str(error)))
    someone.page.on("request", lambda ask: None if ask.url.startswith(site.url) else notice(ask.url))
    yield someone
    context.close()
    assert not someone.troubles


def on(**options: object) -> dict[str, object]:
    """A kind of reader."""
    return options


TOUCH = on(viewport=PHONE, has_touch=True, is_mobile=True)
