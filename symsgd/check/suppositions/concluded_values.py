"""Values that a sentence concludes from what it supposes: "if x² = 4 and x > 0, then x = 2".

They are claimed.  A value that solves what is supposed is told as given where other solutions
are left: which one is meant may be said in words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.finding import Finding, Link, is_number
from symsgd.check.heads import head_of
from symsgd.check.judging.implications import WAYS
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.piece_forms import ORDERS, is_alternative, is_plain, lone
from symsgd.check.suppositions.systems import FOLLOWS, Systems, statement
from symsgd.check.words import cues
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.decide import decide
from symsgd.read.records import Function
from symsgd.read.scope import Scope

# each row: English, then German, French, Spanish, Chinese
_CONCLUDES = re.compile(
    r"\b(?:then|so|hence|thus|therefore|consequently|it follows|follows|gives?|giving|yields?"
    r"|implies|means|leads? to|we (?:then |must |will )?(?:get|find|obtain|have|see|know|conclude)"
    r"|must be|is clear|clearly|has the (?:only |unique )?(?:solution|root)|solved by)\b[^.:;]*$"
    r"|\b(?:dann|so|also|daher|somit|folglich|folgt|ergibt|liefert|erhält|erhalten|haben wir|gilt"
    r"|hat die lösung)\b[^.:;]*$|(?:gilt|ist|sind),\s*(?:dann\s+)?(?:ist|gilt|folgt|muss)\s*$"
    r"|\b(?:alors|donc|ainsi|on a|on (?:obtient|trouve)|il vient|d'où|a pour solution)\b[^.:;]*$"
    r"|\b(?:entonces|luego|tenemos|obtenemos|se (?:tiene|obtiene|sigue)|resulta"
    r"|tiene (?:la )?solución)\b[^.:;]*$|则|則|得|所以|因此|故|那么|那麼",
    re.IGNORECASE,
)
_MOST_SUPPOSED = 8  # relations of one sentence
_SUPPOSED = (Role.DECLARATION, Role.ASSIGNMENT, Role.DEFINITION, Role.IMPLICIT_DEFINITION)
_VALUES = (Role.ASSIGNMENT, Role.IMPLICIT_DEFINITION)


class ConcludedValues(Systems):
    """The part of the walk that claims the values which a sentence concludes."""

    def with_conclusion(self, found: Finding, pieces: tuple[Piece, ...], i: int) -> Finding:
        """Return a finding that claims of the value it gives that it follows in its sentence."""
        piece = found.piece
        if found.role not in _VALUES or found.links or piece.signs != ("=",) or piece.also:
            return found
        name = lone(piece.sides[0])
        if name is None or not (_CONCLUDES.search(piece.before) or _is_set_off(pieces, i)):
            return found
        if not is_number(piece.sides[1].piece) or (
            i + 1 < len(pieces) and is_alternative(pieces[i + 1])
        ):
            return found
        supposed = self._supposed_before(pieces, i)
        if not any(_is_about(one, name) for one in supposed):
            return found
        link = self._followed(supposed, piece, name)
        return found if link is None else Finding(piece, Role.CLAIM, FOLLOWS, [link])

    def _supposed_before(self, pieces: tuple[Piece, ...], i: int) -> list[Piece]:
        """Return the relations that the sentence of a value supposes before it, if no others."""
        earlier: list[Piece] = []
        for j in range(i - 1, max(i - _MOST_SUPPOSED, 0) - 1, -1):
            if pieces[j].sentence != pieces[i].sentence:
                break
            found = self.findings.get(j)
            if found is None or found.role not in _SUPPOSED or not is_plain(pieces[j]):
                return []
            if not {"=", *ORDERS}.issuperset(pieces[j].signs) or pieces[j].also:
                return []
            earlier.insert(0, pieces[j])
        return earlier

    def _followed(self, supposed: list[Piece], piece: Piece, name: str) -> Link | None:
        """Return the claim that a value follows from relations, or None if others may be left."""
        scope = self._where_supposed(supposed, self.ambient(piece), name)
        carried = self._where_supposed(supposed, self.ambient(piece, self.carried), name)
        try:
            said = [statement(one).meaning(scope).node for one in supposed if _is_left(one, name)]
            value = statement(piece).meaning(scope).node
        except SymsgdError:
            return None
        whole = n.logic("and", *said) if len(said) > 1 else said[0]
        if {*n.free_variables(whole)} != {name}:
            return None
        context = scope.context()
        if not decide(whole, value, context, "implies").proved and not (
            decide(value, whole, context, "implies").refuted
        ):
            return None  # one of several solutions: which of them, words may say
        first, last = supposed[0].sides[0], supposed[-1].sides[-1]
        left = replace(first, end=last.end, piece=None, value=whole)
        return Link(left, statement(piece), WAYS["⇒"], 1, scope, carried, "⇒")

    def _where_supposed(self, supposed: list[Piece], scope: Scope, name: str) -> Scope:
        """Return the scope in which the numbers and functions of a sentence are put in."""
        scope = scope.without(name)
        for one in supposed:
            head = None if one.sides[0].piece is None else head_of(one.sides[0].piece, scope)
            found = self.unfinished(one.sides[1], scope) if one.signs == ("=",) else None
            value = None if found is None or found.missing else found.value
            if head is None or not isinstance(value, Node) or head.name == name:
                continue
            letters = {*n.free_variables(value)}
            if head.params is None and not letters:
                scope = scope.with_value(head.name, value)
            elif head.params and {*head.params} == letters and not scope.knows(head.name):
                function = Function(params=head.params, body=value)
                scope = scope.with_function(head.name, function)
        return scope


def _is_set_off(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether a comma alone parts a value from a condition: "if f(z) = 4, z = 2"."""
    if pieces[i].before.strip() not in (",", "，") or not cues.is_if(pieces[i - 1].before):
        return False
    return i + 1 == len(pieces) or pieces[i + 1].sentence != pieces[i].sentence


def _is_about(piece: Piece, name: str) -> bool:
    """Say whether an equation speaks of a letter, and does not give it its value."""
    named = any(name in side.names for side in piece.sides)
    return piece.signs == ("=",) and named and lone(piece.sides[0]) != name


def _is_left(piece: Piece, name: str) -> bool:
    """Say whether a relation speaks of a letter: the others give numbers, or functions."""
    return any(name in side.names for side in piece.sides)
