"""The data of instruments: what is in the files is sound, and what is not is said with line and remedy."""

from datetime import date
from pathlib import Path

import pytest

from preamble.citations import catalogue
from preamble.network import facts

HEAD = "# A remark.\nsymbol\tadopted\ttitle_en\ttitle_ru\trecord\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two files in place of the library's, both sound and nearly empty."""
    monkeypatch.setattr(facts, "RESOLUTIONS", tmp_path / "resolutions.tsv")
    monkeypatch.setattr(facts, "INSTRUMENTS", tmp_path / "instruments.yml")
    facts.RESOLUTIONS.write_text(HEAD, encoding="utf-8")
    facts.INSTRUMENTS.write_text("X/1: {source: X/9}\n", encoding="utf-8")
    return facts.RESOLUTIONS, facts.INSTRUMENTS


def test_the_library_s_own_files_are_sound() -> None:
    known = facts.load()
    assert known.diagnostics == ()
    assert len(known.by_target) > 3700
    assert known.of("S/RES/2370(2017)") == facts.Fact(
        (("en", "On preventing terrorists from acquiring weapons"),), date(2017, 8, 2), "S/PV.8017"
    )


def test_only_what_is_asked_for_is_given() -> None:
    known = facts.load({"A/RES/79/1", "UNTS vol. 2225, No. 39574", "NO/1"})
    assert set(known.by_target) == {"A/RES/79/1", "UNTS vol. 2225, No. 39574"}
    assert known.of("NO/1") == facts.NOTHING


def test_librarians_come_first_and_the_long_list_adds_what_they_do_not_say(files: tuple[Path, Path]) -> None:
    files[0].write_text(HEAD + "A/1\t2020-01-02\tOld\tДругое\tA/PV.1\n", encoding="utf-8")
    files[1].write_text("A/1:\n  title: {en: New}\n  source: A/9\n", encoding="utf-8")
    assert facts.load().of("A/1") == facts.Fact(
        (("ru", "Другое"), ("en", "New")), date(2020, 1, 2), "A/PV.1", (), (("ru", "A/9"), ("en", "A/9"))
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("A/1\t2020-01-02\tT\t", "4 fields, not 5"),
        ("A/1\t2020-13-02\tT\t\t", "no date; write YYYY-MM-DD"),
        ("A/1\t1 May 2020\tT\t\t", "no date; write YYYY-MM-DD"),
        (" A/1\t\tT\t\t", "is no symbol"),
        ("A/1 T", "no tab in this line"),
    ],
)
def test_a_wrong_line_is_named(files: tuple[Path, Path], line: str, message: str) -> None:
    files[0].write_text(f"{HEAD}{line}\nB/1\t\tGood\t\t\n", encoding="utf-8")
    known = facts.load()
    assert [(path, found.line) for path, found in known.diagnostics] == [(files[0], 3)]
    assert message in known.diagnostics[0][1].message
    assert known.of("B/1").title == (("en", "Good"),)


def test_a_symbol_has_one_line(files: tuple[Path, Path]) -> None:
    files[0].write_text(f"{HEAD}A/1\t\tT\t\t\nA/1\t\tU\t\t\n", encoding="utf-8")
    [(_, found)] = facts.load().diagnostics
    assert found.line == 4
    assert "A/1 has a line above" in found.message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("A/1:\n  titel: {en: T}\n  source: X/9\n", 2, "no field is called 'titel'"),
        ("A/1:\n  title: {en: T}\n", 1, "source: is missing"),
        ("A/1:\n  title: {fr: T}\n  source: X/9\n", 2, "by language, ru and en"),
        ("A/1:\n  title: T\n  source: X/9\n", 2, "by language, ru and en"),
        ("A/1:\n  source: X/9\n  adopted: 1 May\n", 3, "write YYYY-MM-DD"),
        ("A/1:\n  source: X/9\n  address: {en: 'javascript:alert(1)'}\n", 3, "begins with https://"),
        ("A/1:\n  source:\n", 2, "nothing is written here"),
        ("A/1: T\n", 1, "fields on lines of their own"),
        ("- A/1\n", 1, "expected identifiers"),
        ("A/1: {source: X/9}\nA/1: {source: X/8}\n", 2, "stands here again"),
        ("A/1: &x {source: *x}\n", 1, "anchors"),
    ],
)
def test_a_wrong_entry_is_named(files: tuple[Path, Path], text: str, line: int, message: str) -> None:
    files[1].write_text(text, encoding="utf-8")
    [(path, found)] = facts.load().diagnostics
    assert (path, found.line) == (files[1], line)
    assert message in found.message


def test_a_mistake_in_the_names_is_told_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> tuple[catalogue.Named, ...]:
        return catalogue.parse(b"- target: A/1\n  en: [The Great Thing]\n  source: x\n", "names.yml")

    monkeypatch.setattr(catalogue, "load", load)
    known = facts.load({"S/RES/2370(2017)"})
    assert known.of("S/RES/2370(2017)").adopted == date(2017, 8, 2)
    assert [(file.name, told.line, told.message) for file, told in known.diagnostics] == [
        ("names.yml", 1, "ru is missing in this entry; add it")
    ]
