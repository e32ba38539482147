"""The two addresses the site needs to know: its own and its repository's."""

from __future__ import annotations

from collections.abc import Mapping

LOCAL_SITE = "http://127.0.0.1:8000/"


def addresses(environ: Mapping[str, str]) -> dict[str, str]:
    """``SITE_URL`` and, where it is known, ``REPO_URL``, as mkdocs.yml reads them.

    What is set counts; an empty value counts as unset. Otherwise the variables of GitHub's CI tell
    (GITHUB_SERVER_URL, GITHUB_REPOSITORY), by the rule of GitHub Pages: a repository is published under
    its owner's address, and the repository that bears that address's name, at its root.

    >>> addresses({"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "Library/preamble"})
    {'SITE_URL': 'https://library.github.io/preamble/', 'REPO_URL': 'https://github.com/Library/preamble'}
    >>> addresses({"SITE_URL": "https://example.org"})
    {'SITE_URL': 'https://example.org/'}
    """
    repository = environ.get("REPO_URL") or _repository(environ)
    site = environ.get("SITE_URL") or _pages(environ) or LOCAL_SITE
    found = {"SITE_URL": site.rstrip("/") + "/"}
    if repository:
        found["REPO_URL"] = repository.rstrip("/")
    return found


def _repository(environ: Mapping[str, str]) -> str:
    server, name = environ.get("GITHUB_SERVER_URL", ""), environ.get("GITHUB_REPOSITORY", "")
    return f"{server.rstrip('/')}/{name}" if server and name else ""


def _pages(environ: Mapping[str, str]) -> str:
    """The address of GitHub Pages; '' on other servers, whose rule is not known."""
    owner, _, name = environ.get("GITHUB_REPOSITORY", "").partition("/")
    if not name or environ.get("GITHUB_SERVER_URL", "").rstrip("/") != "https://github.com":
        return ""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
