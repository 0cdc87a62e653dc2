"""Files that are no documents: a sentence, advice, exit code 2."""

from __future__ import annotations

import pytest

from symsgd.cli import files
from symsgd.errors import SymsgdError
from tests.program import symsgd


def refused(*arguments, **options):
    done = symsgd("check", *arguments, seconds=10, **options)
    assert done.returncode == 2
    assert done.stdout == ""
    return done.stderr


def test_missing_file():
    assert "there is no file 'nowhere.md' [missing-file]" in refused("nowhere.md")


def test_folder(tmp_path):
    assert "[is-a-folder]" in refused(tmp_path)


def test_binary_file(tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"%PDF-1.7\0\0\x93")
    assert "is not a text file [binary-file]" in refused(path)


def test_wrong_encoding_says_where(tmp_path):
    path = tmp_path / "sheet.md"
    path.write_bytes("first\nnaïve".encode("latin-1"))
    assert f"{path}:2:3: the text is not in UTF-8" in refused(path)


def test_utf_16_is_named(tmp_path):
    path = tmp_path / "sheet.md"
    path.write_bytes("$1 = 1$".encode("utf-16"))
    assert "UTF-16" in refused(path)


def test_standard_input_is_held_to_the_same():
    assert "stdin:1:1: the text is not in UTF-8" in refused("-", stdin=b"\xff$1=1$")


def test_huge_file(tmp_path):
    path = tmp_path / "sheet.md"
    path.write_bytes(b"x" * (files.MOST_BYTES + 1))
    assert "[large-file]" in refused(path)


def test_unreadable_file(tmp_path):
    path = tmp_path / "no" / "sheet.md"
    path.parent.write_text("a file where a folder should be")
    assert "[cannot-read]" in refused(path)


def test_missing_problem_file(tmp_path):
    path = tmp_path / "sheet.md"
    path.write_text("$1 = 1$")
    assert "[missing-file]" in refused(path, "--problem", tmp_path / "none.toml")


def test_a_byte_order_mark_and_foreign_line_ends_are_taken_off():
    assert files.decoded(b"\xef\xbb\xbfa\r\nb\rc", "f.md") == "a\nb\nc"


def test_a_place_that_cannot_be_written(tmp_path):
    with pytest.raises(SymsgdError, match="cannot-write"):
        files.write_text("report", str(tmp_path))
