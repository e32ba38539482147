"""The measurement of citations: reading official XML, comparing, counting, choosing a sample."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.compare import Mention, Outcome, compare
from evaluation.figures import Counts, count, pair, targets
from evaluation.official import OtherLanguageError, UnreadableTextError, read
from evaluation.sample import draw

ROOT = Path(__file__).resolve().parent.parent.parent

# An invented resolution in the form of the official files: a citation linked piece by piece, one linked to
# a wrong document, one not linked at all, one that is no symbol, and a note.
_TEXT = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="resolution">
<meta><identification><FRBRWork>
<FRBRuri value="/akn/un/statement/ga/99-1/"/><FRBRauthor href="ga"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression></identification></meta>
<coverPage><p><docNumber>A/RES/79/999</docNumber></p><p><docAuthority>{organ}</docAuthority></p>
<p><docTitle>{adopted}</docTitle></p></coverPage>
<preface><p><docNumber>79/999.</docNumber><docTitle>{title}</docTitle></p></preface>
<preamble><formula><p><i>{organ}</i>,</p></formula>
<container><p>{recalling} <a href="https://undocs.org/en/A/RES/1514(XV)">1514</a><a
 href="https://undocs.org/en/A/RES/1514(XV)"> </a><a href="https://undocs.org/en/A/RES/1514(XV)">(XV)</a>, <a
 href="https://undocs.org/en/A/RES/75/292">75/291</a> {and_} 76/12,</p></container></preamble>
<mainBody><paragraph><num>1.</num><content><p>{welcomes}<authorialNote marker="1"><p><a
 href="https://undocs.org/en/A/75/1">A/75/1</a>.</p></authorialNote> <a href="https://example.org/x">x</a>;</p></content></paragraph>
</mainBody></statement></akomaNtoso>
"""
_ENGLISH = {
    "language": "eng",
    "organ": "The General Assembly",
    "adopted": "Resolution adopted by the General Assembly on 1 May 2025",
    "title": "An invented question",
    "recalling": "Recalling its resolutions",
    "and_": "and",
    "welcomes": "Welcomes the report",
}
_RUSSIAN = {
    "language": "rus",
    "organ": "Генеральная Ассамблея",
    "adopted": "Резолюция, принятая Генеральной Ассамблеей 1 мая 2025 года",
    "title": "Вымышленный вопрос",
    "recalling": "ссылаясь на свои резолюции",
    "and_": "и",
    "welcomes": "приветствует доклад",
}


def _written(folder: Path, name: str, words: dict[str, str]) -> Path:
    file = folder / name
    file.write_text(_TEXT.format(**words), "utf-8")
    return file


def test_words_and_links_of_an_official_text(tmp_path: Path) -> None:
    official = read(_written(tmp_path, "a.xml", _ENGLISH))
    assert (official.language, official.organ) == ("en", "ga")
    assert official.lines[10:13:2] == (
        "Recalling its resolutions 1514 (XV), 75/291 and 76/12,",
        "1. Welcomes the report¹ x;",
    )
    assert [(link.text, link.target) for link in official.links] == [
        ("1514 (XV)", "A/RES/1514(XV)"),
        ("75/291", "A/RES/75/292"),
        ("A/75/1", "A/75/1"),
    ]
    for link in official.links:
        assert official.lines[link.line - 1][link.start : link.end] == link.text


def test_every_mention_has_its_outcome(tmp_path: Path) -> None:
    document, mentions = compare(read(_written(tmp_path, "a.xml", _ENGLISH)))
    assert [(one.text, one.outcome, one.official, one.found) for one in mentions] == [
        ("1514 (XV)", Outcome.AGREED, "A/RES/1514(XV)", "A/RES/1514(XV)"),
        ("75/291", Outcome.DIFFERENT, "A/RES/75/292", "A/RES/75/291"),
        ("76/12", Outcome.UNLINKED, None, "A/RES/76/12"),
        ("A/75/1", Outcome.AGREED, "A/75/1", "A/75/1"),
    ]
    assert mentions[0].block == "pp1"
    assert "‹75/291›" in mentions[1].context
    assert document.symbol == "A/RES/79/999"


