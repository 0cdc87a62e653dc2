"""What the author may have meant."""
from __future__ import annotations
from symsgd.check.document import Link
from symsgd.check.entries import Decide
def suggest(link: Link, by: Decide) -> str | None:
    return None
