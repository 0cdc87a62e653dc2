r"""The commands of TeX: fonts, delimiters with sizes, words, environments."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import NamedTuple

from symsgd.errors import SymsgdError
from symsgd.read.documents.expansions import expand, put_in
from symsgd.read.documents.macros import DEFINING, braced, end_of_definition
from symsgd.read.documents.prose import PROSE
from symsgd.read.documents.source import Source
from symsgd.read.tokens.package_commands import COMMANDS as PACKAGE_COMMANDS
from symsgd.read.tokens.package_commands import derivative
from symsgd.read.tokens.symbols import (
    CLOSING,
    COMMANDS,
    FONTS,
    IGNORED,
    IGNORED_WITH_GROUP,
    OPENING,
    OVERSET,
    WORD_FONTS,
    nearest_command,
)

_GROUP = re.compile(r"\s*\{([^{}]*)\}")
_LETTERS = re.compile(r"\s*\{\s*([A-Za-z]+)\s*('*)\s*\}")
_BARE_LETTER = re.compile(r"\s*([A-Za-z])()")  # \mathbb R: TeX takes the one letter behind it
_DELIMITER = re.compile(r"\s*(\\[A-Za-z]+|\\[{}|]|[()\[\]|./<>])")
_ONE = re.compile(r"\s*\{\s*1\s*\}|\s*1")
_ONE_SIGN = re.compile(r"\s*([A-Za-z0-9*])")
_KERN = re.compile(r"\s*-?\d*\.?\d+\s*(?:em|ex|in|cm|mm|pt|mu)")  # without braces
_NEGATED = re.compile(r"\s*(?:=|(\\in(?![A-Za-z])|∈))")
_BOLD = ("mathbb", "mathbf", "boldsymbol", "bm", "mathds", "pmb")
_SCRIPT_FONTS = ("mathbb", "mathcal", "mathscr", "mathfrak")
_CLASSES = ("mathbin", "mathrel", "mathord", "mathpunct")
_BARS = {"vert": "|", "Vert": "\\|"}
_SIZES = re.compile(r"[bB]igg?[lrm]?$")


_WIDTH = re.compile(r"\s*(\d*\.?\d+)\s*(em|ex|in|cm|mm|pt|mu|\\\w+)\s*$")
_QUAD = {"em": 1, "ex": 2, "in": 0.15, "cm": 0.4, "mm": 4, "pt": 10, "mu": 18}  # a wide space


def is_wide(length: str) -> bool:
    r"""Say whether a length of TeX is that of ``\quad`` or more.

    >>> is_wide("0.5in"), is_wide("2pt"), is_wide(r"0.1\textwidth"), is_wide("-1em")
    (True, False, True, False)
    """
    found = _WIDTH.match(length)
    return found is not None and float(found[1]) >= _QUAD.get(found[2], 0.01)


_NUMBER = re.compile(r"[0-9]+")


class Token(NamedTuple):
    """A kind, a canonical text, and where it stands; ``spaced`` if white space precedes it."""

    kind: str
    text: str
    start: int
    end: int
    spaced: bool = False


class Commands(ABC):
    """The part of the lexer that knows commands."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source, self.text = source, source.text
        self.position, self.end = start, end
        self.out: list[Token] = []
        self.depth = 0
        self.nesting = 0  # the same without environments
        self.spaced = False
        self.expansions = [0]  # shared by a formula and what its commands stand for
        self.expanding = 0  # commands of the author inside each other
        self.sized: int | None = None  # where the \left or \big stands whose delimiter comes
        self.side = ""  # "open" or "close" between \left or \right and its delimiter

    @abstractmethod
    def run(self) -> list[Token]:
        """Return all tokens (given by the lexer)."""

    @abstractmethod
    def emit(self, kind: str, text: str, start: int) -> None:
        """Add a token (given by the lexer)."""

    def wrong(self, code: str, message: str, start: int, advice: str) -> SymsgdError:
        """Return an error about the text from ``start`` to here."""
        end = max(self.position, start + 1)
        return self.source.error(code, message, start, end, advice=advice)

    def unknown(self, what: str, start: int) -> SymsgdError:
        """Return the error about a command that nobody knows."""
        near = nearest_command(what.lstrip("\\"))
        advice = f"did you mean \\{near}?" if near else "write it with commands of plain LaTeX"
        return self.wrong("unknown-command", f"the command {what} is not known", start, advice)

    def delimiter(self, what: str, start: int) -> None:
        """Emit a bracket or bar under its canonical name; an opening one begins at its size."""
        if self.sized is not None and (self.side == "open" or (what in OPENING and not self.side)):
            start = self.sized
        self.sized = None
        if what in ("|", "\\|"):
            self.emit(self.side or "bar", what, start)
        elif what in OPENING:
            self.emit("close" if self.side == "close" else "open", OPENING[what], start)
        else:
            self.emit("open" if self.side == "open" else "close", CLOSING[what], start)
        self.side = ""

    def command(self, name: str, start: int) -> None:
        """Emit what a command of TeX stands for."""
        if name in DEFINING and (end := end_of_definition(self.text, start)) is not None:
            self.position = min(end, self.end)
        elif name in self.source.macros:
            expand(self, self.source.macros[name], name, start)
        elif (found := derivative(name, self.text, self.position)) is not None:
            self.position = found[1]
            put_in(self, found[0], name, start)
        elif name in PACKAGE_COMMANDS:
            expand(self, PACKAGE_COMMANDS[name], name, start)
        elif name in ("left", "right", "mleft", "mright", "middle") or _SIZES.match(name):
            self._sized(name, start)
        elif name in _CLASSES and (group := _GROUP.match(self.text, self.position, self.end)):
            self._inside(group)  # \mathbin{-} is the sign without its braces
        elif name in IGNORED:
            self.spaced = True
        elif name in ("kern", "mkern") and (width := _KERN.match(self.text, self.position)):
            self.position, self.spaced = width.end(), True
        elif name == "footnote":
            self.note(name, start)
        elif name == "not" and (sign := _NEGATED.match(self.text, self.position, self.end)):
            self.position = sign.end()
            self.emit("relation", "notin" if sign.group(1) else "!=", start)
        elif name in IGNORED_WITH_GROUP:
            inside = self.group(name, start)
            self.spaced = True
            if name in ("hspace", "mkern") and is_wide(inside):
                self.emit("quad", "quad", start)
        elif name in ("begin", "end"):
            self._environment(name, start)
        elif name in ("text", "textrm", "mbox", "textbf", "textit", "intertext", "hbox"):
            self._text(name, start)
        elif name in WORD_FONTS or name in FONTS:
            self._font(name, start)
        elif name in OVERSET:
            self._overset(name, start)
        elif "\\" + name in OPENING or "\\" + name in CLOSING:
            self.delimiter("\\" + name, start)
        elif name in _BARS:
            self.delimiter(_BARS[name], start)
        elif name in COMMANDS:
            kind, text = COMMANDS[name]
            self.emit(kind, name if name in self.source.variants else text, start)
        else:
            self._glued(name, start)

    def _glued(self, name: str, start: int) -> None:
        # \vertx, \lvertx, \cdotx: a delimiter or operator with a letter stuck to it
        for known in ("lvert", "rvert", "vert", "lbrace", "lbrack", "lgroup"):
            if name.startswith(known) and len(name) == len(known) + 1:
                self.position = start + 1 + len(known)
                self.command(known, start)
                return
        raise self.unknown("\\" + name, start)

    def _sized(self, name: str, start: int) -> None:
        side = {"left": "open", "mleft": "open", "right": "close", "mright": "close"}.get(name)
        side = side or {"l": "open", "r": "close"}.get(name[-1] if name != "middle" else "", "")
        match = _DELIMITER.match(self.text, self.position, self.end)
        if match and match.group(1) == ".":
            self.position = match.end()
            if side == "open":
                self.emit("open", "none", start)
            else:
                self.emit("null", ".", match.start(1))
        elif match and (self.text[match.end() - 1].isalpha() or match.group(1) in "()[]|\\{\\}\\|"):
            self.side, self.sized = side, start
        elif self.text.startswith(("{", "}"), self.position):
            what = self.text[self.position]
            self.position += 1
            self.emit("open" if what == "{" else "close", "\\{", self.position - 1)

    def group(self, name: str, start: int) -> str:
        """Return the plain content of the group that follows a command."""
        match = _GROUP.match(self.text, self.position, self.end)
        if not match and name == "tag":
            match = _ONE_SIGN.match(self.text, self.position, self.end)
        if not match:
            raise self.wrong(
                "expected-group", f"\\{name} needs a group", start, "expected {…} after it"
            )
        self.position = match.end()
        return match.group(1)

    def note(self, name: str, start: int) -> None:
        """Pass over the group that follows a command, whatever is in it."""
        at = self.position
        while at < self.end and self.text[at].isspace():
            at += 1
        body = braced(self.text, at)
        if body is None:
            self.group(name, start)
        else:
            self.position = at + len(body) + 2

    def _environment(self, name: str, start: int) -> None:
        whole = self.group(name, start)
        what = whole.rstrip("*")
        if (
            name == "begin"
            and whole.endswith("matrix*")
            and self.text.startswith("[", self.position)
        ):
            self.position = self.text.find("]", self.position) + 1
        if name == "begin" and what in ("array", "alignedat", "tabular", "alignat", "xalignat"):
            if self.text.startswith("[", self.position):
                self.position = self.text.find("]", self.position) + 1
            self.group("begin{array}", start)
        self.emit(name, what, start)

    def _text(self, name: str, start: int) -> None:
        content = self.group(name, start).strip()
        if re.fullmatch(r"[A-Za-z]+", content) and content.lower() not in PROSE:
            self.emit("word" if len(content) > 1 else "letter", content, start)
        elif _NUMBER.fullmatch(content):  # θ^{\text{1}}
            self.spaced = True  # 2\text{3} is not 23
            for sign in content:
                self.emit("digit", sign, start)
        elif content:
            self.emit("text", content, start)

    def _font(self, name: str, start: int) -> None:
        one = _ONE.match(self.text, self.position, self.end)
        if one and name in _BOLD:
            self.position = one.end()
            self.emit("indicator", "1", start)  # a vector of ones or an indicator, not the number
            return
        match = _LETTERS.match(self.text, self.position, self.end)
        if not match and name in _SCRIPT_FONTS:
            match = _BARE_LETTER.match(self.text, self.position, self.end)
        if not match:
            return  # {\rm tanh}, \mathbf{x_1}, \boldsymbol\theta: the font goes, the rest stays
        content = match.group(1)
        if name in _SCRIPT_FONTS:
            self.position = match.end()
            kind = "set" if name == "mathbb" else "letter"
            kind = "indicator" if name == "mathbb" and content == "I" else kind
            prefix = "" if name == "mathbb" else "cal_"
            self.emit(kind, prefix + content, start)
        elif len(content) == 1 or name in WORD_FONTS:
            self.position = match.end()
            kind = "word" if len(content) > 1 else "letter"
            self.emit("roman" if content in "dei" and name in WORD_FONTS else kind, content, start)
        else:
            return
        for at in range(match.start(2), match.end(2)):
            self.emit("'", "'", at)

    def _overset(self, name: str, start: int) -> None:
        # \stackrel{(a)}{=}: the note above goes, the sign stays
        self.note(name, start)
        match = _GROUP.match(self.text, self.position, self.end)
        if match:
            self._inside(match)

    def _inside(self, match: re.Match[str]) -> None:
        """Emit what is in a group without its braces."""
        inner = type(self)(self.source, match.start(1), match.end(1)).run()
        self.position = match.end()
        for token in inner:
            self.emit(token.kind, token.text, token.start)
