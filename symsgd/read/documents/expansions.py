r"""Commands that the author defined, put in where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.read.documents.macros import Macro, braced
from symsgd.read.documents.source import Source

if TYPE_CHECKING:
    from symsgd.read.tokens.commands import Commands

MOST_EXPANSIONS = 8  # inside each other
MOST_EXPANDED = 5_000  # in one formula; and characters of one expansion
_SPACES = re.compile(r"\s*")
_OPTION = re.compile(r"\s*\[([^\[\]]*)\]")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[^\\{}\s]")


def expand(lexer: Commands, macro: Macro, name: str, start: int) -> None:
    """Emit the tokens of the author's own command; all of them stand where it stands."""
    if macro.body is None:
        raise lexer.wrong(
            "macro-twice",
            f"the command \\{name} is defined twice, and not in the same way",
            start,
            "give the two definitions different names",
        )
    put_in(lexer, macro.expanded(_arguments(lexer, macro, name, start)), name, start)


def put_in(lexer: Commands, text: str, name: str, start: int) -> None:
    """Emit the tokens of a text that a command stands for."""
    lexer.expansions[0] += 1
    much = len(text) > MOST_EXPANDED or lexer.expansions[0] > MOST_EXPANDED
    if lexer.expanding >= MOST_EXPANSIONS or much:
        raise lexer.wrong(
            "macro-too-deep",
            f"the command \\{name} grows without end",
            start,
            "define it by other commands",
        )
    body = Source(text, lexer.source.file)
    body.__dict__["macros"] = lexer.source.macros
    inner = type(lexer)(body, 0, len(body.text))
    inner.expanding, inner.expansions = lexer.expanding + 1, lexer.expansions
    try:
        run = inner.run()
    except SymsgdError as error:
        raise lexer.wrong(error.code, error.message, start, error.advice or "") from None
    for token in run:
        lexer.spaced |= token.spaced
        lexer.emit(token.kind, token.text, start)


def _arguments(lexer: Commands, macro: Macro, name: str, start: int) -> list[str]:
    """Take what follows a command: its option in square brackets, then its arguments."""
    taken: list[str] = []
    if macro.sized and lexer.text.startswith("*", lexer.position):
        lexer.position += 1
    if macro.sized or macro.default is not None:
        option = _OPTION.match(lexer.text, lexer.position, lexer.end)
        lexer.position = option.end() if option else lexer.position
        if macro.default is not None:
            taken.append(option[1] if option else macro.default)
    while len(taken) < macro.count:
        taken.append(_argument(lexer, name, start))
    return taken


def _argument(lexer: Commands, name: str, start: int) -> str:
    """Take a group, or the single token that TeX takes where no brace follows."""
    spaces = _SPACES.match(lexer.text, lexer.position, lexer.end)
    position = spaces.end() if spaces else lexer.position
    body = braced(lexer.text, position)
    if body is not None:
        lexer.position = position + len(body) + 2
        return body
    token = _TOKEN.match(lexer.text, position, lexer.end)
    if token is None:
        raise lexer.wrong(
            "expected-group", f"\\{name} needs a group", start, "expected {…} after it"
        )
    lexer.position = token.end()
    return token[0]
