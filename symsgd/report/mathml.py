"""Formulas as MathML, which browsers show by themselves.

What the reader took in is what is shown, so a reader of the page sees how a formula was
understood.  A formula that cannot be read gives no MathML, and its text stays what it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from symsgd.errors import SymsgdError
from symsgd.functions.latex import ACCENTS
from symsgd.read import greek
from symsgd.read import surface as s
from symsgd.read.limits import room_for_nesting
from symsgd.read.notation.parse import parse

_LETTERS = {name: letter for letter, name in greek.CHARACTERS.items()} | {"ell": "ℓ"}
_CONSTANTS = {"infinity": "∞", "i": "i", "e": "e", "pi": "π"}
_OPERATORS = {"*": "·", "/": "/", "hadamard": "⊙", "circ": "∘", "outer": "⊗", "oplus": "⊕"}
_SIGNS = {"!=": "≠", "<=": "≤", ">=": "≥", "->": "→", ":=": "≔"}
_BRACKETS = {
    "(": ("(", ")"),
    "[": ("[", "]"),
    "|": ("|", "|"),
    "\\{": ("{", "}"),
    "\\|": ("‖", "‖"),
    "floor": ("⌊", "⌋"),
    "ceil": ("⌈", "⌉"),
    "<": ("⟨", "⟩"),
}
_ROUND = _BRACKETS["("]
_TABLES = {"bmatrix": _BRACKETS["["], "vmatrix": _BRACKETS["|"], "matrix": ("", "")}
_BIG = {"sum": "∑", "prod": "∏", "int": "∫", "lim": "lim"}
_ACCENT_SIGNS = {"hat": "^", "bar": "¯", "tilde": "~", "dot": "˙"}
_PRIMES = ("", "′", "″", "‴", "⁗")
_MOST = 4_000  # characters of a formula


def formula_mathml(left: str, relation: str, right: str) -> str | None:
    r"""Return the claim ``left relation right`` as MathML, or None where it cannot be read.

    Without a left side it is a step that goes on from the one before.

    >>> print(formula_mathml("a", "=", r"\frac{1}{b}"))
    <math><mi>a</mi><mo>=</mo><mfrac><mn>1</mn><mi>b</mi></mfrac></math>
    >>> formula_mathml("a", "=", r"\foo") is None
    True
    """
    sides = side_mathml(left) if left else "", side_mathml(right)
    if None in sides:
        return None
    sign = escape(_SIGNS.get(relation, relation))
    return f"<math>{sides[0]}<mo>{sign}</mo>{sides[1]}</math>"


def side_mathml(source: str) -> str | None:
    """Return one side of a formula as MathML without the element around it."""
    if len(source) > _MOST:
        return None
    try:
        with room_for_nesting():
            return _Writer(source).write(parse(source))
    except SymsgdError:
        return None


class _Writer:
    def __init__(self, source: str) -> None:
        self.source = source

    def write(self, piece: s.Surface) -> str:
        match piece:
            case s.Number():
                return f"<mn>{escape(piece.digits)}</mn>"
            case s.Letter():
                return _letter(piece)
            case s.Constant():
                return f"<mi>{escape(_CONSTANTS.get(piece.name, piece.name))}</mi>"
            case s.Scripted():
                return self.scripted(piece)
            case s.Sum():
                return self.sum(piece)
            case s.Product():
                return self.product(piece)
            case s.Group():
                return self.group(piece)
            case s.Fraction():
                return _element("mfrac", self.write(piece.numerator), self.write(piece.denominator))
            case s.Root():
                return self.root(piece)
            case s.Factorial():
                return f"<mrow>{self.write(piece.body)}<mo>!</mo></mrow>"
            case s.Relation():
                return self.relation(piece)
            case s.MatrixOf():
                return self.matrix(piece)
            case s.Cases():
                return self.cases(piece)
            case s.Dots():
                return "<mo>…</mo>"
            case s.Derivative():
                return self.derivative(piece)
            case s.Big() if piece.kind in _BIG:
                return self.big(piece)
        return self.as_written(piece)

    def as_written(self, piece: s.Surface) -> str:
        return f"<mtext>{escape(self.source[piece.start : piece.end])}</mtext>"

    def row(self, piece: s.Surface) -> str:
        inside = self.write(piece)
        return inside if inside.startswith("<mrow>") else f"<mrow>{inside}</mrow>"

    def sum(self, piece: s.Sum) -> str:
        parts = []
        for index, (sign, term) in enumerate(piece.terms):
            if index or sign == "-":
                parts.append(f"<mo>{'−' if sign == '-' else '+'}</mo>")
            parts.append(self.write(term))
        return f"<mrow>{''.join(parts)}</mrow>"

    def product(self, piece: s.Product) -> str:
        parts = [self.write(piece.factors[0])]
        for operator, before, factor in zip(
            piece.operators, piece.factors, piece.factors[1:], strict=False
        ):
            if operator:
                sign = _OPERATORS.get(operator, operator)
                parts.append(f"<mo>{escape(sign)}</mo>")
            elif _is_word(before) and not isinstance(factor, s.Group):
                parts.append('<mspace width="0.17em"></mspace>')
            parts.append(self.write(factor))
        return f"<mrow>{''.join(parts)}</mrow>"

    def group(self, piece: s.Group) -> str:
        if piece.bracket in ("and", "or"):
            words = f"<mtext> {piece.bracket} </mtext>"
            return f"<mrow>{words.join(self.write(item) for item in piece.items)}</mrow>"
        inside = "<mo>,</mo>".join(self.write(item) for item in piece.items)
        if piece.bracket == "{":
            return f"<mrow>{inside}</mrow>"
        opening, closing = _BRACKETS.get(piece.bracket, _ROUND)
        return f"<mrow><mo>{opening}</mo>{inside}<mo>{closing}</mo></mrow>"

    def root(self, piece: s.Root) -> str:
        if piece.degree is None:
            return _element("msqrt", self.write(piece.body))
        return _element("mroot", self.row(piece.body), self.row(piece.degree))

    def relation(self, piece: s.Relation) -> str:
        parts = [self.write(piece.sides[0])]
        for sign, side in zip(piece.signs, piece.sides[1:], strict=True):
            parts += [f"<mo>{escape(_SIGNS.get(sign, sign))}</mo>", self.write(side)]
        return f"<mrow>{''.join(parts)}</mrow>"

    def scripted(self, piece: s.Scripted) -> str:
        base = self.row(piece.base)
        above = "".join(self.script(script) for script in piece.scripts)
        below = self.row(piece.sub) if piece.sub is not None else ""
        if above and below:
            return _element("msubsup", base, below, f"<mrow>{above}</mrow>")
        if above:
            return _element("msup", base, f"<mrow>{above}</mrow>")
        return _element("msub", base, below) if below else base

    def script(self, script: s.Script) -> str:
        body = self.row(script.body) if script.body is not None else ""
        match script.kind:
            case "prime":
                return "".join(
                    f"<mo>{_PRIMES[min(4, script.count - k)]}</mo>"
                    for k in range(0, script.count, 4)
                )
            case "transpose":
                return "<mi>T</mi>"
            case "star":
                return "<mo>*</mo>"
            case "degree":
                return "<mo>∘</mo>"
            case "index" | "order" if script.style:
                opening, closing = _BRACKETS.get(script.style, _ROUND)
                return f"<mo>{opening}</mo>{body}<mo>{closing}</mo>"
        return body

    def matrix(self, piece: s.MatrixOf) -> str:
        signs = _TABLES.get(piece.bracket, _ROUND)
        opening, closing = (f"<mo>{sign}</mo>" if sign else "" for sign in signs)
        return f"<mrow>{opening}{self.table(piece.rows)}{closing}</mrow>"

    def table(self, rows: Sequence[Sequence[s.Surface]]) -> str:
        lines = ("".join(f"<mtd>{self.write(entry)}</mtd>" for entry in row) for row in rows)
        return f"<mtable>{''.join(f'<mtr>{line}</mtr>' for line in lines)}</mtable>"

    def cases(self, piece: s.Cases) -> str:
        rows = "".join(
            f"<mtr><mtd>{self.write(value)}</mtd><mtd>"
            f"{self.write(when) if when is not None else '<mtext>otherwise</mtext>'}</mtd></mtr>"
            for value, when in piece.branches
        )
        return f"<mrow><mo>{{</mo><mtable>{rows}</mtable></mrow>"

    def derivative(self, piece: s.Derivative) -> str:
        d = "<mi>∂</mi>" if piece.partial else "<mi>d</mi>"
        order = sum(count for _, count in piece.variables)
        counted = f"<mn>{order}</mn>" if piece.times is None else self.row(piece.times)
        times = f"<msup>{d}{counted}</msup>" if order > 1 or piece.times is not None else d
        body = self.row(piece.operand) if piece.operand is not None else ""
        below = "".join(
            d
            + (
                f"<msup>{self.row(by)}{counted}</msup>"
                if piece.times is not None
                else f"<msup>{self.row(by)}<mn>{count}</mn></msup>"
                if count > 1
                else self.write(by)
            )
            for by, count in piece.variables
        )
        if not below:
            return self.as_written(piece)
        return _element("mfrac", f"<mrow>{times}{body}</mrow>", f"<mrow>{below}</mrow>")

    def big(self, piece: s.Big) -> str:
        sign = f"<mo>{_BIG[piece.kind]}</mo>"
        limits = [self.row(limit) if limit is not None else "<mrow></mrow>" for limit in
                  (piece.lower, piece.upper)]  # fmt: skip
        body = self.write(piece.body) if piece.body is not None else ""
        return f"<mrow>{_element('munderover', sign, *limits)}{body}</mrow>"


def _element(name: str, *inside: str) -> str:
    return f"<{name}>{''.join(inside)}</{name}>"


def _is_word(piece: s.Surface) -> bool:
    base = piece.base if isinstance(piece, s.Scripted) else piece
    return isinstance(base, s.Letter) and base.word


def _letter(piece: s.Letter) -> str:
    accent, _, rest = piece.name.partition("_")
    if rest and accent in ACCENTS:
        inside = _identifier(rest, upright=False)
        sign = _ACCENT_SIGNS.get(accent)
        return f'<mover accent="true">{inside}<mo>{sign}</mo></mover>' if sign else inside
    return _identifier(piece.name, upright=piece.word or piece.roman)


def _identifier(name: str, *, upright: bool) -> str:
    text = escape(_LETTERS.get(name, name))
    return (
        f'<mi mathvariant="normal">{text}</mi>'
        if upright and len(text) == 1
        else f"<mi>{text}</mi>"
    )
