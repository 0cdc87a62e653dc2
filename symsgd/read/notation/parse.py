r"""From tokens to the surface of a formula: sums, products, relations.

A hand-written precedence parser: what TeX notation means is not context-free,
and exact messages need exact places.  Atoms are read in
:mod:`symsgd.read.notation.atoms`.
"""

from __future__ import annotations

from symsgd.read import surface as s
from symsgd.read.documents.source import Source
from symsgd.read.notation.atoms import Atoms
from symsgd.read.notation.composition import applied_compositions
from symsgd.read.notation.differentials import quotients
from symsgd.read.notation.equivalences import NEAR, SIM
from symsgd.read.notation.evaluations import covering, derivative_inside, is_bar, whole_sum
from symsgd.read.tokens.lexer import Token, tokens

_TERM_OPERATORS = ("*", "/", "hadamard", "circ", "outer", "mod", "oplus")


class Parser(Atoms):
    r"""Reads one run of tokens.

    >>> source = Source(r"a \cdot b + 2x")
    >>> piece = Parser(source, tokens(source)).formula()
    >>> [type(term).__name__ for _, term in piece.terms]
    ['Product', 'Product']
    """

    def formula(self) -> s.Surface:
        """Read everything: an expression, a relation, or a list with commas."""
        piece = self.relation()
        if self.peek("row"):
            raise self.wrong_here(
                "stray-row",
                "a new row begins outside an environment",
                "put the rows into an aligned environment",
            )
        if self.peek_text("operator", "cup") or self.peek_text("operator", "cap"):
            raise self.wrong_here(
                "set", "sets are not calculated with", "write what follows for their members"
            )
        if token := self.token():
            raise self.misplaced(token, "expected an operator or the end of the formula")
        return piece

    def relation(self) -> s.Surface:
        """Read sides with relation signs between them; one side alone is itself."""
        sides = [self.expression()]
        signs: list[str] = []
        while token := self.take("relation"):
            signs.append(NEAR if token.text == SIM else token.text)
            sides.append(self.expression())
        if not signs:
            return sides[0]
        return s.Relation(sides[0].start, sides[-1].end, tuple(sides), tuple(signs))

    def expression(self) -> s.Surface:
        """Read a sum of terms with their signs."""
        self.skip_quads()
        start = self.token_start()
        terms: list[tuple[str, s.Surface]] = []
        while True:
            sign = "+"
            while self.peek("+", "-"):
                sign = sign if self.next().text == "+" else {"+": "-", "-": "+"}[sign]
            if self.peek_text("operator", "pm") or self.peek_text("operator", "mp"):
                raise self.wrong_here(
                    "two-meanings",
                    "± has two meanings at once",
                    "write one formula for + and one for -",
                )
            terms.append((sign, self.term()))
            self.skip_quads()
            if not self.peek("+", "-"):
                break
        if (whole := whole_sum(self, terms)) is not None:
            return whole
        if len(terms) == 1 and terms[0][0] == "+":
            return terms[0][1]
        return s.Sum(start, terms[-1][1].end, tuple(terms))

    def term(self) -> s.Surface:
        """Read neighbours with the operators between them."""
        self.skip_quads()
        factors = [self.factor()]
        operators: list[str] = []
        while True:
            self.skip_quads()
            if is_bar(self):
                factors, operators = covering(self, factors, operators)
                continue
            operator = self.operator()
            if operator is None:
                break
            operators.append(operator)
            if not operator:
                self.check_signed_braces(factors[-1])
            factors.append(self.signed_factor() if operator else self.factor())
            if not operator:
                self.check_mixed_number(factors[-2], factors[-1])
        if not operators:
            return factors[0]
        for before, factor in zip((None, *factors), factors, strict=False):
            if not _is_word(before):  # \sin{x + y}
                self.check_braces(factor)
        factors, operators = applied_compositions(self, factors, operators)
        if not operators:
            return factors[0]
        return self.differentials(
            s.Product(factors[0].start, factors[-1].end, tuple(factors), tuple(operators))
        )

    def check_mixed_number(self, whole: s.Surface, part: s.Surface) -> None:
        r"""Refuse ``1\frac{1}{2}``, which is 3/2 to one reader and 1/2 to another."""
        if not isinstance(whole, s.Number) or not isinstance(part, s.Fraction):
            return
        parts = (part.numerator, part.denominator)
        if all(isinstance(piece, s.Number) and piece.digits.isdigit() for piece in parts):
            raise self.wrong(
                "two-meanings",
                "a number before a fraction may be a sum or a product",
                whole.start,
                part.end,
                r"write \cdot or + between them",
            )

    def check_signed_braces(self, before: s.Surface) -> None:
        r"""Refuse ``3{+2}``, which looks like 3 + 2 on paper; ``\sin{-x}`` is an argument."""
        first, second = self.token(1), self.token(2)
        signed = self.peek("{") and first is not None and first.kind in ("+", "-")
        if signed and second is not None and second.kind != "}" and not _is_word(before):
            raise self.wrong_at(
                self.next(),
                "two-meanings",
                "the braces around this sum do not show on paper",
                "write (…) if the whole sum is meant",
            )

    def check_braces(self, factor: s.Surface) -> None:
        """Refuse ``{a + b} c``: on paper the braces do not show, and it is a + b c."""
        factor = factor.base if isinstance(factor, s.Scripted) else factor
        bare = isinstance(factor, s.Group) and factor.bracket == "{" and len(factor.items) == 1
        if bare and isinstance(factor, s.Group) and isinstance(factor.items[0], s.Sum):
            raise self.wrong(
                "two-meanings",
                "the braces around this sum do not show on paper",
                factor.start,
                factor.end,
                "write (…) if the whole sum is meant",
            )

    def operator(self) -> str | None:
        """Take the operator between two factors: ``""`` for none, None at the term's end."""
        token = self.token()
        if token is None:
            return None
        if token.kind == "operator" and token.text in _TERM_OPERATORS:
            return self.next().text
        if token.kind in ("*", "/"):
            return self.next().kind
        return "" if self.begins_factor(token) else None

    def signed_factor(self) -> s.Surface:
        r"""Read the factor after an explicit operator; it may carry a sign: ``2 \\cdot -x``."""
        if self.peek("-", "+"):
            sign = self.next()
            body = self.factor()
            return s.Sum(sign.start, body.end, ((sign.kind, body),))
        return self.factor()

    def skip_quads(self) -> None:
        """Skip wide spaces, and the groups without content in ``{}+{}``."""
        while self.peek("quad") or self.is_empty_group():
            self.position += 1 if self.peek("quad") else 2

    def is_empty_group(self) -> bool:
        """Say whether nothing stands between the next braces, and no script behind them."""
        if not self.peek("{"):
            return False
        after = self.token(1), self.token(2)
        empty = after[0] is not None and after[0].kind == "}"
        return empty and (after[1] is None or after[1].kind not in ("_", "^", "'"))

    def differentials(self, product: s.Product) -> s.Surface:
        r"""Read ``dL/dw`` in one line as the derivative it is."""
        factors, operators = quotients(list(product.factors), list(product.operators))
        if len(factors) == 1:
            return factors[0]
        return derivative_inside(
            s.Product(product.start, product.end, tuple(factors), tuple(operators))
        )


