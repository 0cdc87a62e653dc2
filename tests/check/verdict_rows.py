"""Tables of documents with the verdict that each claim must get, a letter each."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

LETTERS = {
    "PROVED": "P", "REFUTED": "R", "NEEDS_CONTEXT": "N", "UNDECIDED": "U", "UNREAD": "X",
}  # fmt: skip


def rows(text):
    """Return the parameters of a test: each document ends at its verdicts, ``=> P R``."""
    found, lines = [], []
    for line in text.strip().splitlines():
        if line.startswith("=>"):
            found.append(("\n".join(lines), line.removeprefix("=>").split()))
            lines = []
        else:
            lines.append(line)
    assert not lines
    return pytest.mark.parametrize(("document", "expected"), found)


def verdicts(document):
    """Return the letters of the verdicts on the claims of a document."""
    report = check_text(document, by=decide)
    return [LETTERS[claim.status.value] for claim in report.claims]