def test_recall_precision_and_pairs(tmp_path: Path) -> None:
    held = []
    mentions: list[Mention] = []
    for name, words in (("a.xml", _ENGLISH), ("b.xml", _RUSSIAN)):
        official = read(_written(tmp_path, name, words))
        document, found = compare(official)
        mentions += found
        held.append(targets(official, document))
    counted = count(mentions, held)
    assert set(counted) == {("ga", "en"), ("ga", "ru")}
    for one in counted.values():
        assert (one.texts, one.official, one.found) == (1, 3, 4)
        assert (one.recall, one.precision) == (2 / 3, 2 / 4)
    pairs = pair(held)["ga"]
    assert (pairs.both, pairs.official_agree, pairs.same, pairs.differing) == (1, 1, 1, [])
    assert Counts().recall == Counts().precision == 1.0


def test_a_sample_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    _, mentions = compare(read(_written(tmp_path, "a.xml", _ENGLISH)))
    assert draw(mentions, 3, 1) == draw(mentions, 3, 1)
    assert [one.outcome for one in draw(mentions, 3, 1)[:2]] == [Outcome.DIFFERENT, Outcome.UNLINKED]
    assert len(draw(mentions, 99, 1)) == len(mentions)
    assert {one.outcome for one in draw(mentions, 1, 5)} <= {Outcome.DIFFERENT, Outcome.UNLINKED}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<akomaNtoso", "no well-formed XML"),
        ("", "no well-formed XML"),
        ("<html/>", "no Akoma Ntoso"),
        (
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><akomaNtoso>&x;</akomaNtoso>',
            "declares a",
        ),
        ('<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">]><akomaNtoso>&x;</akomaNtoso>', "declares a"),
    ],
)
def test_files_that_are_no_official_texts_are_refused(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "a.xml"
    file.write_text(content, "utf-8")
    with pytest.raises(UnreadableTextError, match=message):
        read(file)


def test_a_text_in_another_language_is_left_out(tmp_path: Path) -> None:
    with pytest.raises(OtherLanguageError):
        read(_written(tmp_path, "a.xml", {**_ENGLISH, "language": "spa"}))


def _command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "evaluate"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_the_command_prints_figures_and_disagreements(tmp_path: Path) -> None:
    _written(tmp_path, "a.xml", _ENGLISH)
    answer = _command(tmp_path)
    assert answer.returncode == 0
    assert "0.6667" in answer.stdout and "different: a.xml pp1" in answer.stdout
    assert "1 of 1 files" in answer.stderr


@pytest.mark.parametrize("name", ["out.json", "out.tsv"])
def test_the_command_writes_a_file(tmp_path: Path, name: str) -> None:
    _written(tmp_path, "a.xml", _ENGLISH)
    answer = _command(tmp_path, "--output", tmp_path / name, "--sample", "3")
    written = (tmp_path / name).read_text("utf-8")
    assert answer.returncode == 0, answer.stderr
    rows = written.splitlines()[1:] if name.endswith("tsv") else json.loads(written)["mentions"]
    assert len(rows) == 3


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_measured(tmp_path: Path) -> None:
    _written(tmp_path, "a.xml", _ENGLISH)
    (tmp_path / "b.xml").write_text("<x", "utf-8")
    answer = _command(tmp_path)
    assert answer.returncode == 1
    assert "b.xml: no well-formed XML" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing"], "is no folder"),
        (["."], "holds no file named"),
        ([".", "--sample", "0"], "give 1 or more"),
    ],
)
def test_what_cannot_be_measured_is_said_in_words(tmp_path: Path, arguments: list[str], message: str) -> None:
    answer = _command(tmp_path / arguments[0], *arguments[1:])
    assert answer.returncode == 2
    assert message in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_form_of_the_output_is_told_by_its_name(tmp_path: Path) -> None:
    _written(tmp_path, "a.xml", _ENGLISH)
    answer = _command(tmp_path, "--output", tmp_path / "out.txt")
    assert answer.returncode == 2
    assert ".json or .tsv" in answer.stderr
