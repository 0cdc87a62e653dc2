r"""Words that stand for a quantity: ``y_1真实值``, ``w - \text{learning rate} \cdot g``.

They are no symbols that are read.  Dropped as the words of a sentence are, they would leave another
formula behind: y_1 for y_1真实值, and (x + 1) for ``\text{ReLU的导数}(x + 1)``.
"""

from __future__ import annotations

import re

from symsgd.read.documents.prose import leads_to_sign
from symsgd.read.tokens.lexer import Token

KIND = "quantity"
_PLUS = ("+", "-")
_OPERAND = ("letter", "digit", "word", "close", "}", "'", "constant", "roman")
_BEHIND = ("letter", "digit", "word", "roman", "constant")
_BEGINS = (",", ";", ":", "quad", "row", "arrow", "&")
# words that join formulas to a sentence begin or end so; 得分 and 因子 are quantities
_FIRST = (
    "当|當|其中|所以|故|即|若|如果|那么|那麼|则|則|于是|於是|从而|從而|由|令|使得|又|因为|因為|因此"
    "|且|或|与|與|和|及|以及|此时|此時|解得|可得|可知|是|为|為"
)
_LAST = (
    "时|時|处|處|且|或|与|與|则|則|当|當|故|即|是|为|為|有|得|由|若|令|设|設|使|又|知|中|以|此|因"
)
_OPERATION = re.compile("[加减減乘除]以?|乘以|除以|的平方|平方")
_LEADS = re.compile(rf"^(?:{_FIRST}|解$|证$|證$|[(（])|(?:{_LAST}|[，。：:)）])$")


def with_quantities(row: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return a row of a formula in which words that stand for a quantity are one token each.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> def words(text):
    ...     run = with_quantities(tokens(Source(text)))
    ...     return [token.text for token in run if token.kind == "quantity"]
    >>> words("y - y真实值 = 3"), words("w - 学习率 g"), words(r"\text{所以}(2) = 2")
    (['真实值'], ['学习率'], [])
    >>> words(r"\text{ReLU的导数}(2) = 1"), words(r"a = 1 当 b > 0"), words(r"x = 8元")
    (['ReLU的导数'], [], [])
    """
    if not any(token.kind == "text" for token in row):
        return row
    found: list[Token] = []
    depth = i = 0
    units = {_run(row, at)[1] for at, token in enumerate(row)
             if token.kind == "text" and at and row[at - 1].kind == "digit"}  # fmt: skip
    while i < len(row):
        token = row[i]
        depth += {"{": 1, "open": 1, "begin": 1, "}": -1, "close": -1, "null": -1, "end": -1}.get(
            token.kind, 0
        )
        end, text = _run(row, i) if token.kind == "text" and not depth else (i, "")
        if end > i and _is_quantity(row, i, end, text, one_unit=len(units) < 2):
            found.append(Token(KIND, text, token.start, row[end - 1].end, token.spaced))
        else:
            end = max(end, i + 1)
            found += row[i:end]
        i = end
    return tuple(found)


def _run(row: tuple[Token, ...], start: int) -> tuple[int, str]:
    """Return where words end, and the words: bare letters of other scripts come one by one."""
    end = start + 1
    if _is_bare(row[start]):
        while end < len(row) and _is_bare(row[end]) and not row[end].spaced:
            end += 1
    return end, "".join(token.text for token in row[start:end])


def _is_bare(token: Token) -> bool:
    """Say whether a token is a letter of another script that stands in the formula itself."""
    return token.kind == "text" and token.end - token.start == 1 and not token.text.isascii()


def _is_quantity(
    row: tuple[Token, ...], start: int, end: int, text: str, *, one_unit: bool
) -> bool:
    before = row[start - 1] if start else None
    after = row[end] if end < len(row) else None
    bare, glued = _is_bare(row[start]), not row[start].spaced
    if before is not None and before.kind in (*_PLUS, "operator", "^", "_"):
        return True  # an operand is missing otherwise
    if after is not None and after.kind == "text":
        return False
    if bare and _OPERATION.fullmatch(text):
        return True  # 3乘以x: an operation in words, which is not read
    if _leads(text):
        return False
    applied = after is not None and after.kind == "open" and not after.spaced
    works = after is not None and after.kind in (*_PLUS, "operator")
    if before is None or before.kind in (*_BEGINS, "relation"):
        foreign = not text.isascii()
        minus = after is not None and after.kind == "-" and not foreign
        return applied or (works and not minus)
    if before.kind not in _OPERAND:
        return False
    if works:
        return True  # "3 red apples + 2", of which + 2 would stay
    if not glued or not bare:
        return False
    if after is not None and after.kind in _BEHIND:
        return True  # 2y减1 = 5: an operation in words
    related = after is not None and after.kind == "relation"
    if before.kind == "digit" and not _is_script(row, start - 1):
        return related and not one_unit
    return applied or related or after is None or after.kind in (",", ".", ";")


def _leads(text: str) -> bool:
    """Say whether words join formulas to a sentence, and name no quantity."""
    return _LEADS.search(text) is not None or leads_to_sign(text)


def _is_script(row: tuple[Token, ...], at: int) -> bool:
    """Say whether a digit stands in a script, as in y_1."""
    return at > 0 and row[at - 1].kind in ("_", "^")
