r"""What a formula means in a scope: an expression or a matrix of expressions.

Decisions that the notation leaves open are taken here, one place each, and
kept with the result; what the scope lacks is named, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.table import canonical_name
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.changed import changed
from symsgd.read.documents.source import Source
from symsgd.read.notation.parse import parse
from symsgd.read.records import Function
from symsgd.read.scope import Scope
from symsgd.read.sums.reach import reaching
from symsgd.read.values import Value

SHAPE_ERRORS = (
    "shape-mismatch", "matrix-plus-number", "matrix-here", "matrix-below", "matrix-exponent",
)  # fmt: skip
MAX_WORK = 60_000  # pieces elaborated for one formula, sums unrolled and templates put in
MAX_LEVEL = 400  # pieces inside each other; a sum, an integral or a limit counts as 40


@dataclass(frozen=True, slots=True)
class Decision:
    """How an open notation was read at a place, and how else it could be read."""

    kind: str
    start: int
    end: int
    text: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a formula means; without a value, ``missing`` names what would give it one."""

    value: Value | None
    decisions: tuple[Decision, ...] = ()
    missing: tuple[str, ...] = ()
    loose: bool = False  # a vector written as a tuple: neither row nor column

    @property
    def node(self) -> Node:
        """The expression; a matrix or a missing meaning is an error."""
        if self.value is None:
            raise missing_context(*self.missing)
        return v.number_of(self.value, "this")


def missing_context(*names: str) -> SymsgdError:
    """Return the error that a formula lacks context.

    >>> missing_context("W^[2]").code
    'missing-context'
    """
    listed = ", ".join(names)
    return SymsgdError(
        "missing-context",
        f"{listed} {'has' if len(names) == 1 else 'have'} no value here",
        advice="give it in the text or in the problem file",
    )


def read_latex(
    text: str, scope: Scope | None = None, *, file: str = "text", finish: bool = True
) -> Meaning:
    r"""Return what one side of a formula means; a relation becomes a relation of expressions.

    >>> scope = Scope.of(functions={"sigma": "sigmoid"})
    >>> str(read_latex(r"\sigma'(x)(1-\sigma(2x))", scope).value)
    "sigmoid'(x)*(1 - sigmoid(2*x))"
    """
    scope = scope or Scope()
    piece = reaching(parse(text, file, scope.notation.words))
    return elaborate(piece, with_ambient(scope, piece), Source(text, file), finish=finish)


def elaborate(piece: s.Surface, scope: Scope, source: Source, *, finish: bool = True) -> Meaning:
    """Return what a parsed formula means in a scope; without ``finish`` values stay symbols."""
    elaborator = Elaborator(scope, source)
    try:
        value: Value | None = elaborator.whole(piece)
        value = elaborator.finish(value) if finish and value is not None else value
    except SymsgdError as error:
        # an unknown symbol counts as a number until its shape is known
        unknown_shape = error.code in SHAPE_ERRORS and elaborator.missing
        if error.code != "missing-context" and not unknown_shape:
            raise
        value = None
    missing = tuple(dict.fromkeys(elaborator.missing))
    decisions = tuple(dict.fromkeys(elaborator.decisions))
    return Meaning(value, decisions, missing, elaborator.loose)


def with_ambient(scope: Scope, *pieces: s.Surface) -> Scope:
    """Return the scope with the variable at which bare functions are taken."""
    from symsgd.read.derivatives.ambient import ambient_variable, generic_variable, stated_variable
    from symsgd.read.functions.curves import NONE, curves
    from symsgd.read.functions.numbered_letters import numbered_letters
    from symsgd.read.functions.point_free import is_point_free
    from symsgd.read.functions.unknown_functions import applied_letters, factor_letters

    found = curves(pieces, scope)
    if found is not NONE:
        for name in found.functions:
            scope = scope.with_function(name, Function())
        bare = changed(scope.bare, ambient=found.variable, ambient_stated=True, curves=found)
        return changed(scope, bare=bare)
    stated = stated_variable(pieces, scope) is not None
    words = is_point_free(pieces, scope)
    ambient = (
        ambient_variable(pieces, scope) or scope.bare.ambient or generic_variable(pieces, scope)
    )
    ambient = "x" if words else ambient
    return changed(
        scope,
        bare=changed(
            scope.bare,
            ambient=ambient,
            ambient_stated=stated,
            point_free=words,
            applied=applied_letters(pieces, scope),
            factors=factor_letters(pieces, scope),
            numbered=numbered_letters(pieces, scope),
        ),
    )


