"""Files of the site: whole, in folders that are made when they are needed."""

from pathlib import Path

import pytest

from preamble import published


def test_a_file_is_written_with_its_folders_and_replaced(tmp_path: Path) -> None:
    folder = str(tmp_path / "en" / "documents" / "a-res-75-10")
    published.write(f"{folder}/index.html", "старое и длинное")
    published.write(f"{folder}/index.html", "новое")
    assert Path(folder, "index.html").read_text("utf-8") == "новое"


def test_bytes_stay_as_they_are_and_what_is_no_letter_becomes_a_reference(tmp_path: Path) -> None:
    published.write(f"{tmp_path}/source.txt", b"\xff\r\n")
    published.write(f"{tmp_path}/page.html", "a\ud800b")
    assert (tmp_path / "source.txt").read_bytes() == b"\xff\r\n"
    assert (tmp_path / "page.html").read_text("utf-8") == "a&#55296;b"


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        published.write(f"{tmp_path}/file/below/index.html", "")
