"""The pages of documents, one shell for all (``shell.py``), and the files beside each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from preamble.library import Entry
from preamble.model import LANGUAGES, Language, TextStatus
from preamble.network import Network
from preamble.render import (
    assembly,
    citing,
    contents,
    escape,
    former,
    head,
    memory,
    publication,
    record,
    shell,
)
from preamble.render.site import Site
from preamble.render.words import WORDS


def filling(network: Network, site: Site) -> shell.Filling:
    """The page of every document."""
    entries = {entry.slug: entry for entry in network.library.entries}

    def items(language: Language, slugs: Sequence[str]) -> Iterable[shell.Item]:
        return (_item(entries[slug], language, network, site) for slug in slugs)

    return shell.Filling(shell.DOCUMENTS, tuple(entries), items)


def _item(entry: Entry, language: Language, network: Network, site: Site) -> shell.Item:
    """A page in a language of the site, its record, its Markdown, and its source byte for byte."""
    markdown = publication.markdown(entry, language, network)
    shown, text = entry.merged(language), publication.text_for(entry, language)
    files: dict[str, str | bytes] = {
        "document.json": record.dump(shown.document, shown.foreign),
        "document.md": markdown,
        citing.PREVIEWS: citing.previews(network, entry, language),
        "source.txt": text.file.read_bytes(),
    }
    return shell.Item(entry.slug, _values(entry, language, network, site, assembly.assemble(markdown)), files)


def _values(
    entry: Entry, language: Language, network: Network, site: Site, made: assembly.Assembled
) -> Mapping[str, str]:
    text = publication.text_for(entry, language)
    own, words = text.document.language, WORDS[language]
    about = publication.page_head(entry, language, site.address)
    row = publication.row(entry, language)
    done, of, lacking = made.meta.get("partial") or ("", "", "")
    mend = site.edit(text.file)
    return {
        "title": shell.Html(made.meta["title"]),
        "tab": about.title,
        "description": about.description,
        "reference": about.reference,
        "structured": shell.Html(head.script(about.structured)),
        "canonical": site.address + publication.address(entry.slug, own),
        "alternates": shell.Html(_alternates(entry, language, site)),
        "kind": str(entry.kind),
        "language": own,
        "other": "" if own == language else own,
        "translated": own if about.status is TextStatus.TRANSLATION else "",
        "official": about.official_address or "",
        "officialname": words[f"official_{own}"],
        "done": str(done),
        "of": str(of),
        "lacking": lacking,
        "body": row.body or "",
        "group": row.body_key,
        "parallel": "parallel/" if publication.has_parallel(entry) else "",
        "contents": shell.Html(contents.html(made.contents(), language)),
        "content": shell.Html(former.with_former(made.html, entry.metadata.moved)),
        "citing": shell.Html(citing.sections(network, entry, language)),
        "memory": _memory(entry, language),
        "mend": mend,
        # A text may stand in the library without a description.
        "mendfacts": site.edit(entry.metadata.file) if entry.metadata.lines else "",
        "offered": shell.Html(_offered(entry, language, mend)),
    }


def _alternates(entry: Entry, language: Language, site: Site) -> str:
    """Both texts to search engines; a page that shows the other one's words names none."""
    if language not in entry.texts or len(entry.texts) < len(LANGUAGES):
        return ""
    return head.alternates(
        {other: site.address + publication.address(entry.slug, other) for other in entry.texts}
    )


def _memory(entry: Entry, language: Language) -> str:
    """Where the translation memory of a document lies, counted from its page; empty if it has none."""
    if not memory.has_pairs(entry):
        return ""
    name, home = memory.name(entry.slug), LANGUAGES[0]
    if language == home:
        return name
    return shell.DOCUMENTS.root(language) + publication.address(entry.slug, home) + name


def _offered(entry: Entry, language: Language, mend: str) -> str:
    """What the script of numbers has to know of this document, as JSON inside a script."""
    others = [
        {
            "language": other,
            "name": WORDS[other]["own_name"],
            "address": shell.DOCUMENTS.root(language) + publication.address(entry.slug, other),
        }
        for other in entry.texts
        if other != language
    ]
    offered = {"other": others[0] if others else None, "mend": mend or None}
    return escape.in_script(json.dumps(offered, ensure_ascii=False))
