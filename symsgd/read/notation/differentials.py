r"""``\frac{d}{dx}``, ``\frac{\partial^2 L}{\partial w \partial b}`` and their relatives."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import subscript_text
from symsgd.read.tokens.lexer import Token

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms


def read_derivative(
    parser: Atoms, start: int, end: int, upper: tuple[Token, ...], lower: tuple[Token, ...]
) -> s.Derivative | None:
    """Return the derivative that a fraction is, or None if it is a plain fraction."""
    sign = _sign(upper)
    if sign is None or _sign(lower) != sign or len(lower) < 2:
        return None
    if sign == "delta" and upper[0].end == upper[-1].end:
        return None
    if any(len(run) > 1 and run[1].kind == "_" for run in (upper, lower)):
        return None  # of \partial_x F and \partial_y F this is a quotient
    top = parser.sub_parser(upper)
    top.next()
    order, times = _order(top)
    operand = None
    if top.token() is not None:
        operand = top.whole()
    if times is not None:
        variable = _repeated(parser, lower, sign, times)
        return s.Derivative(start, end, operand, ((variable, 1),), sign == "partial", times)
    if order == 1 and operand is not None:
        _check_place_of_order(parser, operand, lower, sign)
    variables = _variables(parser, lower, sign, order)
    if sum(count for _, count in variables) != order:
        raise parser.wrong(
            "derivative-orders",
            "the orders above and below the line differ",
            start,
            end,
            f"expected {order} differentials in the denominator",
        )
    return s.Derivative(start, end, operand, variables, sign == "partial")


def in_one_line(parser: Atoms, sign: Token) -> s.Derivative:
    r"""Read ``∂L/∂w``, ``∂/∂w`` or ``∂²L/∂w∂b`` behind its first ∂, as if it were a fraction.

    >>> from symsgd.read.notation.parse import parse
    >>> chain = parse("∂L/∂a · ∂a/∂z")
    >>> [(one.operand.name, one.variables[0][0].name) for one in chain.factors]
    [('L', 'a'), ('a', 'z')]
    """
    first = parser.position - 1
    order = _order(parser)[0] if parser.peek("^") else 1
    if not parser.peek("/"):
        parser.factor()
    line, found = parser.position, None
    if parser.take("/") and parser.peek("partial"):
        for _ in range(max(order, 1)):
            if parser.take("partial"):
                parser.factor()
        upper, lower = parser.run[first:line], parser.run[line + 1 : parser.position]
        found = read_derivative(parser, sign.start, parser.last_end(), upper, lower)
    if found is None:
        raise parser.wrong_at(
            sign,
            "lone-differential",
            "∂ stands alone",
            "expected ∂f/∂x or \\frac{\\partial f}{\\partial x}",
        )
    return found


def _sign(run: tuple[Token, ...]) -> str | None:
    first = run[0]
    if first.kind == "partial":
        return "partial"
    if first.text == "d" and first.kind in ("letter", "roman"):
        return "d"
    if first.text == "delta" and len(run) > 1 and run[1].kind in ("letter", "word"):
        return "delta"
    return None


def _order(top: Atoms) -> tuple[int, s.Surface | None]:
    """Return the order of a derivative, and what it is if it is a letter."""
    if not top.take("^"):
        return 1, None
    run = top.argument_tokens()
    if any(token.kind == "letter" for token in run):
        piece = top.sub_parser(run).whole()
        terms = piece.terms if isinstance(piece, s.Sum) else (("+", piece),)
        if all(isinstance(term, s.Letter | s.Number) for _, term in terms):
            return 0, piece
    digits = "".join(token.text for token in run)
    if not digits.isdigit() or not 0 < int(digits[:4]) <= 100:
        raise top.wrong(
            "derivative-order",
            "the order of this derivative is not a small number",
            run[0].start,
            run[-1].end,
            "expected a number such as 2, or a letter",
        )
    return int(digits), None


def _check_place_of_order(
    parser: Atoms, operand: s.Surface, lower: tuple[Token, ...], sign: str
) -> None:
    r"""Refuse ``\frac{df^2}{dx^2}``: most mean d²f/dx², and it says d(f²)/d(x²)."""
    if not isinstance(operand, s.Scripted) or not operand.scripts:
        return
    if not isinstance(operand.base, s.Letter):
        return
    _, above = _without_order(operand)
    parts = [parser.sub_parser(part).whole() for part in _split(parser, lower, sign)]
    below = sum(
        _without_order(part)[1] if isinstance(part, s.Scripted) and part.scripts else 1
        for part in parts
    )
    if above == below > 1:
        raise parser.wrong(
            "derivative-orders",
            f"the order {above} stands at {operand.base.name}, and not at the d before it",
            operand.start,
            operand.end,
            r"write \frac{d^2 f}{dx^2}, or \frac{d (f^2)}{d (x^2)}",
        )


def _repeated(
    parser: Atoms, lower: tuple[Token, ...], sign: str, times: s.Surface
) -> s.Letter | s.Scripted:
    r"""Return the x of ``dx^n`` below a derivative of order n."""
    parts = _split(parser, lower, sign)
    piece = parser.sub_parser(parts[0]).whole() if len(parts) == 1 else None
    scripts = piece.scripts if isinstance(piece, s.Scripted) else ()
    exponent = scripts[-1].body if scripts and scripts[-1].kind == "exponent" else None
    same = exponent is not None and subscript_text(exponent) == subscript_text(times)
    if not isinstance(piece, s.Scripted) or not same:
        raise parser.wrong(
            "derivative-orders",
            "the orders above and below the line differ",
            lower[0].start,
            lower[-1].end,
            f"expected the order {subscript_text(times)} at one variable",
        )
    if len(scripts) == 1 and piece.sub is None and isinstance(piece.base, s.Letter):
        return piece.base
    return s.Scripted(piece.start, scripts[-1].start, piece.base, piece.sub, scripts[:-1])


def _variables(
    parser: Atoms, lower: tuple[Token, ...], sign: str, order: int
) -> tuple[tuple[s.Surface, int], ...]:
    found: list[tuple[s.Surface, int]] = []
    for part in _split(parser, lower, sign):
        piece = parser.sub_parser(part).whole()
        count = 1
        if isinstance(piece, s.Scripted) and piece.scripts and order > 1:
            piece, count = _without_order(piece)
        if not isinstance(piece, s.Letter | s.Scripted):
            raise parser.wrong(
                "derivative-variable",
                "this is not a variable to differentiate by",
                piece.start,
                piece.end,
                "expected a letter after d",
            )
        found.append((piece, count))
    return tuple(found)


def _split(parser: Atoms, lower: tuple[Token, ...], sign: str) -> list[tuple[Token, ...]]:
    marks = [i for i, token in enumerate(lower) if _sign(lower[i:]) == sign and _outside(lower, i)]
    bounds = [*marks, len(lower)]
    parts = [lower[a + 1 : b] for a, b in itertools.pairwise(bounds)]
    for mark, part in zip(marks, parts, strict=True):
        if not part:
            raise parser.wrong_at(
                lower[mark],
                "derivative-variable",
                "the variable after d is missing",
                "expected a letter",
            )
    return parts


def _outside(run: tuple[Token, ...], index: int) -> bool:
    opened = sum(token.kind in ("{", "open") for token in run[:index])
    return opened == sum(token.kind in ("}", "close") for token in run[:index])


def _without_order(piece: s.Scripted) -> tuple[s.Surface, int]:
    last = piece.scripts[-1]
    if last.kind != "exponent" or not isinstance(last.body, s.Number):
        return piece, 1
    count = int(last.body.digits) if last.body.digits.isdigit() else 1
    if piece.sub is None and len(piece.scripts) == 1:
        return piece.base, count
    bare = s.Scripted(piece.start, last.start, piece.base, piece.sub, piece.scripts[:-1])
    return bare, count


def quotients(factors: list[s.Surface], operators: list[str]) -> tuple[list[s.Surface], list[str]]:
    r"""Return the factors of a product in which ``dy/dx`` and ``d/dx`` in one line are derivatives.

    >>> letters = [s.Letter(i, i + 1, name) for i, name in enumerate("dy dx".replace(" ", ""))]
    >>> found, _ = quotients(letters, ["", "/", ""])
    >>> found[0].operand.name, found[0].variables[0][0].name
    ('y', 'x')
    """
    for i, operator in enumerate(operators):
        below = factors[i + 1 : i + 3]
        if operator != "/" or len(below) < 2 or operators[i + 1] != "":
            continue
        symbol = isinstance(below[1], s.Letter | s.Scripted) and _touch(*below)
        if not symbol or not _is_d(below[0]):
            continue
        by = ((below[1], 1),)
        operand: s.Surface | None
        if _is_d(factors[i]) and (i == 0 or operators[i - 1] != ""):
            first, operand = i, None
        elif (start := _numerator(factors, operators, i)) is not None:
            first, operand = start, _joined(factors[start + 1 : i + 1])
        else:
            continue
        whole = s.Derivative(factors[first].start, below[1].end, operand, by, partial=False)
        return quotients(
            [*factors[:first], whole, *factors[i + 3 :]], [*operators[:first], *operators[i + 2 :]]
        )
    return factors, operators


def _numerator(factors: list[s.Surface], operators: list[str], i: int) -> int | None:
    """Return where the d of a numerator stands that ends at factor ``i``, if there is one."""
    start = i
    while start and operators[start - 1] == "" and _touch(factors[start - 1], factors[start]):
        start -= 1
        if _is_d(factors[start]):
            return start
    return None


def _joined(factors: list[s.Surface]) -> s.Surface:
    if len(factors) == 1:
        return factors[0]
    signs = ("",) * (len(factors) - 1)
    return s.Product(factors[0].start, factors[-1].end, tuple(factors), signs)


def _is_d(piece: s.Surface) -> bool:
    return isinstance(piece, s.Letter) and piece.name == "d"


def _touch(first: s.Surface, second: s.Surface) -> bool:
    """Say whether no space stands between a d and what it belongs to."""
    return first.end == second.start or (isinstance(first, s.Letter) and first.roman)
