"""What the walk through a document remembers, and in which pieces it was said."""

from __future__ import annotations

from collections.abc import Callable

from symsgd.check.finding import Finding, Loop, Relation
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.records import Family, Function, Update
from symsgd.read.scope import Scope
from symsgd.read.values import Value

Change = Callable[[Scope], Scope]


class Memory:
    """Two scopes that go along with the text, the loops that are open, and what is assumed.

    >>> Memory(Scope()).assumptions
    []
    """

    def __init__(self, scope: Scope, asked: frozenset[str] = frozenset()) -> None:
        self.scope = self.carried = scope
        self.asked = asked
        self.answered: set[str] = set()
        self.loops: dict[str, Loop] = {}
        self.findings: dict[int, Finding] = {}
        self.assumptions: list[tuple[str, Piece]] = []
        self.data_members: set[str] = set()  # members with a rule that may be data all the same
        self.said: dict[str, Piece] = {}  # names the document gave a meaning explicitly
        self.meant_in: dict[str, Piece] = {}  # where the document defined a name
        self.branches: dict[str, list[tuple[tuple[str, Domain], n.Node]]] = {}  # cases in prose
        self.written: dict[str, Family] = {}  # the formulas of names, as they stand
        self.given_in: dict[str, Piece] = {}  # where the document gave a name its number
        self.by_induction = False  # the text speaks of induction
        self.relations: list[Relation] = []  # equations that are differentiated implicitly
        self.induction_over: list[
            tuple[str, Domain, Piece, frozenset[str]]
        ] = []  # n ≥ 4: for which it is made
        self.quantified: set[tuple[int, str]] = set()  # sentences, and letters behind "for all"
        self.base_given: dict[str, Piece] = {}  # the numbers of a base case of an induction
        self.sought_in: dict[str, Piece] = {}  # where the text looks for what a letter is
        self.other_meanings: dict[str, tuple[Function | Value, Piece]] = {}  # what letters may mean
        self.earlier: dict[str, list[Function | Value]] = {}  # what letters meant before
        self.supposed_in: list[tuple[tuple[tuple[str, Node, str], ...], Piece]] = []  # equations
        self.premises_in: list[tuple[tuple[Node, str], Piece]] = []  # equations to be solved
        self.solved: set[str] = set()  # names whose number is the solution of an equation
        self.arrays_in: dict[str, tuple[Matrix, Piece]] = {}  # where it gave an array of numbers
        self.entries_here: frozenset[str] = frozenset()  # x_1 and x_2 where x = (1, 2) still holds
        self.limits: tuple[tuple[str, frozenset[str]], ...] = ()  # n, and what is summed up to it
        self.stated_in: dict[str, tuple[str, Piece]] = {}  # where a domain or a condition was
        self.keeps_rules = True  # a closed form is no rule: what it says is checked by one
        self.ruled_in: dict[str, Piece] = {}  # where the document gave a rule for a sequence
        self.heading = ""  # the last one
        self.activation_named: str | None = None  # the only one that the text speaks of
        self.is_solution = False  # the heading above speaks of a solution, or of steps
        self.local: dict[int, list[tuple[Piece, Change]]] = {}  # what holds in one sentence only
        self.supposing: set[int] = set()  # sentences that suppose something, or speak of one case
        self.assuming: set[int] = set()  # sentences that assume something, until it is given up
        self.sentence_before = self.later = -1  # later: where a letter got a new value
        self.loose_words: dict[int, str] = {}  # in which sense only a sentence is meant
        self.condition_before: int | None = None  # the formula of the last condition
        self.previous: Piece | None = None
        self.values_anew: dict[str, tuple[Value, Piece]] = {}  # which may be those of before
        self.open_fronts: set[int] = set()  # chains that may go on from another formula
        self.before_brackets: frozenset[str] = frozenset()  # letters that some formula applies
        self.updates_done: list[Piece] = []
        self.renewed: dict[str, Piece] = {}  # where a name got another meaning than it had
        self.run: list[Update] = []  # the last updates, which may all use the old values
        self.averages: set[str] = set()  # letters that others are updated with
        self.passes_done = 0  # of the algorithm, when a letter was said to be something last
        self.counted = (-1, 0)  # the last sentence that counted them, and how many
        self.restarted = False  # a letter of the algorithm was given anew since
        self.pieces: tuple[Piece, ...] = ()

    def both(self, change: Change) -> None:
        """Change both scopes alike."""
        same = self.carried is self.scope  # as long as the author was never wrong
        self.scope = change(self.scope)
        self.carried = self.scope if same else change(self.carried)

    def limited(self, piece: Piece, change: Change, names: tuple[str, ...] = ()) -> None:
        """Change the scopes for the sentence of a piece if it limits itself, else for good.

        What it says of ``names`` is remembered with its place.
        """
        if cues.is_local(piece.before) or self._limits_on(piece):
            self.limited_to(piece, change)
        else:
            self.both(change)
            text = piece.sides[0].source.text[piece.start : piece.end].strip()
            self.stated_in |= dict.fromkeys(names, (text, piece))

    def _limits_on(self, piece: Piece) -> bool:
        """Say whether a limit goes on with those of its sentence: "for x > 1, y > 1"."""
        before = [origin for origin, _ in self.local.get(piece.sentence, ())]
        alone = piece.before.strip(" ,;，；、") == ""
        return alone and any(piece.formula - origin.formula in (0, 1) for origin in before)

    def limited_to(self, piece: Piece, change: Change) -> None:
        """Change the scopes for the sentence of a piece only."""
        self.local.setdefault(piece.sentence, []).append((piece, change))

    def local_scope(self, piece: Piece) -> Scope:
        """Return what a sentence limits itself to, and nothing else that is known."""
        scope = Scope()
        for _, change in self.local.get(piece.sentence, ()):
            scope = change(scope)
        return scope

    def forgotten(self, name: str) -> None:
        """Forget what a name means, and where that was said."""
        self.both(lambda scope: scope.forgetting(name))
        for said in (self.said, self.meant_in, self.written, self.earlier, self.other_meanings):
            said.pop(name, None)

    def give(self, name: str, value: Value, piece: Piece) -> None:
        """Give a name its number in both scopes, and remember in which block that was."""
        self.both(lambda scope: scope.with_value(name, value))
        self.given_in[name] = piece
        self.solved.discard(name)

    def give_array(self, name: str, value: Matrix, piece: Piece) -> None:
        """Remember where a name got an array of numbers."""
        self.arrays_in[name] = value, piece
