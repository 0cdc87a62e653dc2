r"""What stands beside a case: ``\text{if } x > 0 \text{ and } y > 0``, ``\text{otherwise}``.

Words that limit a case and are not understood are an error: a case without its condition would
hold everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.tokens.lexer import Token

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms

_IF = re.compile(
    r"(?:and |or )?(?:if|for|when|whenever|where|with|falls|wenn|für|bei|si|pour|lorsque|quand"
    r"|cuando|para|若|如果|當|当|对|對)[\s:,]*",
    re.IGNORECASE,
)
OTHERWISE = (
    r"(?:otherwise|else|elsewhere|in all other cases|in other cases|sonst|andernfalls|sinon"
    r"|autrement|ailleurs|en otro caso|si no|de lo contrario|其他|其它|否則|否则)"
)
_OTHERWISE = re.compile(rf"{OTHERWISE}[\s.,;]*", re.IGNORECASE)
_NEGATING = frozenset(["not", "unless", "except", "nicht", "sauf", "excepto", "never"])
_AND = re.compile(r"(?:and|und|et|y|且|和)(?:\s+(?:if|for|when|wenn|si))?", re.IGNORECASE)
_OR = re.compile(r"(?:or|oder|ou|o|或)(?:\s+(?:if|for|when|wenn|si))?", re.IGNORECASE)
_PUNCTUATION = (",", ".", ";", ":", "quad")
_WORDS = ("text", "word")
_DEPTH = {"open": 1, "{": 1, "begin": 1, "close": -1, "}": -1, "end": -1}


def is_otherwise(words: str) -> bool:
    """Say whether words inside a formula mean the cases that are left.

    >>> is_otherwise("otherwise"), is_otherwise("and so")
    (True, False)
    """
    return _OTHERWISE.fullmatch(words.strip()) is not None


def read_condition(parser: Atoms, run: tuple[Token, ...]) -> s.Surface | None:
    r"""Return the condition that tokens write; None if it is "otherwise" or nothing at all.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.notation.parse import Parser
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"\text{if } x > 0 \text{ and } y > 0")
    >>> read_condition(Parser(source, tokens(source)), tokens(source)).bracket
    'and'
    """
    run = _trimmed(run)
    if not run:
        return None
    if len(run) == 1 and run[0].kind in _WORDS and _OTHERWISE.fullmatch(run[0].text):
        return None
    if run[0].kind in _WORDS and _IF.fullmatch(run[0].text):
        run = _trimmed(run[1:])
    parts, joints = _parts(parser, run)
    pieces = tuple(parser.sub_parser(part).whole() for part in parts if part)
    if len(pieces) == 1 and not joints:
        return pieces[0]
    if len(pieces) != len(parts) or len(set(joints)) > 1:
        raise _not_understood(parser, run[0])
    return s.Group(pieces[0].start, pieces[-1].end, joints[0], pieces)


def without_condition(run: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a case's value, without the comma and the word at its end."""
    run = _trimmed(run)
    if run and run[-1].kind in _WORDS and _IF.fullmatch(run[-1].text):
        run = _trimmed(run[:-1])
    return run


def _parts(parser: Atoms, run: tuple[Token, ...]) -> tuple[list[tuple[Token, ...]], list[str]]:
    """Split a condition at the words and commas between its parts."""
    parts, joints, start, depth = [], list[str](), 0, 0
    for i, token in enumerate(run):
        depth += _DEPTH.get(token.kind, 0)
        joint = _joint(parser, token) if depth == 0 else None
        if joint is None:
            continue
        if i == start and joints:  # ", and" is one joint
            joints[-1] = joint
        else:
            parts.append(run[start:i])
            joints.append(joint)
        start = i + 1
    return [*parts, run[start:]], joints


def _joint(parser: Atoms, token: Token) -> str | None:
    if token.kind in (",", ";"):
        return "and"
    if token.kind == "word" and token.text.lower() in _NEGATING:
        raise _not_understood(parser, token)
    if token.kind != "text" and not (token.kind == "word" and token.text in ("and", "or")):
        return None
    for pattern, joint in ((_AND, "and"), (_OR, "or")):
        if pattern.fullmatch(token.text):
            return joint
    raise _not_understood(parser, token)


def _not_understood(parser: Atoms, token: Token) -> Exception:
    return parser.wrong_at(
        token, "condition", f"{parser.show(token)} is no condition that is read",
        r"write a relation such as x > 0, or \text{otherwise}",
    )  # fmt: skip


def _trimmed(run: tuple[Token, ...]) -> tuple[Token, ...]:
    kept = [token for token in run if token.kind != "quad"]
    while kept and kept[-1].kind in _PUNCTUATION:
        kept.pop()
    while kept and kept[0].kind in _PUNCTUATION:
        kept.pop(0)
    return tuple(kept)