class Elaborator:
    """Turns surface into meaning; collects decisions and missing names."""

    def __init__(self, scope: Scope, source: Source) -> None:
        self.scope = scope
        self.source = source
        self.decisions: list[Decision] = []
        self.missing: list[str] = []
        self.loose = False
        self.work = self.level = 0
        self.expanding: list[str] = []  # templates being put in, innermost last
        self.cut_short: list[str] = []  # those that were inside themselves
        self.beyond: dict[Node, Node] = {}  # what remains of sums without one more of their terms
        self.worked_out: dict[tuple[str, tuple[tuple[str, int], ...]], Value] = {}

    def inner(self, scope: Scope, source: Source | None = None) -> Elaborator:
        """Return an elaborator for another scope that shares what this one collects."""
        other = Elaborator(scope, source or self.source)
        other.decisions, other.missing = self.decisions, self.missing
        other.expanding, other.work, other.level = self.expanding, self.work, self.level
        other.cut_short, other.worked_out, other.beyond = (
            self.cut_short, self.worked_out, self.beyond
        )  # fmt: skip
        return other

    def wrong(self, piece: s.Surface, code: str, message: str, advice: str) -> SymsgdError:
        """Return an error about a piece of the formula."""
        return self.source.error(code, message, piece.start, piece.end, advice=advice)

    def lacks(self, *names: str) -> SymsgdError:
        """Note what is missing and return the error that says so."""
        self.missing.extend(names)
        return missing_context(*names)

    def decide(
        self, kind: str, piece: s.Surface, text: str, alternatives: tuple[str, ...] = ()
    ) -> str | None:
        """Note a decision; return the reading that somebody chose for it, if any."""
        self.decisions.append(Decision(kind, piece.start, piece.end, text, alternatives))
        return self.scope.choices.get((kind, piece.start))

    def value(self, piece: s.Surface) -> Value:
        """Return what a piece means, with its place added to any error."""
        deeper = 40 if isinstance(piece, s.Big | s.Integral | s.Limit) else 1
        self.work += 1
        self.level += deeper
        try:
            self.check_size(piece)
            return self._value(piece)
        except SymsgdError as error:
            if error.place is not None or error.code == "missing-context":
                raise
            raise error.at(self.source.place(piece.start, piece.end)) from None
        finally:
            self.level -= deeper

    def check_size(self, piece: s.Surface) -> None:
        r"""Refuse what nobody follows: too many terms, or ``\ln \ln \ln …`` without an end."""
        if self.work > MAX_WORK:
            raise self.wrong(piece, "too-large", "the formula grows too large", "write less")
        if self.level > MAX_LEVEL:
            what = "the formula is nested too deeply"
            raise self.wrong(piece, "nested-too-deeply", what, "give parts of it a name")

    def whole(self, piece: s.Surface) -> Value:
        """Return what a whole formula means; only there a relation may stand."""
        from symsgd.read import structures

        if isinstance(piece, s.Relation):
            return structures.condition_of(self, piece)
        return self.value(piece)

    def number(self, piece: s.Surface) -> Node:
        """Return what a piece means, which must be a number."""
        return v.number_of(self.value(piece), "this")

    def finish(self, value: Value) -> Value:
        """Put in the values that wait until everything is differentiated."""
        from symsgd.read.intermediate import without_names

        keep = self.scope.layers.atoms if self.scope.layers is not None else frozenset()
        if isinstance(value, Matrix):
            return without_names(value.map(self._finish_node), keep)
        return without_names(self._finish_node(value), keep)

    def _finish_node(self, node: Node) -> Node:
        from symsgd.read.derivatives.calculus import put_in_values

        return put_in_values(self, node)

    def _value(self, piece: s.Surface) -> Value:
        from symsgd.read import products, structures, symbols_meaning
        from symsgd.read.derivatives import evaluated
        from symsgd.read.sums import analysis, statistics, sums

        match piece:
            case s.Number():
                return structures.number_of(self, piece)
            case s.Letter() | s.Scripted():
                return symbols_meaning.value_of(self, piece)
            case s.Constant():
                return n.constant(piece.name)
            case s.Sum():
                return structures.sum_of(self, piece)
            case s.Product():
                return products.product(self, piece)
            case s.Group():
                return structures.group_of(self, piece)
            case s.Fraction():
                return v.over(self.value(piece.numerator), self.value(piece.denominator))
            case s.Binomial():
                return structures.binomial_of(self, piece)
            case s.Root():
                return structures.root_of(self, piece)
            case s.Factorial():
                return v.applied("factorial", [self.value(piece.body)])
            case s.Derivative() | s.Gradient():
                return products.operand(self, (piece,), (), 0)[0]
            case s.Evaluated():
                return evaluated.evaluated(self, piece)
            case s.Integral():
                return analysis.integral_of(self, piece)
            case s.Limit():
                return analysis.limit_of(self, piece)
            case s.Big():
                return sums.big(self, piece)
            case s.MatrixOf():
                return structures.matrix_of(self, piece)
            case s.Cases():
                return structures.cases_of(self, piece)
            case s.Dots():
                raise self.wrong(
                    piece, "ellipsis", "an ellipsis leaves terms out", "write all terms"
                )
            case s.Relation():
                raise self.wrong(
                    piece,
                    "relation-here",
                    "a relation stands where a value belongs",
                    "expected one side",
                )
            case s.Named(words=words) if words in statistics.LETTERS:
                raise statistics.expectation(self, piece, words)
            case s.Named(words="1"):
                raise self.lacks("the length of the vector of ones")
            case _:
                what = "a set" if isinstance(piece, s.Named) else "this"
                raise self.wrong(
                    piece, "not-a-number", f"{what} is no number", "expected an expression"
                )


def function_name(word: str) -> str | None:
    """Return the name in the table of functions for a word of LaTeX.

    >>> function_name("arcsin"), function_name("Tanh"), function_name("Loss")
    ('asin', 'tanh', None)
    """
    from symsgd.read.tokens.function_words import FUNCTION_NAMES

    # swish may have a factor β inside: it must be declared
    return FUNCTION_NAMES.get(word) or (None if word == "swish" else canonical_name(word))
