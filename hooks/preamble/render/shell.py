"""Pages in numbers: a page that the site generator renders once and that is filled for every item.

A page that goes through the generator's pipeline costs some ten milliseconds, and a library has
thousands of instruments. So a *family* of pages (all instruments, say) has one *shell* in every
language: an ordinary page with a template of the theme, in which slots stand for what differs
(``{{ slot("title") }}`` writes ``__slot_title__``). The shell lies at the depth of the pages that
are made of it and has ``__slot_slug__`` for its own slug, so whatever the generator and the theme
make of its address (canonical, alternates, the switch of language, relative paths) comes right
when the slug is put in. The shell itself is never written.

Where a part of the page stands only on some of its pages, ``{{ when("title") }}`` and ``{{ end("title") }}``
stand around it: it is left out where the value is empty.

To add a family: put it into `FAMILIES`, what its pages show into `families.fillings`, write its template.
A plain ``str`` among an item's values is escaped, `Html` is put in as it is. A value is never searched
for slots, so no text can fill a slot of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from preamble import published
from preamble.model import LANGUAGES, Language
from preamble.render import escape

_SLOT = re.compile(r"__slot_([a-z]+)__")
_WHEN = re.compile(r"__when_([a-z]+)__")
_BLANK = re.compile(r"\s*\n\s*")
"""Templates are indented to be read; in thousands of pages that is a seventh of what is written."""
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
    files: Mapping[str, str | bytes] = {}
    """What lies beside the page, by name."""


class Family(Struct, frozen=True):
    """Pages that differ only in what stands in their slots."""

    name: str
    place: str
    """Address under the root of a language, a star for the slug: ``instruments/*/``."""
    template: str
    """The shell's template in ``docs/theme``."""

    def source(self, language: Language) -> str:
        """The path of the shell among the pages' sources.

        >>> Family("i", "instruments/*/", "i.html").source("en")
        'en/instruments/__slot_slug__/index.md'
        """
        return f"{language}/{self.place.replace('*', slot('slug'))}index.md"

    def address(self, slug: str, language: Language) -> str:
        """Where an item's page lies, counted from the root of the site.

        >>> Family("i", "instruments/*/", "i.html").address("a", "en")
        'en/instruments/a/'
        """
        return address(self.place, slug, language)

    def root(self, language: Language) -> str:
        """The way from an item's page to the root of the site.

        >>> Family("i", "instruments/*/", "i.html").root("en")
        '../../../'
        """
        return "../" * address(self.place, "", language).count("/")

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


DOCUMENTS = Family("documents", "documents/*/", "document.html")
PARALLEL = Family("parallel", "documents/*/parallel/", "parallel.html")
INSTRUMENTS = Family("instruments", "instruments/*/", "instrument.html")
FAMILIES = (DOCUMENTS, PARALLEL, INSTRUMENTS)


class Filling(Struct, frozen=True):
    """What the shells of a family are filled with."""

    family: Family
    slugs: tuple[str, ...]
    """Of all pages, the same in every language."""
    items: Callable[[Language, Sequence[str]], Iterable[Item]]
    """Some of the pages in a language, by their slugs."""


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


def when(name: str) -> str:
    """What stands before a part of a template that is left out where a value is empty.

    >>> when("title"), end("title")
    ('__when_title__', '__end_title__')
    """
    return f"__when_{name}__"


def end(name: str) -> str:
    """What stands behind such a part."""
    return f"__end_{name}__"


class Shell:
    """A shell as the generator has made it, in one language."""

    def __init__(self, filling: Filling, language: Language, rendered: str) -> None:
        """``rendered`` has the slots still in it."""
        self._filling = filling
        self._language: Language = language
        self._rendered = rendered
        self._conditions = tuple(dict.fromkeys(_WHEN.findall(rendered)))
        self._parts: dict[tuple[bool, ...], tuple[list[bytes], list[str]]] = {}
        """By which conditions hold: the pieces between the slots, with room for values, and their names."""

    def fill(self, slugs: Sequence[str]) -> Iterator[tuple[str, bytes, Mapping[str, str | bytes]]]:
        """Pages, each as its address from the root of the site, its HTML, and the files beside it.

        What all pages have in common is made into UTF-8 once.

        Raises `ShellError` for a slot without a value, a slug that is no safe part of an address, or
        items that are not those which were asked for.
        """
        family, asked = self._filling.family, set(slugs)
        for item in self._filling.items(self._language, slugs):
            if item.slug not in asked or not _is_safe(item.slug):
                raise ShellError(f"{family.name}: {item.slug!r} is unsafe, doubled or not asked for")
            asked.remove(item.slug)
            yield family.address(item.slug, self._language), self._page(item), item.files
        if asked:
            raise ShellError(f"{family.name}: no page was made for {min(asked)!r}")

    def _page(self, item: Item) -> bytes:
        values = {**item.values, "slug": item.slug}
        try:
            pieces, names = self._pieces(tuple(bool(values[name]) for name in self._conditions))
            parts = pieces.copy()
            parts[1::2] = [published.encoded(written(values[name])) for name in names]
        except KeyError as missing:
            family = self._filling.family
            raise ShellError(
                f"{family.name}: {family.template} has a slot {missing} that {item.slug!r} leaves empty"
            ) from None
        return b"".join(parts)

    def _pieces(self, holds: tuple[bool, ...]) -> tuple[list[bytes], list[str]]:
        if holds not in self._parts:
            text = _BLANK.sub("\n", self._rendered)
            for name, kept in zip(self._conditions, holds, strict=True):
                part = re.compile(f"{when(name)}(.*?){end(name)}", re.DOTALL)
                text = part.sub(r"\1" if kept else "", text)
            pieces = _SLOT.split(text)
            self._parts[holds] = [published.encoded(piece) for piece in pieces], pieces[1::2]
        return self._parts[holds]


def written(value: str) -> str:
    """A value as it stands in a page."""
    return value if isinstance(value, Html) else escape.html(value)


def _is_safe(slug: str) -> bool:
    return len(slug) <= _LONGEST_SLUG and _SLUG.fullmatch(slug) is not None
