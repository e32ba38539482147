"""The real site, built once, and a server that serves it as its host would, under a sub-path."""

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PREFIX = "/preamble/"


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


def build(root: Path, folder: Path, url: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs on a checkout, or on a copy of it with other seeds."""
    environment = {
        **os.environ,
        "SITE_URL": url,
        "REPO_URL": "https://forge.example/library",
        "NO_MKDOCS_2_WARNING": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder), *options],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
