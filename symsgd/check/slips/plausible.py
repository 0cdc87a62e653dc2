"""Which proved suggestions are no slip of a pen: what holds by accident, or says nothing.

Each rule has its reason beside it.  A suggestion that breaks one would be true and of no use.
"""

from __future__ import annotations

import re
from itertools import groupby

from symsgd.check.judgement import Side
from symsgd.check.judging.implications import WAYS
from symsgd.check.slips.edit import Edit
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.values import Value

_EQUALITIES = ("=", "~")
_COPIED = ("number too large", "number too small", "digits turned")  # slips of a solution
# a number that stands alone is miscopied or has the wrong sign; it has lost no factor and no root
_OF_NUMBERS = ("number too large", "number too small", "digits turned", "minus too many",
               "minus lost", "plus for minus", "upside down", "square too many",
               "number not squared", "number squared", "Kronecker delta",
               "one for a symbol")  # fmt: skip
# what is copied from the line before with one letter for another, or the wrong way round
_COPIED_WRONG = ("indices", "all indices", "wrong index", "variable", "variable everywhere",
                "argument", "argument everywhere", "outer product", "layer too low",
                 "layer too high", "letters exchanged")  # fmt: skip
_OF_PRIMES = ("prime too many", "prime lost", "order too high", "order too low")

_OF_FACTORS = ("factor 2 lost", "half lost", "number lost")
_FACTOR = re.compile(
    r"\s*(?:\\cdot(?![a-z])\s*|\*\s*)?(?:[A-Za-z(]|\\left\(|\\begin|\\frac"
    r"|\\(?!right|end|cdot|times|le|ge|neq|text|q?quad|[,;!\\ ])[a-z])"
)


def may_be_meant(
    edit: Edit, new: Side, written: Side, other: Side, relation: str, *, on_the_left: bool
) -> bool:
    """Say whether a side may have been meant, as far as it is seen without calculating."""
    if relation in WAYS.values():
        return edit.slip in _COPIED  # of what has no solution everything follows
    if relation not in _EQUALITIES:
        return False  # half of all changes make an inequality hold
    if written.piece is None or new.piece is None or other.piece is None:
        return True
    if is_lone_number(written.piece) and edit.slip not in _OF_NUMBERS:
        return False
    if not copied_wrong(edit, written) and flat(new.piece) == flat(other.piece):
        return False  # the other side once more, with other brackets, or u u for u^2
    primes = on_the_left and edit.slip in _OF_PRIMES
    return not primes or _is_at_a_letter(written.piece)  # f(2) and f'(2) may agree by accident


def is_idle(edit: Edit, text: str) -> bool:
    """Say whether a change is one that another row says better: 1 x for x, and 1/2 2 for 1.

    >>> is_idle(Edit(((0, 1, "1"),), "number too large", "", (0, 1)), "2 x")
    True
    >>> is_idle(Edit(((0, 1, "1"),), "number too large", "", (0, 1)), "2 + x")
    False
    """
    start, end, new = edit.changes[0]
    if edit.slip in _OF_FACTORS:
        return text[start:end].strip("{}").isdigit()
    if edit.slip.startswith("slope of a sigmoid"):
        return not any(map(str.isalpha, text[start:end].replace("frac", "")))
    return new == "1" and text[start:end].isdigit() and _FACTOR.match(text, end) is not None


def copied_wrong(edit: Edit, written: Side) -> bool:
    """Say whether a side of several parts may be the other side, copied with a slip."""
    parts = isinstance(written.piece, s.Product | s.Sum | s.Fraction | s.Big)
    return parts and edit.slip in _COPIED_WRONG


def adds_nothing(new: Value) -> bool:
    """Say whether a side has a derivative of a constant, so that it is 0 in a long way.

    >>> x = n.variable("x")
    >>> adds_nothing(6 * n.derivative(n.number(3), "x")), adds_nothing(n.derivative(x, "x"))
    (True, False)
    """
    nodes = n.walk(*each(new))
    return any(node.head == n.DERIVATIVE and _is_constant(node) for node in nodes)


def _is_constant(node: n.Node) -> bool:
    return node.value[0] not in n.free_variables(node.args[0])


def is_lone_number(piece: s.Surface) -> bool:
    r"""Say whether a side is one number, with a sign perhaps, or a fraction of two.

    >>> from symsgd.read.notation.parse import parse
    >>> [is_lone_number(parse(text)) for text in (r"-\frac12", "(3)", "2 + 3", "2x")]
    [True, True, False, False]
    """
    match piece:
        case s.Number():
            return True
        case s.Sum(terms=((_, term),)):
            return is_lone_number(term)
        case s.Group(items=(item,)):
            return is_lone_number(item)
        case s.Fraction():
            return is_lone_number(piece.numerator) and is_lone_number(piece.denominator)
        case _:
            return False


def flat(piece: s.Surface) -> object:
    """Return a formula without the brackets it does not need, equal neighbours as a power.

    >>> from symsgd.read.notation.parse import parse
    >>> flat(parse("u u + 1")) == flat(parse("u^2 + 1"))
    True
    """
    match piece:
        case s.Group(bracket="(" | "{" | "[", items=(item,)):
            return flat(item)
        case s.Number():
            return piece.digits
        case s.Letter():
            return piece.name
        case s.Sum():
            terms = _terms(piece)
            return terms[0][1] if len(terms) == 1 and terms[0][0] == "+" else ("sum", terms)
        case s.Product() if set(piece.operators) <= {"", "*"}:
            return _product(piece)
        case s.Scripted():
            scripts = tuple(
                (script.kind, script.count, None if script.body is None else flat(script.body))
                for script in piece.scripts
            )
            sub = None if piece.sub is None else flat(piece.sub)
            powers = [body for kind, _, body in scripts if kind == "exponent"]
            if len(scripts) == len(powers) == 1 and sub is None:
                return ("power", flat(piece.base), powers[0])
            return ("scripted", flat(piece.base), sub, scripts)
        case _:
            inside = tuple(flat(child) for child in s.children(piece))
            name = getattr(piece, "name", getattr(piece, "bracket", ""))
            operators = getattr(piece, "operators", getattr(piece, "signs", ()))
            return (type(piece).__name__, name, operators, inside)


def _terms(piece: s.Sum) -> tuple[tuple[str, object], ...]:
    found: list[tuple[str, object]] = []
    for sign, term in piece.terms:
        inside = flat(term)
        if isinstance(inside, tuple) and inside[0] == "sum" and sign == "+":
            found.extend(inside[1])
        else:
            found.append((sign, inside))
    return tuple(found)


def _product(piece: s.Product) -> object:
    runs = [(one, len(list(same))) for one, same in groupby(map(flat, piece.factors))]
    parts = tuple(one if times == 1 else ("power", one, str(times)) for one, times in runs)
    return parts[0] if len(parts) == 1 else ("product", parts)


def _is_at_a_letter(piece: s.Surface) -> bool:
    """Say whether a function on the left is taken of nothing but a letter, or of nothing."""
    groups = [part for part in s.walk(piece) if isinstance(part, s.Group)]
    return all(isinstance(item, s.Letter) for group in groups for item in group.items)
