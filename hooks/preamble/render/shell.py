"""Pages in numbers: a page that the site generator renders once and that is filled for every item.

A page that goes through the generator's pipeline costs some ten milliseconds, and a library has
thousands of instruments. So a *family* of pages (all instruments, say) has one *shell* in every
language: an ordinary page with a template of the theme, in which slots stand for what differs
(``{{ slot("title") }}`` writes ``__slot_title__``). The shell lies at the depth of the pages that
are made of it and has ``__slot_slug__`` for its own slug, so whatever the generator and the theme
make of its address (canonical, alternates, the switch of language, relative paths) comes right
when the slug is put in. The shell itself is never written.

To add a family: make a `Family`, add it to ``_families`` in ``on_mkdocs.py``, write its template.
What an item's page shows stands in its values: a plain ``str`` is escaped, `Html` is put in as it
is. A value is never searched for slots, so no text can fill a slot of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from preamble.model import LANGUAGES, Language
from preamble.render import escape

SLOT = re.compile(r"__slot_([a-z]+)__")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+)*")
_LONGEST_SLUG = 200


class ShellError(Exception):
    """A family of pages whose template and values do not fit; a mistake of the program."""


class Html(str):
    """Finished HTML, every word of it escaped by whoever made it."""

    __slots__ = ()


class Item(Struct, frozen=True):
    """One page of a family in one language."""

    slug: str
    values: Mapping[str, str]
    """By the name of the slot; those of the theme itself are ``title`` and ``description``."""


class Family(Struct, frozen=True):
    """Pages that differ only in what stands in their slots."""

    name: str
    place: str
    """Address under the root of a language, a star for the slug: ``instruments/*/``."""
    template: str
    """The shell's template in ``docs/theme``."""
    slugs: tuple[str, ...]
    """Of all pages, the same in every language."""
    items: Callable[[Language], Iterable[Item]]
    """The pages in a language; asked for once per language, when the shell has been rendered."""
    listed: bool = True
    """Whether the sitemap has them; not, if they only show again what other pages say."""
    unlisted: frozenset[str] = frozenset()
    """Slugs of single pages that the sitemap has not."""

    def source(self, language: Language) -> str:
        """The path of the shell among the pages' sources.

        >>> Family("i", "instruments/*/", "i.html", (), lambda _: ()).source("en")
        'en/instruments/__slot_slug__/index.md'
        """
        return f"{language}/{self.place.replace('*', slot('slug'))}index.md"

    def address(self, slug: str, language: Language) -> str:
        """Where an item's page lies, counted from the root of the site.

        >>> Family("i", "instruments/*/", "i.html", (), lambda _: ()).address("a", "en")
        'en/instruments/a/'
        """
        return address(self.place, slug, language)

    def markdown(self) -> str:
        """The shell before the generator has rendered it."""
        lines = (
            f'title: "{slot("title")}"',
            f'description: "{slot("description")}"',
            f"template: {self.template}",
            f"shell: {self.name}",
            "hide: [navigation, toc]",
            "search: {exclude: true}",
        )
        return "\n".join(["---", *lines, "---", "", f"# {slot('title')} {{#title}}", ""])


def slot(name: str) -> str:
    """What stands in a template where an item's value goes.

    >>> slot("title")
    '__slot_title__'
    """
    return f"__slot_{name}__"


def address(place: str, slug: str, language: Language) -> str:
    """An address of a family, counted from the root of the site; the first language lies at the root.

    >>> address("instruments/*/", "s-res-1-1946", "ru")
    'instruments/s-res-1-1946/'
    """
    path = place.replace("*", slug)
    return path if language == LANGUAGES[0] else f"{language}/{path}"


def fill(family: Family, language: Language, rendered: str) -> Iterator[tuple[str, str]]:
    """Every page of a family in a language, as its address from the root of the site and its HTML.

    ``rendered`` is the shell as the generator has made it. Raises `ShellError` for a slot without a
    value, a slug that is no safe part of an address, or a slug that comes twice or was not announced.
    """
    parts = SLOT.split(rendered)
    names = parts[1::2]
    announced = set(family.slugs)
    for item in family.items(language):
        if item.slug not in announced or not _is_safe(item.slug):
            raise ShellError(f"{family.name}: {item.slug!r} is unsafe, doubled or not announced")
        announced.remove(item.slug)
        values = {name: written(value) for name, value in item.values.items()} | {"slug": item.slug}
        try:
            parts[1::2] = [values[name] for name in names]
        except KeyError as missing:
            raise ShellError(
                f"{family.name}: {family.template} has a slot {missing} that {item.slug!r} leaves empty"
            ) from None
        yield family.address(item.slug, language), "".join(parts)


def written(value: str) -> str:
    """A value as it stands in a page."""
    return value if isinstance(value, Html) else escape.html(value)


def _is_safe(slug: str) -> bool:
    return len(slug) <= _LONGEST_SLUG and _SLUG.fullmatch(slug) is not None
