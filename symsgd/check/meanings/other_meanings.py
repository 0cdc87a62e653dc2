"""What a name means so far, and what a formula would make of it instead."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.examples import paragraph
from symsgd.check.finding import is_literal, is_number
from symsgd.check.heads import Head, mentions
from symsgd.check.judgement import Side
from symsgd.check.meanings.solved_for import SolvedFor
from symsgd.check.outline import Piece
from symsgd.check.words.argument_words import argues, claims, is_consequence, is_recall
from symsgd.check.words.cues import is_let, is_where, says_here
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.names import name_of
from symsgd.read.records import Family, Function
from symsgd.read.values import Value


class OtherMeanings(SolvedFor):
    """The part of the walk that compares two meanings of one name."""

    formulas_before: dict[str, Family]  # the last one of a name that has got another meaning

    def has_own_value(self, head: Head) -> bool:
        """Say whether the document itself, not the problem file, gave a symbol its number."""
        scope = self.scope
        value = self.stands_for(head)
        array = isinstance(value, Matrix) and not n.free_variables(*value.entries)
        given = self.meant_in.get(head.name)
        array = array and given is not None and is_literal(given.sides[-1].piece)
        return (head.name in scope.values or array) and given is not None

    def has_number(self, head: Head) -> bool:
        """Say whether a symbol stands for a number, given or worked out: w = 2 - 0.4 = 1.6."""
        worked_out = self.scope.definitions.get(head.name)
        number = worked_out is not None and not n.free_variables(*each(worked_out))
        return self.has_own_value(head) or (number and head.name in self.meant_in)

    def stands_for(self, head: Head) -> Value | None:
        """Return what a symbol stands for, if the text says it."""
        return self.scope.values.get(head.name, self.scope.definitions.get(head.name))

    def other_meaning(
        self, piece: Piece, head: Head, *, anywhere: bool = False
    ) -> Function | Value | None:
        """Return what a formula would make of a letter that has another formula, or None.

        Behind others in its display it is none, unless ``anywhere`` is said.
        """
        scope = self.scope
        known = scope.definitions.get(head.name) or scope.functions.get(head.name)
        body = piece.sides[1].piece
        if known is None or body is None or is_literal(body):
            return None
        if piece.order and not anywhere:
            return None
        if mentions(body, head.name) or self.has_own_value(head):
            return None
        if head.params is not None and not any(mentions(body, name) for name in head.params):
            return None
        rest = replace(piece, sides=piece.sides[1:2], signs=())
        value = self.best(rest, head, self.ambient(piece))
        if value is None or head.params is None:
            return None if value == known else value
        function = Function(params=head.params, body=value)
        return None if function == known else function

    def differs(self, piece: Piece, head: Head) -> bool:
        """Say whether the second side is another value than the one that a symbol has."""
        value = self.meaning(piece.sides[1].piece, piece.sides[1].source)
        return value is not None and value.value != self.stands_for(head)

    def is_stated_again(self, piece: Piece, head: Head) -> bool:
        """Say whether "with a = 0.5" tells again what a formula of its paragraph comes to.

        Another number may be meant to be put in instead: what does not follow then is asked about.
        """
        formula, meant = self.scope.definitions.get(head.name), self.meant_in.get(head.name)
        if formula is None or meant is None or isinstance(formula, Matrix):
            return False
        names = n.free_variables(formula)
        beside = piece.within(meant) and paragraph(piece) == paragraph(meant)
        again = beside and is_where(piece.before) and not is_let(piece.before)
        if not (again and names) or not all(name in self.scope.values for name in names):
            return False
        if not says_here(piece.before):
            doubt = f"whether {head.name} is given another number"
            self.loose_words.setdefault(piece.sentence, doubt)
        return True

    def was_one_of_two(self, piece: Piece, head: Head) -> bool:
        """Say whether a letter that had two values, x = ±1, gets another in another paragraph."""
        values, meant = self.scope.alternatives.get(head.name), self.meant_in.get(head.name)
        if values is None or meant is None or len(piece.sides) != 2 or piece.order:
            return False
        given = piece.signs[0] in ("=", ":=") and is_literal(piece.sides[1].piece)
        if not given or paragraph(piece) == paragraph(meant):
            return False
        value = self.meaning(piece.sides[1].piece, piece.sides[1].source)
        argued = argues(piece.before) or claims(piece.before) or is_consequence(piece.before)
        return value is not None and value.value not in values and not argued

    def formula_again(self, piece: Piece, head: Head) -> None:
        """Let a letter with a number be its formula again if other inputs were given since.

        So z = wx + b is behind "z = 1.5, so w = 2 and b = 1": the number was that of the old w.
        """
        meant, formula = self.meant_in.get(head.name), self.formulas_before.get(head.name)
        if head.params is not None or meant is None or formula is None or is_recall(piece.before):
            return
        if not self.has_number(head) or not is_number(piece.sides[1].piece):
            return
        names = {name_of(part) for part in s.walk(formula.body)}
        anew = any(name in given and given[name].start > meant.start
                   for given in (self.meant_in, self.given_in) for name in names)  # fmt: skip
        if not anew or not self.differs(piece, head):
            return
        side = Side(formula.source, formula.body.start, formula.body.end, formula.body)
        found = self.unfinished(side, self.scope.forgetting(head.name))
        if found is not None and isinstance(value := found.value, n.Node):
            self.both(lambda scope: scope.forgetting(head.name).with_definition(head.name, value))
