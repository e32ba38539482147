"""The library step of citations: every mention resolved once all documents are known.

``mentions`` collects the citations of all texts with their places, ``places`` finds the paragraphs that a
pinpoint means, ``resolve`` says where each mention leads and who cites what (`build`, `Network`). What
an instrument is, ``nature`` tells from its identifier; titles and dates come from ``facts``, the
addresses of instruments' pages from ``slugs``.
"""

from __future__ import annotations

from preamble.network.facts import Fact
from preamble.network.mentions import Mention
from preamble.network.nature import Nature
from preamble.network.resolve import Instrument, Network, Outcome, Passage, Resolution, build
from preamble.network.slugs import slug

__all__ = [
    "Fact",
    "Instrument",
    "Mention",
    "Nature",
    "Network",
    "Outcome",
    "Passage",
    "Resolution",
    "build",
    "slug",
]
