"""Values that words say something of: "x = 1 is a minimum", "so x = 2 is the only solution".

Such a formula neither gives the letter its value for good nor claims that it has it.  Within its
sentence the value holds, so that "x = 1 is a minimum with f(x) = -2" can be judged.
"""

from __future__ import annotations

import re

from symsgd.check.clauses.passed_over import PROPERTY
from symsgd.check.finding import Finding, is_literal, is_number
from symsgd.check.heads import Head, head_of, mentions
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.sums.statistics import PROBABILITIES

_NOUN = (
    r"\b(?:(?:minimi[sz]|maximi[sz]|optimi[sz])er|(?:minim|maxim|extrem|optim)(?:um|a|al|o|os|ums)"
    r"|(?:minim|maxim)ums?|saddles?|(?:critical|stationary|inflec?tion|turning|saddle|fixed) point"
    r"|(?:point|points) (?:critique|d'inflexion|selle)|punto (?:cr[ií]tico|de inflexi[oó]n|fijo)"
    r"|root|zero|solution|racine|z[eé]ro|ra[ií]z|soluci[oó]n|equilibrium|pole|singularity"
    r"|(?:Minim|Maxim|Extrem|Sattel|Wende|Fix)(?:um|punkt|stelle|a|punkte|stellen)|Null(?:stelle|punkt)"
    r"|Lösung|Pol)\b|极小|极大|最小|最大|极值|驻点|鞍点|零点|解|极小值点"
)  # fmt: skip
_SAID = re.compile(
    r"[\s,]*(?:(?:is|are|was|will be|must be|gives|ist|sind|est|sont|es|son|是|为|為)\b)?\s*"
    r"(?P<no>(?:not|no longer|no|never|nicht|kein\w*|pas|不是?)\b|n'est pas|不是)?\s*"
    r"(?:(?:also|indeed|therefore|thus|then|even|either|still|only|indeed|auch|aussi|también)\s+)*"
    r"(?:(?:a|an|the|our|its|one|another|any|ein|eine|einen|der|die|das|un|une|le|la|el|una"
    r"|一个|一個)\b|l')?"
    r"[^.,;:!?。，；$]{0,30}?(?:" + _NOUN + ")",
    re.IGNORECASE,
)


class Properties(State):
    """The part of the walk that meets values of which words say something."""

    def property_in_words(self, piece: Piece) -> Finding | None:
        """Return what a value is of which the words behind it say something, or None."""
        said = told_of(piece.after)
        if (
            said is None
            or piece.signs != ("=",)
            or piece.also
            or not is_literal(piece.sides[-1].piece)
        ):
            return None
        first = piece.sides[0].piece
        head = None if first is None else head_of(first, self.scope)
        if head is None or head.params is not None or head.name in self.loops:
            return None
        found = self.unfinished(piece.sides[1], self.scope)
        if found is None or not isinstance(found.value, Node):
            return None
        value, name = found.value, head.name
        self.limited_to(piece, lambda scope: scope.with_value(name, value))
        if said == "denied":  # "x = 3 is no solution of 2x = 4" claims nothing of 2x = 4
            self.loose_words[piece.sentence] = "whether the words deny it"
        return Finding(piece, Role.DECLARATION, PROPERTY)

    def value_of_function(self, piece: Piece, head: Head) -> bool:
        """Say whether ``f(x) = 0.73`` gives the value at an x that is a number here.

        Taken as a definition it would make f constant, and the next value of f wrong; so would
        P(A) = 0.3, where A is an event.  An x that is an array of numbers has values as well, and
        so have x_1, the word spam, and a letter beside another one: f(a) = 3 and f(b) = 4.
        """
        last = piece.sides[-1].piece
        plain = is_literal(last) or all(is_number(side.piece) for side in piece.sides[1:])
        if head.params is None or self.known(head):
            return False
        cases = names_cases(piece.sides[0].piece)
        if not plain:
            rest = [side.piece for side in piece.sides[1:] if side.piece is not None]
            return cases and not any(_speaks_of(one, name) for one in rest for name in head.params)
        if head.base in PROBABILITIES or any(name[0].isupper() for name in head.params):
            return True
        if cases or self._has_other_values(piece, head):
            return True
        here = self.ambient(piece)
        arrays = {name for name, one in here.definitions.items() if isinstance(one, Matrix)}
        return not {*here.values, *arrays}.isdisjoint(head.params)

    def _has_other_values(self, piece: Piece, head: Head) -> bool:
        """Say whether the text gives the function another number at another letter."""
        for other in self.pieces:
            first = other.sides[0].piece if other.signs[:1] in (("=",), ("~",)) else None
            if first is None or other is piece or other.sides[0].text == piece.sides[0].text:
                continue
            if not all(is_number(side.piece) for side in other.sides[1:]):
                continue
            same = head_of(first, self.scope)
            if same is not None and same.name == head.name and same.params != head.params:
                return same.params is not None
        return False


def _speaks_of(piece: s.Surface, name: str) -> bool:
    """Say whether a symbol occurs in a formula, also with a power: x_1^2."""
    powers = (s.Scripted(part.start, part.end, part.base, part.sub, ()) for part in s.walk(piece)
              if isinstance(part, s.Scripted) and part.sub is not None)  # fmt: skip
    return mentions(piece, name) or any(name_of(part) == name for part in powers)


def names_cases(piece: s.Surface | None) -> bool:
    r"""Say whether the arguments of a function are names of cases: v(s_1), score(spam), h(x^{(2)}).

    Beside x_2, x_1 is a parameter: g(x_1, x_2).

    >>> from symsgd.read.notation.parse import parse
    >>> [names_cases(parse(text)) for text in ("v(s_1)", r"s(\text{spam})", "Q(s_1, a_2)")]
    [True, True, True]
    >>> [names_cases(parse(text)) for text in ("g(x_1, x_2)", "f(x)", r"f(\theta)", "f(x_i)")]
    [False, False, False, False]
    """
    group = piece.factors[-1] if isinstance(piece, s.Product) else None
    if not isinstance(group, s.Group) or not group.items:
        return False
    bases = [item.base for item in group.items if isinstance(item, s.Scripted)]
    letters = [base.name for base in bases if isinstance(base, s.Letter)]
    return len(set(letters)) == len(letters) and all(
        any(isinstance(part, s.Number) or (isinstance(part, s.Letter) and part.word)
            for part in s.walk(item))
        for item in group.items
    )  # fmt: skip


def told_of(after: str) -> str | None:
    """Return "said" if words say what a value is, "denied" if they say what it is not, or None.

    >>> told_of("is a minimum"), told_of(" is not a critical point"), told_of("ein Minimum.")
    ('said', 'denied', 'said')
    >>> told_of("and the minimum is"), told_of(". The solution")
    (None, None)
    """
    found = _SAID.match(after)
    if found is None or re.match(r"[\s,]*(?:and|und|et|y|so|the)\b", after, re.IGNORECASE):
        return None
    return "denied" if found["no"] else "said"
