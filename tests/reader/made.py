"""Texts that nobody wrote: the raw material of the properties in ``test_convert.py``.

``ANY`` is any text at all. ``COMPOSED`` strings together the parts that documents are made of, in
orders that no document has.
"""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = (
    "the", "keepers", "and", "their", "lamps", "of", "every", "garden", "burned", "in", "winter,",
    "seeds;", "рядом", "стоят", "маяки", "и", "сады", "у", "реки,", "которая", "течет", "на", "север.",
    "Northern", "Coast", "Столяр", "полка", "co-operation", "государства-члены", "2031", "4", "см.",
    "vol.",
)  # fmt: skip

_LABELS = (
    "1. ", "2. ", "3. ", "12. ", "1 bis. ", "1.1 ", "1.2. ", "I. ", "II. ", "IV. ", "А. ", "B. ", "В. ",
    "Н. ", "a) ", "б) ", "с) ", "(a) ", "(b) ", "(i) ", "(ii) ", "(aa) ", "a. ", "- a. ", "- ", "  - ",
    "• ", "* ", "— ", "1) ", "(1) ", "# ", "## ", "### ", "**", "*", "> ", "¹ ", "² ", "<sup>1</sup> ",
    "^{1} ", "[^1]: ", "1/ ", "1 ", "* ", "** ", "| ", "Annex ", "Приложение ", "Article 1 ",
    "Статья 2 ", "1A. ", "2I. ", "3О. ", "l. ", "15 . ", "{c) ", "2.Я ", "A.", "•", "Статья 5. ", "1 _",
    "Resolution 3: ", "Decision IX.4 - ", "",
)  # fmt: skip

_ENDS = (
    ".", ";", ",", ":", "", "-", "?", "…", "¹", "²", "^{1,2}", "<sup>1</sup>", "[^1]", " 1/", ",1", "*",
    "**", "; and", "; и", "»,", " |", "\\", " —", "_", "&amp;", "](#)", ")",
)  # fmt: skip

_WHOLE_LINES = (
    "The General Assembly,", "Генеральная Ассамблея,", "*Recalling* its rules,",
    "ссылаясь на свои правила,", "Contents", "Содержание", "I. Introduction ...... 3", "Annex",
    "ПРИЛОЖЕНИЕ", "Annex II", "A", "II", "---", "* * *", "12", "- 3 -", "2507557E", "3/28", "Page 4",
    "[Situation]", "A/RES/99/4", "Distr.: General", "1 August 2031", "30th plenary meeting",
    "3 March 2031", "(Signed)", "(Подпись)", "Accept, Sir, the assurances of my consideration.",
    "| a | b |", "|---|---|", "¹ See the first book.", "<sup>2</sup> См. вторую книгу",
    "1/ The first report.", "* Issued again.", "1. Усилия по ремонту", "defined as follows:",
    "the following:", "\f", "**Lamps**", "_oil_",
    "[2253 \\(2031\\)](#) and [the book](https://example.org/(2))", "<script>alert(1)</script>",
    "![x](y)", "\u200b", "THE COUNCIL:", "RESOLVES", "Coвeт маяков", "▲ To the top", "Print", "|", "'",
    "Contents Page I. Lamps ...... 3 II. Oil ...... 4 III. Seeds ...... 5", "Источник публикации:",
    "The Council,1. Recalling lamps;2. Noting oil;3. Calls upon all;", "Date | 25, November 2031",
)  # fmt: skip

ANY = st.text(st.characters(exclude_characters="\f", exclude_categories=("Cs",)), max_size=400) | st.text(
    st.sampled_from("aбI1. \n*_-()[]<>¹^{},;:|/#\\\t\xa0\u200b«»sup"), max_size=300
)


@st.composite
def _line(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 2)) == 0:
        return draw(st.sampled_from(_WHOLE_LINES))
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=24))
    return draw(st.sampled_from(_LABELS)) + " ".join(words) + draw(st.sampled_from(_ENDS))


_ENDED = st.tuples(_line(), st.sampled_from(("\n", "\n\n", "\n\n", "\n\n\n\n")))
COMPOSED = st.lists(_ENDED, min_size=1, max_size=24).map(
    lambda lines: "".join(text + end for text, end in lines)
)
