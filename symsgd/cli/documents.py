"""The documents that are named on the command line; a folder stands for those that are in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from symsgd.cli.files import STANDARD_INPUT


def documents_in(names: Sequence[str]) -> Iterator[str]:
    """Yield the names of the documents, those of a folder in the order of the alphabet.

    In a folder, and in the folders within it, a document is what its ending says is one.  A folder
    without any stays, so that it is told of.

    >>> list(documents_in(["docs/examples/slip.md", "-"]))
    ['docs/examples/slip.md', '-']
    """
    from symsgd.read.documents.markup import ENDINGS

    for name in names:
        place = Path(name)
        if name in ("", STANDARD_INPUT) or not place.is_dir():  # "" is no folder, though Path is
            yield name
            continue
        inside = sorted(
            path
            for path in place.rglob("*")
            if path.suffix.lower() in ENDINGS and not path.is_dir()
            if not any(part.startswith(".") for part in path.relative_to(place).parts)
        )
        yield from map(str, inside) if inside else [name]
