"""What holds for every text: offsets, order, determinism, linear time; and documents as wholes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from handmade import document
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from preamble.citations.annotate import annotate
from preamble.convert import convert
from preamble.model import BlockType, Citation, Document, Language

# Pieces that citations are made of, so that random texts come close to real ones.
_WORDS = (
    "резолюции|резолюция|решение|resolution|decisions|its|свою|его|ее|Совета|Council|General Assembly|"
    "Генеральной Ассамблеи|Совета Безопасности|Human Rights Council|75/291|16/21|2019/19|2253 (2015)|"
    "1514 (XV)|217 A (III)|S-10/2|A/75/L.20|и|and|Corr.2|,|.|;|(|)|от 15 декабря 2021 года|A|В|annex|"
    "of 3 December 2020|пункт 4|статьи 8|article 5, paragraph 2,|выше|настоящей резолюции|Ibid.|Там же|"
    "vol. 75, No. 973|United Nations, Treaty Series, vol. 1, No. 2|QDe.115|target 16.4|-|–|\n|chap. IV|"
    "Firearms Protocol|Протокола|Резолюция 7 Совета делегатов 2019 года|\u00a0|/"
)
_PIECES = st.sampled_from(_WORDS.split("|"))
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map(" ".join))
_LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["ru", "en"])
_BODIES = st.sampled_from([None, "general-assembly", "security-council", "untoc-cop", "icrc", "no-such-body"])


def _all(read: Document) -> list[tuple[str, tuple[Citation, ...]]]:
    lines = [
        (line, tuple(citation for citation in read.masthead.citations if citation.line == index))
        for index, line in enumerate(read.masthead.text)
    ]
    return lines + [(part.text, part.citations) for part in (*read.blocks, *read.footnotes)]


@given(_TEXTS, st.lists(_TEXTS, max_size=4), _LANGUAGES, _BODIES)
@settings(max_examples=300, deadline=None)
def test_offsets_hold_and_citations_never_overlap(
    text: str, notes: list[str], language: Language, body: str | None
) -> None:
    read = annotate(document(text, language=language, notes=tuple(notes), masthead=(text,)), body)
    for printed, citations in _all(read):
        position = 0
        for citation in citations:
            assert position <= citation.start < citation.end
            assert citation.text == printed[citation.start : citation.end]
            position = citation.end


@given(_TEXTS, _LANGUAGES, _BODIES)
@settings(max_examples=100, deadline=None)
def test_the_same_text_is_read_the_same_way(text: str, language: Language, body: str | None) -> None:
    given_document = document(text, language=language)
    assert annotate(given_document, body) == annotate(given_document, body)


def test_only_citations_are_filled_in() -> None:
    plain = document(
        "Recalling resolution 2253 (2015)", notes=("S/2016/92",), masthead=("A/75/L.20, item 4",)
    )
    read = annotate(plain, "security-council")
    emptied = replace(
        read,
        masthead=replace(read.masthead, citations=()),
        blocks=tuple(replace(block, citations=()) for block in read.blocks),
        footnotes=tuple(replace(note, citations=()) for note in read.footnotes),
    )
    assert emptied == plain
    assert all(citations for _, citations in _all(read))


# --- time ----------------------------------------------------------------------------------------

_SHAPES = {
    "digits": "1234567890",
    "slashes": "1/1/",
    "letters and slashes": "A/",
    "brackets": "((((",
    "open brackets": "1 (",
    "symbols": "A/75/1 ",
    "symbols without spaces": "A/75/1-",
    "heads": "резолюции ",
    "heads and bodies": "resolution of the General Assembly and ",
    "bodies": "General Assembly and the ",
    "numbers in one run": "75/291, ",
    "runs": "its resolution 75/291 and ",
    "letters of one number": "75/291 A, B, C, ",
    "articles": "статьи 8 ",
    "articles and symbols": "статьи 8, A/75/1, ",
    "lists of articles": "article 1, 2, 3, 4, 5, ",
    "places": "пункт 1 a) ",
    "places of the document": "paragraph 4 above, ",
    "names": "Конвенция ",
    "treaties": "Treaty Series, vol. 1, 2, ",
    "white space": "      ",
    "quotation marks": "75/1, entitled “",
    "full stops": "A.A",
    "heads and lists of «и»": "резолюции и 75/1 и ",
    "names cut short": "Convention on the Rights of the ",
    "Russian names cut short": "Конвенция 1989 года о правах ",
    "names with short names": "Firearms Protocol (the Protocol), ",
    "volumes of a series": "Treaty Series, vol. 1, No. 2; vol. 3, No. 4, ",
    "numbers without a year": "Security Council resolutions 1325 and 1326, ",
    "lists of items": "article 5 (a), (b) and (c), ",
    "places within places": "пункта 1 статьи 2 главы 3 приложения ",
    "sections": "section II.A.1, ",
    "articles of the Charter": "Article 1 of the Charter, ",
    "doubtful numbers": "Human Rights Council resolution 43/1, resolution 43/1, ",
    "goals": "Goals 1-2, SDG ",
    "the Movement": "Резолюции 1 и 2 Совета делегатов, ",
}


def _cost(text: str, language: Language) -> float:
    """Processor time of reading a text, the least of three attempts."""
    given_document = document(text, language=language, notes=("Ibid.",))
    costs = []
    for _ in range(3):
        start = time.process_time()
        annotate(given_document, "general-assembly")
        costs.append(time.process_time() - start)
    return min(costs)


@pytest.mark.parametrize("shape", _SHAPES)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_time_grows_with_the_length_only(shape: str, language: Language) -> None:
    """Eight times the text takes about eight times the time; a quadratic step would take 64 times."""
    piece = _SHAPES[shape]
    short = piece * (3_000 // len(piece))
    annotate(document(short, language=language), None)
    assert _cost(short * 8, language) < 24 * _cost(short, language) + 0.02


@pytest.mark.parametrize("shape", ["digits", "slashes", "brackets", "heads", "lists of items"])
def test_a_megabyte_takes_ten_times_a_hundred_kilobytes(shape: str) -> None:
    """What stands in one paragraph may be long: nothing is looked at more often for that."""
    piece = _SHAPES[shape]
    short = piece * (100_000 // len(piece))
    assert _cost(short * 10, "ru") < 25 * _cost(short, "ru") + 0.05


# --- documents -----------------------------------------------------------------------------------


def test_ibid_is_the_note_before() -> None:
    read = annotate(
        document(
            "Text",
            notes=(
                "A/75/53, chap. IV.",
                "Ibid., annex II.",
                "See A/75/1 and A/75/2.",
                "Ibid.",
                "Ibid., Supplement No. 3.",
            ),
        ),
        "general-assembly",
    )
    assert [(c.text, c.target) for c in read.footnotes[1].citations] == [("Ibid.", "A/75/53")]
    assert read.footnotes[1].citations[0].pinpoint is not None
    assert read.footnotes[1].citations[0].pinpoint.parts == (("annex", "II"),)
    assert [(c.text, c.target) for c in read.footnotes[3].citations] == [("Ibid.", None)]
    assert read.footnotes[4].citations == ()


def test_ibid_in_the_treaty_series() -> None:
    notes = (
        "United Nations, Treaty Series, vol. 1577, No. 27531.",
        "Ibid., vol. 75, Nos. 970–973.",
        "Ibid., No. 973.",
        "Там же, том 1125, № 17512.",
    )
    read = annotate(document("Text", notes=notes), None)
    assert [[c.target for c in note.citations] for note in read.footnotes] == [
        ["UNTS vol. 1577, No. 27531"],
        ["UNTS vol. 75, No. 970", "UNTS vol. 75, No. 973"],
        ["UNTS vol. 75, No. 973"],
        ["UNTS vol. 1125, No. 17512"],
    ]


def test_the_own_symbol_in_the_masthead_is_no_citation() -> None:
    masthead = ("A/RES/75/10", "[without reference to a Main Committee (A/75/L.20 and A/75/L.20/Add.1)]")
    read = annotate(document("Text", masthead=masthead, symbol="A/RES/75/10"), None)
    assert [(c.line, c.target) for c in read.masthead.citations] == [(1, "A/75/L.20"), (1, "A/75/L.20/Add.1")]


def test_a_line_of_the_masthead_goes_on_with_the_body_on_the_next() -> None:
    masthead = ("Report submitted pursuant to resolution 1997/39", "of the Commission on Human Rights")
    read = annotate(document("Introduction", masthead=masthead), None)
    assert [(c.line, c.text, c.target) for c in read.masthead.citations] == [
        (0, "1997/39", "E/CN.4/RES/1997/39")
    ]


def test_where_nobody_is_known_to_speak_a_number_with_a_year_may_be_anybodys() -> None:
    text = "The report is submitted in accordance with resolution 1997/39."
    known = annotate(document(text, symbol="A/53/93"), None)
    unknown = annotate(document(text), None)
    assert [c.target for c in (*known.blocks[0].citations, *unknown.blocks[0].citations)] == [
        "E/RES/1997/39",
        None,
    ]


def test_the_speaker_is_read_from_the_symbol() -> None:
    read = annotate(document("Recalling its resolution 16/21,", symbol="A/HRC/RES/52/24"), None)
    assert [c.target for c in read.blocks[0].citations] == ["A/HRC/RES/16/21"]


def test_a_resolution_of_the_same_meeting_is_a_place_in_the_document() -> None:
    text = "См. параграф преамбулы 2 Резолюции Совета делегатов 2024 года"
    read = annotate(document(text, language="ru", symbol="CD/24/4R1"), "council-of-delegates")
    (citation,) = read.blocks[0].citations
    assert (citation.target, citation.how) == (None, "self")
    assert citation.pinpoint is not None
    assert citation.pinpoint.parts == (("preambular", "2"),)


def test_an_article_of_the_protocol_the_document_is_about() -> None:
    title = "Протокол против незаконного изготовления и оборота огнестрельного оружия,"
    rest = "его составных частей и компонентов, а также боеприпасов к нему"
    read = annotate(
        document("в соответствии со статьями 6 и 8 Протокола", language="ru", masthead=(title, rest)),
        "untoc-cop",
    )
    assert [(c.text, c.target) for c in read.blocks[0].citations] == [
        ("статьями 6 и 8 Протокола", "UNTS vol. 2326, No. 39574")
    ]


def test_notes_are_read_with_the_bodies_named_where_they_are_called() -> None:
    plain = document(
        "The Human Rights Council adopted its resolution 5/1", "Text", notes=("Council resolution 16/21.",)
    )
    read = annotate(plain, "general-assembly")
    assert [c.target for c in read.footnotes[0].citations] == ["A/HRC/RES/16/21"]


def test_blocks_of_every_type_are_read() -> None:
    plain = document("S/2016/92")
    for block_type in BlockType:
        block = replace(plain.blocks[0], type=block_type)
        read = annotate(replace(plain, blocks=(block,)), None)
        assert [c.target for c in read.blocks[0].citations] == ["S/2016/92"]


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Article 1 Purpose", "As stated in article 1, it helps."),
        ("Статья 1 Цель", "В статье 1 сказано иное."),
    ],
)
def test_the_number_of_a_heading_is_no_citation(heading: str, below: str) -> None:
    """A paragraph that names the article cites it."""
    text = f"{'СОГЛАШЕНИЕ' if heading[0] == 'С' else 'AGREEMENT'}\n\n{heading}\n\n{below}\n"
    blocks = convert(text.encode(), Path("text.txt")).blocks
    assert [len(block.citations) for block in blocks if block.text == heading] == [0]
    assert [len(block.citations) for block in blocks if block.text == below] == [1]