def parse_tokens(
    source: Source,
    run: tuple[Token, ...],
    end: int | None = None,
    words: frozenset[str] = frozenset(),
) -> s.Surface:
    r"""Read a run of tokens as one formula.

    >>> source = Source(r"x = \frac12")
    >>> parse_tokens(source, tokens(source)).signs
    ('=',)
    """
    parser = Parser(source, run, end)
    parser.words = words
    return parser.formula()


def _is_word(piece: s.Surface | None) -> bool:
    r"""Say whether a piece is a function such as ``\sin`` or ``\sin^2``."""
    base = piece.base if isinstance(piece, s.Scripted) else piece
    return isinstance(base, s.Letter) and base.word


def parse(text: str, file: str = "text", words: frozenset[str] = frozenset()) -> s.Surface:
    r"""Read a LaTeX formula; a pair of dollar signs around it does no harm.

    >>> parse(r"\sigma'(x)").operators
    ('',)
    """
    source = Source(text, file)
    start, end = 0, len(text.rstrip())
    while start < end and text[start].isspace():
        start += 1
    for mark in ("$$", "$"):
        if (
            text.startswith(mark, start)
            and text[start:end].endswith(mark)
            and end - start > len(mark)
        ):
            start, end = start + len(mark), end - len(mark)
            break
    return parse_tokens(source, tokens(source, start, end), end, words)
