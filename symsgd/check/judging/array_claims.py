"""Claims about matrices and vectors without entries: which may be decided as if about numbers.

What holds of numbers holds of matrices where nothing is multiplied by a matrix but numbers, and
where all products are taken entry by entry.  Anything else may rest on AB = BA, so it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symsgd.check.judgement import Judgement, Side
from symsgd.check.judging.crossed import crossed
from symsgd.check.judging.in_order import terms_in_order
from symsgd.check.judging.lacking import lacking
from symsgd.check.judging.plain_arguments import is_argument
from symsgd.check.judging.undeclared_capitals import doubtful_capitals
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.arrays.unit_matrices import as_unit_matrix
from symsgd.read.intermediate import each
from symsgd.read.names import index_value, name_of
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_RATES = ("alpha", "eta", "lambda", "epsilon")  # never a matrix, by a habit of the field
_SCALES = (n.ADD, n.NEGATE, n.LET, n.WHERE_DEFINED)


def lacks_entries(
    first: Value, second: Value, left: Side, right: Side, scope: Scope
) -> Judgement | None:
    """Return that a claim cannot be decided because its letters are, or may be, no numbers."""
    first, second = as_unit_matrix(first, second, scope), as_unit_matrix(second, first, scope)
    free = n.free_variables(*each(first), *each(second))
    arrays = [name for name in free if name in scope.arrays.not_numbers
              and not is_argument(name, (left, right), scope)]  # fmt: skip
    nodes = (*each(first), *each(second))
    if arrays and (pair := _commutator(left, right, scope)) is not None:
        which = (f"whether {pair} is a list or the commutator",)
        return Judgement(Status.NEEDS_CONTEXT, lacking(which), missing=which)
    if arrays:
        if all(_degree(node, scope) < 2 for node in nodes) or _entrywise(left, right, free, scope):
            return None
        what = tuple(f"the entries of {name} ({scope.arrays.not_numbers[name]})" for name in arrays)
        return Judgement(Status.NEEDS_CONTEXT, lacking(what), missing=what)
    multiplied = doubtful_capitals((first, second), scope)
    doubtful = [
        name
        for name in (*multiplied, *_maybe_matrices(left, right, free), *crossed(left, right, free))
        if not scope.knows(name) and not _is_entry(name, left, right)
    ]
    if not doubtful or all(_degree(node, scope) < 2 for node in nodes):
        return None
    if _is_beside(left) and _is_beside(right) and _same_in_order(first, second):
        return None
    names = " and ".join(dict.fromkeys(doubtful))
    what = (f"whether {names} {'is a number' if len(doubtful) == 1 else 'are numbers'}",)
    reason = f"products of matrices and of vectors need not commute: {names} may be such; "
    reason += rf"declare numbers, as in ${doubtful[0]} \in \mathbb{{R}}$"
    return Judgement(Status.NEEDS_CONTEXT, reason, missing=what)


def _is_beside(side: Side) -> bool:
    """Say whether all factors stand beside each other: a dot or a cross may be another product."""
    parts = () if side.piece is None else s.walk(side.piece)
    return all(set(part.operators) <= {""} for part in parts if isinstance(part, s.Product))


def _same_in_order(first: Value, second: Value) -> bool:
    """Say whether two sides are equal by what holds of matrices as well."""
    if not isinstance(first, Node) or not isinstance(second, Node):
        return False
    left = terms_in_order(first)
    return left is not None and left == terms_in_order(second)


def _commutator(left: Side, right: Side, scope: Scope) -> str | None:
    """Return a bracket such as ``[A, B]`` of two letters that are no numbers."""
    for side in (left, right):
        for part in () if side.piece is None else s.walk(side.piece):
            if isinstance(part, s.Group) and part.bracket == "[" and len(part.items) == 2:
                names = [name_of(item) or "" for item in part.items]
                if scope.arrays.not_numbers.keys() >= {*names}:
                    return f"[{', '.join(names)}]"
    return None


def _is_entry(name: str, left: Side, right: Side) -> bool:
    """Say whether a name is an entry of an array of which a claim was written out."""
    base, mark, _ = name.partition("_")
    return bool(mark) and base in dict((*left.arrays, *right.arrays))


def _degree(root: Node, scope: Scope) -> int:
    """Return 0 for a number, 1 for a sum of symbols with numbers before them, else 2."""
    known: dict[Node, int] = {}
    for node in n.walk(root):  # arguments come before what holds them
        known[node] = min(_own_degree(node, [known[arg] for arg in node.args], scope), 2)
    return known[root]


def _own_degree(node: Node, args: Sequence[int], scope: Scope) -> int:
    if node.head == n.VARIABLE:
        return 0 if _is_number(str(node.value), scope) else 1
    if node.head in _SCALES:
        return max(args)
    if node.head == n.MULTIPLY:
        return sum(args)
    if node.head == n.DIVIDE:
        return args[0] if args[1] == 0 else 2
    return 2 if any(args) else 0


def _is_number(name: str, scope: Scope) -> bool:
    if name in scope.arrays.not_numbers:
        return False
    return name in scope.domains or name in scope.notation.scalars or name in _RATES


def _entrywise(left: Side, right: Side, free: Sequence[str], scope: Scope) -> bool:
    """Say whether a claim is calculated entry by entry, so that every entry is a number."""
    return all(
        side.piece is not None and _by_entries(side.piece, frozenset(free), scope) is not None
        for side in (left, right)
    )


def _by_entries(piece: s.Surface, free: frozenset[str], scope: Scope) -> bool | None:
    """Say whether a piece has entries, or return None if it is not taken entry by entry."""
    match piece:
        case s.Number():
            return False
        case s.Letter() | s.Scripted(scripts=()):
            name = name_of(piece)
            if name is None or name not in free:
                return None
            return not _is_number(name, scope)
        case s.Sum():
            inside = [_by_entries(term, free, scope) for _, term in piece.terms]
            return None if None in inside else any(inside)
        case s.Group(bracket="(" | "{", items=(item,)):
            return _by_entries(item, free, scope)
        case s.Product():
            return _product_by_entries(piece, free, scope)
        case _:
            return None


def _product_by_entries(piece: s.Product, free: frozenset[str], scope: Scope) -> bool | None:
    inside = [_by_entries(factor, free, scope) for factor in piece.factors]
    if None in inside or not set(piece.operators) <= {"", "*", "hadamard"}:
        return None
    runs, count = [], 0
    for has_entries, operator in zip(inside, (*piece.operators, "hadamard"), strict=True):
        count += bool(has_entries)
        if operator == "hadamard":
            runs.append(count)
            count = 0
    return None if max(runs) > 1 else any(runs)


def _maybe_matrices(left: Side, right: Side, free: Sequence[str]) -> list[str]:
    """Return the capital letters of a claim that only makes a point of matrices.

    It writes both AB and BA, inverts a product or a sum of capital letters, multiplies capital
    letters beside an inverse, or adds ``I`` to a capital letter.
    """
    pieces = [side.piece for side in (left, right) if side.piece is not None]
    parts = [part for piece in pieces for part in s.walk(piece)]
    pairs = {pair for part in parts if isinstance(part, s.Product) for pair in _pairs(part)}
    both_orders = any((second, first) in pairs for first, second in pairs if first != second)
    inverted = any(isinstance(part, s.Scripted) and _is_inverse(part) for part in parts)
    group = any(
        isinstance(part, s.Scripted) and _is_inverse(part) and len(_capitals(part.base)) > 1
        for part in parts
    )
    unit = any(isinstance(part, s.Sum) and _has_unit(part) for part in parts)
    unit = unit or (bool(pairs) and any(_base(piece) == "I" for piece in pieces))
    if not (both_orders or group or (inverted and pairs) or unit):
        return []
    named = dict.fromkeys(name for piece in pieces for name in _capitals(piece))
    return [name for name in named if name in free]


def _pairs(product: s.Product) -> Iterator[tuple[str, str]]:
    """Yield the capital letters that stand beside each other, with the marks they carry."""
    beside = zip(product.factors, product.factors[1:], product.operators, strict=False)
    for first, second, operator in beside:
        names = _marked(first), _marked(second)
        if operator in ("", "*") and names[0] and names[1] and names[0] != names[1]:
            yield names


def _marked(piece: s.Surface) -> str:
    """Return a capital letter with its marks; a power that is a number is left out."""
    base = _base(piece)
    if not base or not isinstance(piece, s.Scripted):
        return base
    for script in piece.scripts:
        if script.kind == "exponent" and script.body is not None:
            number = index_value(script.body, {})
            base += "^-1" if _is_minus_one(script.body) else "" if number is not None else "^?"
        elif script.kind != "exponent":
            base += script.kind
    return base


def _base(piece: s.Surface) -> str:
    """Return the capital letter that a symbol is, with its subscript, or nothing."""
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if not isinstance(base, s.Letter) or base.word or not base.name[:1].isupper():
        return ""
    if isinstance(piece, s.Scripted) and piece.sub is not None:
        return name_of(s.Scripted(piece.start, piece.end, base, piece.sub, ())) or ""
    return base.name


def _is_inverse(piece: s.Scripted) -> bool:
    return any(
        script.kind == "exponent" and script.body is not None and _is_minus_one(script.body)
        for script in piece.scripts
    )


def _is_minus_one(body: s.Surface) -> bool:
    if isinstance(body, s.Group) and len(body.items) == 1:
        return _is_minus_one(body.items[0])
    if not isinstance(body, s.Sum) or len(body.terms) != 1:
        return False
    sign, one = body.terms[0]
    return sign == "-" and isinstance(one, s.Number) and one.digits == "1"


def _has_unit(piece: s.Sum) -> bool:
    """Say whether a sum has the term ``I`` beside a term with another capital letter."""
    terms = [term for _, term in piece.terms]
    last = [term.factors[-1] if isinstance(term, s.Product) else term for term in terms]
    unit = [_base(term) == "I" for term in last]
    others = [term for term, is_unit in zip(terms, unit, strict=True) if not is_unit]
    return any(unit) and any(len(_capitals(term)) > 0 for term in others)


def _capitals(piece: s.Surface) -> list[str]:
    """Return the capital letters in a piece, with their subscripts."""
    found = (_base(part) for part in s.walk(piece))
    return list(dict.fromkeys(name for name in found if name))
