"""Small libraries, written into a folder and read as any other."""

from collections.abc import Mapping
from pathlib import Path

from preamble import network
from preamble.folders import load
from preamble.network import Network

HELD = """A/RES/90/7

General Assembly

Distr.: General
3 March 2036

Resolution adopted by the General Assembly

90/7. Lighthouses

The General Assembly,

Recalling its resolutions on the coast,

1. Decides that every lighthouse shall have:

(a) A keeper;

(b) A lamp;

2. Requests the keepers to write reports;

3. Also requests a summary of the reports.
"""


def library(seeds: Path, documents: Mapping[str, Mapping[str, str]]) -> Network:
    """The network of documents, each a slug with its files by name; ``_`` stands for the point."""
    for slug, files in documents.items():
        (seeds / slug).mkdir(parents=True)
        for name, text in files.items():
            (seeds / slug / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return network.build(load(seeds))


def citing(words: str, symbol: str = "A/RES/90/9") -> str:
    """A resolution whose second paragraph holds these words."""
    return f"""{symbol}

General Assembly

Resolution adopted by the General Assembly

{symbol.rpartition("RES/")[2]}. Reports

The General Assembly,

Recalling the coast,

1. Thanks the keepers;

2. {words}
"""
