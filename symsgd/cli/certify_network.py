"""The network of a problem file as a document for Coq."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from symsgd.cli import files

if TYPE_CHECKING:
    from symsgd.certify.coq.document import CoqDocument

_TABLE = re.compile(r"^[ \t]*\[network\b", re.MULTILINE)


def is_problem(name: str) -> bool:
    """Say whether a file is a problem file and no document.

    >>> is_problem("xor.toml"), is_problem("xor.md")
    (True, False)
    """
    return PurePath(name).suffix.lower() == ".toml"


def document_of_network(name: str) -> CoqDocument:
    """Return the theorems about the network of a problem file.

    Its module is called ``…_network``, so that a document of the same name keeps its own.
    """
    from symsgd.certify.coq.document import module_name
    from symsgd.certify.coq.network.theorems import network_document
    from symsgd.cli.problem import read_task

    _, task = read_task(name)
    text, file = files.read_text(name), files.shown_name(name)
    found = _TABLE.search(text)
    line = text[: found.start()].count("\n") + 1 if found else 1
    return network_document(
        task, name=f"{module_name(PurePath(file).stem)}_network", file=file, line=line
    )
