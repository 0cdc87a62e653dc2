r"""Brackets, bars, TeX groups and arguments of commands."""

from __future__ import annotations

from abc import ABC, abstractmethod

from symsgd.read import surface as s
from symsgd.read.notation.evaluations import read_null
from symsgd.read.notation.indicators import indicator, is_condition
from symsgd.read.notation.typed_norms import typed_norm
from symsgd.read.tokens.cursor import Cursor
from symsgd.read.tokens.lexer import Token

_CLOSERS = {
    "(": ")", "[": "]", "\\{": "\\}", "floor": "\\rfloor", "ceil": "\\rceil", "angle": "\\rangle",
}  # fmt: skip
_ARGUMENTS = frozenset(
    ["digit", "letter", "word", "roman", "constant", "set", "dots", "operator", "indicator"]
)
_COMMANDS = frozenset(["frac", "sqrt", "binom", "accent", "open", "boxed", "cancel"])

_TAKES = {"frac": 2, "binom": 2, "sqrt": 1, "accent": 1, "boxed": 1, "cancel": 1}
_SHUT = {"open": 1, "{": 1, "begin": 1, "close": -1, "null": -1, "}": -1, "end": -1}

_STIRLING = {"brace": "stirling2", "brack": "stirling1"}


class Brackets(Cursor, ABC):
    """The part of the parser that reads what is enclosed in something."""

    bars = 0  # how many | … are open: inside them a | after an operand closes

    @abstractmethod
    def expression(self) -> s.Surface:
        """Read a sum (given by the parser)."""

    @abstractmethod
    def relation(self) -> s.Surface:
        """Read sides and signs (given by the parser)."""

    @abstractmethod
    def atom(self) -> s.Surface:
        """Read an atom (given by the parser)."""

    @abstractmethod
    def braced_cases(self, opening: Token) -> s.Surface | None:
        """Read a table of cases behind its brace, if there is one (given by the parser)."""

    @abstractmethod
    def fraction(self, start: int, upper: tuple[Token, ...], lower: tuple[Token, ...]) -> s.Surface:
        """Read a fraction (given by the parser)."""

    def whole(self) -> s.Surface:
        """Read all tokens as one expression or relation."""
        piece = self.relation()
        if token := self.token():
            raise self.misplaced(token)
        return piece

    def argument(self) -> s.Surface:
        """Read what a command takes: a group, or a single token."""
        return self.sub_parser(self.argument_tokens()).whole()

    def argument_tokens(self) -> tuple[Token, ...]:
        """Take the tokens of an argument without its braces."""
        token = self.token()
        if token is None:
            raise self.wrong_end(
                "expected-group", "the formula ends too early", "expected {…} at its end"
            )
        if token.kind == "{":
            run = self.group_tokens()
            if not run:
                raise self.wrong(
                    "empty-group",
                    "the group {} is empty",
                    token.start,
                    self.last_end(),
                    "write what is missing",
                )
            return run
        start = self.position
        if token.kind in _ARGUMENTS:
            self.next()
        elif token.kind in _COMMANDS:
            self.skip_argument()
        else:
            raise self.misplaced(token)
        return self.run[start : self.position]

    def skip_argument(self) -> None:
        r"""Move behind a command with all that it takes, as in ``x^\frac12``, or behind a bracket.

        Nothing is read here: of what is nested without braces, every level would be read twice.
        """
        wanted = 1
        while wanted and (token := self.token()):
            wanted += _TAKES.get(token.kind, 0) - 1
            following = self.token(1)
            if token.kind in _SHUT or (
                token.kind == "sqrt" and following is not None and following.text == "["
            ):
                self.position += token.kind == "sqrt"
                self._skip_bracket()
            else:
                self.next()

    def _skip_bracket(self) -> None:
        depth = 0
        while token := self.token():
            depth += _SHUT.get(token.kind, 0)
            self.next()
            if depth == 0:
                return

    def braces(self) -> s.Surface:
        r"""Read ``{…}``: TeX's own group, with ``\over`` inside if there is one."""
        start, run = self.token_start(), self.group_tokens()
        end, depth = self.last_end(), 0
        for i, token in enumerate(run):
            depth += {"{": 1, "}": -1}.get(token.kind, 0)
            if token.kind == "over" and depth == 0:
                return self._over(start, end, run[:i], run[i + 1 :], token.text)
        if not run:
            raise self.wrong(
                "empty-group",
                "the group {} is empty",
                start,
                end,
                "write the missing part, or remove the braces",
            )
        inner = self.sub_parser(run)
        items = inner.list_items()
        return (
            items[0] if len(items) == 1 and _closed(items[0]) else s.Group(start, end, "{", items)
        )

    def _over(
        self, start: int, end: int, upper: tuple[Token, ...], lower: tuple[Token, ...], sign: str
    ) -> s.Surface:
        if sign == "over":
            return self.fraction(start, upper, lower)
        top, bottom = self.sub_parser(upper).whole(), self.sub_parser(lower).whole()
        if sign in _STIRLING:
            name = s.Letter(start, start, _STIRLING[sign], word=True)
            both = s.Group(start, end, "(", (top, bottom))
            return s.Product(start, end, (name, both), ("",))
        return s.Binomial(start, end, top, bottom)

    def list_items(self) -> tuple[s.Surface, ...]:
        """Read a list with commas up to the end of the tokens."""
        items = self.listed()
        if token := self.token():
            raise self.misplaced(token)
        return items

    def listed(self) -> tuple[s.Surface, ...]:
        """Read a list with commas."""
        items = [self.relation()]
        while self.take(",") or self.take(";"):
            items.append(self.relation())
        return tuple(items)

    def bracketed(self) -> s.Surface:
        """Read a bracket and the list inside it."""
        opening = self.next()
        if opening.text in ("|", "\\|"):
            return self.bar(opening)
        if opening.text == "none":
            return read_null(self, opening)
        cases = self.braced_cases(opening) if opening.text == "\\{" else None
        if cases is not None:
            return cases
        if self.peek("close"):
            raise self.wrong(
                "empty-brackets",
                "the brackets are empty",
                opening.start,
                self.next().end,
                "expected an expression inside",
            )
        outer, self.bars, around, self.inside = self.bars, 0, self.inside, True
        items = self.listed()
        self.bars, self.inside = outer, around
        closing = self.expect_close(opening)
        if opening.text == "[" and len(items) == 1 and is_condition(items[0]):
            return indicator(opening.start, closing.end, items[0])  # the bracket of Iverson
        for item in items:
            if isinstance(item, s.Relation) and opening.text in ("(", "["):
                raise self.wrong(
                    "relation-in-brackets",
                    "a relation stands inside brackets",
                    item.sides[0].end,
                    item.sides[1].start,
                    "is it a slip of the pen for - or +?",
                )
        return s.Group(opening.start, closing.end, opening.text, items)

    def bar(self, opening: Token) -> s.Surface:
        """Read an absolute value, a norm or a determinant."""
        if opening.text == "|" and (norm := typed_norm(self, opening)) is not None:
            return norm
        self.go_deeper(opening.start, opening.end)
        self.bars += 1
        body = self.expression()
        self.bars -= 1
        self.depth -= 1
        token = self.token()
        if token is None or token.kind not in ("bar", "close") or token.text != opening.text:
            raise self.wrong(
                "unclosed-bar",
                f"the {opening.text} that opens here never closes",
                opening.start,
                opening.end,
                f"expected {opening.text}; a condition as in P(A | B) is not read",
            )
        self.next()
        return s.Group(opening.start, token.end, opening.text, (body,))

    def expect_close(self, opening: Token) -> Token:
        """Take the bracket that closes ``opening``."""
        token = self.token()
        wanted = f"expected {_CLOSERS[opening.text]}"
        if token is None:
            raise self.wrong(
                "unclosed-bracket",
                "the bracket that opens here never closes",
                opening.start,
                opening.end,
                wanted,
            )
        if token.kind == "close" and token.text != opening.text:
            raise self.wrong_at(
                token, "wrong-bracket", "this bracket does not close the one that is open", wanted
            )
        if token.kind not in ("close", "null"):
            raise self.misplaced(token, wanted)
        return self.next()


def _closed(piece: s.Surface) -> bool:
    """Say whether a piece stays in one piece without its braces."""
    return not isinstance(piece, s.Product | s.Sum | s.Relation | s.Derivative | s.Gradient | s.Big)
