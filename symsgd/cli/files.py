"""Texts that are named on the command line: read with care, errors in words."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

from symsgd.errors import Place, SymsgdError

STANDARD_INPUT = "-"
MOST_BYTES = 16_000_000
# what belongs in a file, by its ending
_EXPECTED = {
    "": "symsgd reads Markdown, LaTeX and notebooks; convert the document first",
    ".toml": "a problem file is TOML: text in UTF-8, with tables such as [network]",
    ".jsonl": "a batch is text in UTF-8, with one row of JSON on each line",
}
_BYTE_ORDER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_text(name: str) -> str:
    """Return the text of a file, or of standard input for ``-``.

    >>> read_text("no_such_file.md")
    Traceback (most recent call last):
      ...
    symsgd.errors.SymsgdError: there is no file 'no_such_file.md' [missing-file]
      look for a slip in its name
    """
    return decoded(_bytes(name), shown_name(name))


def shown_name(name: str) -> str:
    """Return the name under which a file is reported.

    >>> shown_name("-")
    'stdin'
    """
    return "stdin" if name == STANDARD_INPUT else name


def decoded(data: bytes, file: str) -> str:
    """Return the text that bytes hold in UTF-8, with one kind of line end.

    >>> decoded(b"a" + bytes([13, 10]) + b"b", "sheet.md").splitlines()
    ['a', 'b']
    """
    encoding = _BYTE_ORDER_MARKS.get(data[:2])
    if encoding is None and b"\0" in data:
        raise SymsgdError(
            "binary-file",
            f"{file} is not a text file",
            advice=_EXPECTED.get(PurePath(file).suffix.lower(), _EXPECTED[""]),
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").split("\n")
        raise SymsgdError(
            "wrong-encoding",
            f"the text is not in UTF-8 but {encoding or 'in another encoding'}",
            place=Place(file, len(before), len(before[-1]) + 1),
            advice="save it as UTF-8 and try again",
        ) from None


def write_text(text: str, name: str | None) -> None:
    """Write text to a file, or to standard output where no file is named."""
    if name is None or name == STANDARD_INPUT:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    _named(name)
    try:
        Path(name).write_text(text, "utf-8")
    except OSError as error:
        raise SymsgdError(
            "cannot-write", f"cannot write {name!r}: {error.strerror}", advice="name another file"
        ) from None


def folder(name: str) -> Path:
    """Return a folder to write into, made where it is not there yet."""
    _named(name)
    place = Path(name)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SymsgdError(
            "cannot-write", f"cannot write to the folder {name!r}: {error.strerror}",
            advice="name another folder",
        ) from None  # fmt: skip
    return place


def _named(name: str) -> None:
    """Refuse an empty name, which stands for the current folder where nobody looks."""
    if not name.strip():
        raise SymsgdError(
            "missing-file",
            "the name of a file is empty",
            advice="name a file; . is the folder you are in, and - standard input",
        )


def _bytes(name: str) -> bytes:
    _named(name)
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise SymsgdError(
            "missing-file", f"there is no file {name!r}", advice="look for a slip in its name"
        ) from None
    except IsADirectoryError:
        raise SymsgdError(
            "is-a-folder", f"{name!r} is a folder", advice="name the files that are in it"
        ) from None
    except OSError as error:
        raise SymsgdError(
            "cannot-read", f"cannot read {name!r}: {error.strerror}", advice="is it yours to read?"
        ) from None
    if len(data) > MOST_BYTES:
        raise SymsgdError(
            "large-file",
            f"{shown_name(name)!r} has more than {MOST_BYTES // 10**6} MB",
            advice="clear the outputs of the notebook and save it, then try again"
            if name.endswith(".ipynb")
            else "check its parts one after the other",
        )
    return data
