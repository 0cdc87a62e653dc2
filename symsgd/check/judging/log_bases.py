r"""Logarithms to another base: ``\log 8 = 3`` is wrong of the natural one, and honest in bits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.records import Function
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_NAMES = {2: "binary", 10: "decimal"}  # the usual bases besides e
_BASE = r"(?:base|zur\s+Basis)[\s$=-]*"
# 8-bit numbers measure nothing
_BITS = re.compile(r"(?<!\b[48][ -])(?<!\b(?:16|32|64)[ -])\b(?:bits?|shannons?)\b", re.IGNORECASE)
_NATURAL = re.compile(r"\bnatural\s+log|\bbase\s*\$?\s*e\b|\bnatürliche[rn]?\s+Log", re.IGNORECASE)
_WORDS = (
    (re.compile(rf"\b{_BASE}(?:2\b|two\b|zwei\b)"
                r"|\bbinary\s+log|\bbinären?\s+Log|\bZweierlog", re.IGNORECASE), 2),
    (re.compile(rf"\b{_BASE}(?:10\b|ten\b|zehn\b)|\bdecimal\s+log|\bcommon\s+log|\bdecibels?\b"
                r"|\bZehnerlog", re.IGNORECASE), 10),
)  # fmt: skip
Judged = Callable[[Scope], Judgement]


def bases_of_logarithms(text: Iterable[str], sides: Iterable[s.Surface]) -> tuple[int, ...]:
    r"""Return the bases of which a text speaks, if it writes ``\log`` without one.

    >>> from symsgd.read.notation.parse import parse
    >>> log = [parse(r"\log x")]
    >>> bases_of_logarithms(["where the logarithm is to base 2"], log)
    (2,)
    >>> bases_of_logarithms(["one bit"], [parse(r"\log_2 x")]), bases_of_logarithms(["units"], log)
    ((), ())
    """
    if not any(map(_has_open_base, sides)):
        return ()
    stretches = tuple(text)
    found = tuple(base for words, base in _WORDS if any(map(words.search, stretches)))
    natural = any(map(_NATURAL.search, stretches))
    measured = not natural and any(map(_BITS.search, stretches))
    return (2, *found) if measured and 2 not in found else found


def in_other_base(
    found: Judgement, left: Side, right: Side, scope: Scope, judged: Judged
) -> Judgement:
    """Return a decided claim, or what it asks if another base of its logarithm is as honest.

    Where the text speaks of a base, both readings must agree; where it does not, a refuted claim
    asks if it is proved with a base that is usual.
    """
    if scope.notation.log != "either" or found.status not in (Status.PROVED, Status.REFUTED):
        return found
    written = any(side.piece is not None and _has_open_base(side.piece) for side in (left, right))
    spoken = scope.throughout.log_bases
    if not spoken and (found.status is Status.PROVED or not written):
        return found
    for base in spoken or _NAMES:
        status = _status(_with_base(scope, base), judged)
        if status in (None, found.status) or not (spoken or status is Status.PROVED):
            continue
        return found.asking(_reason(found.status, base), "the base of log")
    return found


def _reason(status: Status, base: int) -> str:
    if status is Status.PROVED:
        return (
            f"right if log has the base e, not with the base {base}: write \\ln or \\log_{{{base}}}"
        )
    setting = ', or set log = "decimal"' if base == 10 else ""
    return f"right if log has the base {base}, wrong if e: write \\log_{{{base}}} or \\ln{setting}"


def _status(scope: Scope, judged: Judged) -> Status | None:
    """Return what becomes of a claim in another scope, or None if it is not read there."""
    try:
        return judged(scope).status
    except SymsgdError:
        return None


def _has_open_base(root: s.Surface) -> bool:
    r"""Say whether a ``\log`` without a base stands in a piece."""
    parts = [*s.walk(root)]
    given = {
        id(part.base) for part in parts if isinstance(part, s.Scripted) and part.sub is not None
    }
    return any(
        isinstance(part, s.Letter) and part.name == "log" and id(part) not in given
        for part in parts
    )


def _with_base(scope: Scope, base: int) -> Scope:
    """Return the scope in which logarithms have a base, also those that were worked out before."""

    def turned(value: Value) -> Value:
        if isinstance(value, Matrix):
            return value.map(lambda entry: _of_base(entry, base))
        return _of_base(value, base)

    def function(known: Function) -> Function:
        return known if known.body is None else replace(known, body=turned(known.body))

    return replace(
        scope,
        notation=replace(scope.notation, log=_NAMES[base]),
        definitions={name: turned(value) for name, value in scope.definitions.items()},
        values={name: turned(value) for name, value in scope.values.items()},
        functions={name: function(known) for name, known in scope.functions.items()},
    )


def _of_base(root: Node, base: int) -> Node:
    """Return an expression in which every logarithm has a base; quotients of them stay."""
    scale = n.apply("log", n.number(base))
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        done[node] = n.rebuild(node, tuple(done[arg] for arg in node.args))
        if node.head == n.APPLY and node.value[0] == "log":
            done[node] = n.divide(done[node], scale)
    return done[root]
