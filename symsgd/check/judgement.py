"""One side of a claim, and what became of a claim, as plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from symsgd.check.grounds import Grounds
from symsgd.check.live import live_symbols
from symsgd.check.report import Status
from symsgd.errors import Place, SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node, free_variables
from symsgd.prove.verdict import Counterexample
from symsgd.read.documents.source import Source
from symsgd.read.meaning import Decision, Meaning, elaborate
from symsgd.read.names import name_of
from symsgd.read.scope import Scope
from symsgd.read.surface import Surface, walk
from symsgd.read.values import Value, plain


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a claim: what stands there, or the error that says why it cannot be read.

    ``value`` is set where the side is not on the paper: what an algorithm says a symbol is.
    ``arrays`` names vectors (1) and matrices (2) of which ``piece`` is an entry; ``turned`` is
    the entry where ∂a/∂z lies the other way, and ``whole`` what is on the paper.  ``bare`` are
    all arrays of the exercise: without an index they are no numbers.  ``other_sign`` is the side
    with the other sign of ±, where a letter has both values.  ``retold`` takes other sides of
    whole arrays entry by entry, in the same way.
    """

    source: Source
    start: int
    end: int
    piece: Surface | None = None
    error: SymsgdError | None = None
    value: Value | None = None
    arrays: tuple[tuple[str, int], ...] = ()
    turned: Surface | None = None
    whole: Surface | None = None
    bare: frozenset[str] = frozenset()
    other_sign: Side | None = None
    retold: Callable[[tuple[Side, Side]], tuple[Side, Side] | None] | None = field(
        default=None, compare=False, repr=False
    )

    @property
    def text(self) -> str:
        """The side as it is written."""
        return " ".join(self.source.text[self.start : self.end].split())

    @property
    def names(self) -> set[str]:
        """The letters and symbols that stand in the side.

        >>> from symsgd.read.notation.parse import parse
        >>> sorted(Side(Source("w_1 x + 2"), 0, 9, parse("w_1 x + 2")).names)
        ['w', 'w_1', 'x']
        """
        parts = () if self.piece is None else walk(self.piece)
        return {name for part in parts if (name := name_of(part)) is not None}

    def meaning(self, scope: Scope) -> Meaning:
        """Return what the side means, or raise its error."""
        if self.error is not None:
            raise self.error
        if self.value is not None:
            return Meaning(self.value)
        if self.piece is None:
            raise SymsgdError("empty-side", "a side is missing", advice="expected an expression")
        return elaborate(self.piece, scope, self.source)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The status of a claim with everything that supports it."""

    status: Status
    reason: str
    reading: tuple[str, str] | None = None
    conditions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    counterexample: Counterexample | None = None
    missing: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    seconds: float = 0.0
    place: Place | None = None  # where reading failed
    grounds: Grounds | None = None  # what it rests on besides the answers of the kernel

    def asking(self, reason: str, *missing: str) -> Judgement:
        """Return the question that stays: the verdict holds only if what is missing is settled.

        The point at which the sides differ goes: nobody knows whether it is meant.

        >>> found = Judgement(Status.PROVED, "equal").asking("right if x is real", "what x is")
        >>> str(found.status), found.missing
        ('NEEDS_CONTEXT', ('what x is',))
        """
        return replace(
            self,
            status=Status.NEEDS_CONTEXT,
            reason=reason,
            missing=missing,
            counterexample=None,
        )


Judge = Callable[[Side, Side, Scope], Judgement]


def ill_formed(error: SymsgdError) -> Judgement:
    """Return the judgement on a side that is read and has no meaning: shapes or layers clash.

    A number added to a matrix may follow a convention of broadcasting: that stays open.

    >>> from symsgd.expression.matrix import shape_error
    >>> str(ill_formed(shape_error("add", (2, 1), (3, 1))).status)
    'REFUTED'
    """
    if error.code == "matrix-plus-number":
        convention = "whether a number can be added to a matrix"
        return Judgement(Status.NEEDS_CONTEXT, error.message, missing=(convention,))
    return Judgement(Status.REFUTED, error.message)


def unread(error: SymsgdError) -> Judgement:
    """Return the judgement that a side cannot be read.

    >>> unread(SymsgdError("no-operand", "an operand is missing", advice="write it")).reason
    'an operand is missing (write it) [no-operand]'
    """
    place = f"{error.place.inside}: " if error.place else ""
    advice = f" ({error.advice})" if error.advice else ""
    reason = f"{place}{error.message}{advice} [{error.code}]"
    return Judgement(Status.UNREAD, reason, place=error.place)


def constant_node(value: Value) -> Node | None:
    """Return a value that is a number without symbols, or None.

    >>> from symsgd.expression.node import number, variable
    >>> constant_node(number(2)) is number(2), constant_node(variable("x"))
    (True, None)
    """
    value = plain(value)
    return value if isinstance(value, Node) and not free_variables(value) else None


def one_sided(
    left: Value, right: Value, base: Callable[[str], str] = lambda name: name
) -> set[str]:
    """Return the symbols that one side has and the other lacks.

    What a derivative was taken of counts as said on its side.

    >>> from symsgd.expression.node import derivative, variable
    >>> x, y = variable("x"), variable("y")
    >>> one_sided(derivative(x * y, "x"), y), sorted(one_sided(x, y))
    (set(), ['x', 'y'])
    """
    written = [free_variables(*_nodes(side)) for side in (left, right)]
    worked_out = [live_symbols(side) for side in (left, right)]
    return set.intersection(
        *({base(name) for name in one} ^ {base(name) for name in other}
          for one, other in (written, worked_out))
    )  # fmt: skip


def _nodes(value: Value) -> tuple[Node, ...]:
    return value.entries if isinstance(value, Matrix) else (value,)
