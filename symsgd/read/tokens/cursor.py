"""A place in a run of tokens, and errors that say where and what was expected."""

from __future__ import annotations

from typing import Self

from symsgd.errors import SymsgdError
from symsgd.read.documents.source import Source
from symsgd.read.tokens.lexer import Token

DEEPEST = 200  # brackets are not as deep; arguments, bars and signs behind each other need none
_SHOWN = {"row": "\\\\", "'": "′", "&": "&", "over": "\\over"}


class Cursor:
    r"""A run of tokens with the next one to read.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> source = Source("a+b")
    >>> cursor = Cursor(source, tokens(source))
    >>> cursor.next().text, cursor.peek("+")
    ('a', True)
    """

    words: frozenset[str] = frozenset()  # names of more than one letter that somebody declared

    def __init__(self, source: Source, run: tuple[Token, ...], end: int | None = None) -> None:
        self.source = source
        self.run = run
        self.position = 0
        self.end = end if end is not None else (run[-1].end if run else 0)
        self.inside = False  # inside a bracket or an argument
        self.depth = 0  # of the arguments and groups in which this run stands

    def token(self, ahead: int = 0) -> Token | None:
        """Return the next token, or one further ahead."""
        index = self.position + ahead
        return self.run[index] if index < len(self.run) else None

    def peek(self, *kinds: str) -> bool:
        """Say whether the next token is of one of these kinds."""
        return self.position < len(self.run) and self.run[self.position].kind in kinds

    def peek_text(self, kind: str, text: str) -> bool:
        """Say whether the next token has this kind and this text."""
        return self.peek(kind) and self.run[self.position].text == text

    def next(self) -> Token:
        """Take the next token."""
        self.position += 1
        return self.run[self.position - 1]

    def take(self, kind: str) -> Token | None:
        """Take the next token if it is of this kind."""
        return self.next() if self.peek(kind) else None

    def token_start(self) -> int:
        """Return where the next token begins."""
        token = self.token()
        return token.start if token else self.end

    def last_end(self) -> int:
        """Return where the token taken last ends."""
        return self.run[self.position - 1].end if self.position else self.end

    def sub_parser(self, run: tuple[Token, ...]) -> Self:
        """Return a parser for a part of the tokens."""
        inner = type(self)(self.source, run, run[-1].end if run else self.last_end())
        inner.inside = True
        inner.words = self.words
        inner.depth = self.depth
        inner.go_deeper(run[0].start if run else self.last_end(), inner.end)
        return inner

    def go_deeper(self, start: int, end: int) -> None:
        """Count one more level, and refuse more of them than anybody follows."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.wrong(
                "nested-too-deeply",
                f"parts are nested more than {DEEPEST} deep",
                start,
                end,
                "give parts of the formula a name",
            )

    def group_tokens(self) -> tuple[Token, ...]:
        """Take a group in braces and return the tokens inside."""
        opening = self.next()
        start, depth = self.position, 1
        while token := self.token():
            depth += {"{": 1, "}": -1}.get(token.kind, 0)
            self.position += 1
            if depth == 0:
                return self.run[start : self.position - 1]
        raise self.wrong(
            "unclosed-brace",
            "the brace that opens here never closes",
            opening.start,
            opening.end,
            "expected }",
        )

    def show(self, token: Token) -> str:
        """Return a token as the author wrote it."""
        return repr(self.source.text[token.start : token.end]).replace("\\\\", "\\")

    def wrong(self, code: str, message: str, start: int, end: int, advice: str) -> SymsgdError:
        """Return an error about a stretch of text."""
        return self.source.error(code, message, start, max(end, start + 1), advice=advice)

    def wrong_at(self, token: Token, code: str, message: str, advice: str) -> SymsgdError:
        """Return an error about a token."""
        return self.wrong(code, message, token.start, token.end, advice)

    def wrong_here(self, code: str, message: str, advice: str) -> SymsgdError:
        """Return an error about the next token, or about the end."""
        start = self.token_start()
        return self.wrong(code, message, start, start + 1, advice)

    def wrong_end(
        self, code: str, message: str, advice: str = "expected an operand"
    ) -> SymsgdError:
        """Return an error about the end of the formula."""
        return self.wrong(code, message, max(self.end - 1, 0), self.end, advice)

    def misplaced(self, token: Token, advice: str = "expected an operand") -> SymsgdError:
        """Return the error about a token that cannot stand where it is."""
        if token.kind == "relation" and self.inside:
            advice = "is it a slip of the pen for - or +?"
        if token.kind in ("_", "^"):
            advice = "expected something before the script"
        if token.kind == "quantity":
            words = f"{self.show(token)} stands for a quantity, and is no symbol that is read"
            return self.wrong_at(token, "unexpected", words, "write a symbol for it")
        return self.wrong_at(token, "unexpected", f"{self.show(token)} does not fit here", advice)
