"""Words that belong to the sentence around a formula, in the languages of the documents."""

from __future__ import annotations

# a word in \text that stands here names no quantity
PROSE = frozenset(
    """
    where and or if otherwise for with when so then as the is let since because thus hence by
    therefore else a an of to in we have on at from all any given such that
    und oder mit wobei wenn falls sonst also dann
    et ou avec si sinon donc alors
    con donde para cuando entonces
    """.split()  # noqa: SIM905 - a table of words
)
