r"""One token per TeX token, each with its place.

Digits and letters come one by one (``\frac12`` and ``x^23`` mean what TeX
means), Unicode mathematics becomes its TeX token, spacing disappears, fonts
are dropped, and a command that nobody knows is an error with its place.
"""

from __future__ import annotations

import re
import unicodedata

from symsgd.read.documents import in_markdown
from symsgd.read.documents.source import Source
from symsgd.read.tokens.characters import LOWERED, RAISED, SUMS, UNICODE
from symsgd.read.tokens.commands import Commands, Token
from symsgd.read.tokens.digits import grouped, is_doubtful_comma
from symsgd.read.tokens.symbols import STARRED

__all__ = ["MAX_DEPTH", "MAX_TOKENS", "Token", "tokens"]

MAX_TOKENS = 20_000
MAX_DEPTH = 80
_RANGE = re.compile(r"_\{\s*[A-Za-z]\w*\s*=")
_TOKEN = re.compile(r"\\([A-Za-z]+)|\\(.)|([0-9])|([A-Za-z])|(%[^\n]*)|(\s+)|(.)", re.DOTALL)
_PUNCTUATION = frozenset("+-*/=<>!;:.&^_'")
_NESTING = {"{": 1, "open": 1, "}": -1, "close": -1}
_ACCENTS = {"\u0302": "hat", "\u0304": "bar", "\u0303": "tilde", "\u0307": "dot"}
_THICK = re.compile(r"(?:\s*\\[;:>])+")  # two thick spaces or more do so as well
_THIN = re.compile(r"\s?\\,\s*\S")
_WIDE = re.compile(r"(?:\s*\\ ){2,}")  # three spaces in a row part formulas as \quad does
_FACTOR = re.compile(  # σ.(1-σ), not "i.e." or the end of a sentence
    r"(?:[A-Za-z](?![A-Za-z.])|[(\[]|\\(?:[dt]?frac|left|sqrt|sigma|log|ln|exp|hat|bar)(?![A-Za-z]))"
)


def tokens(source: Source, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    r"""Return the tokens of a formula.

    A closing bracket carries the name of the bracket that it closes.

    >>> [token.text for token in tokens(Source(r"\frac12 \sigma'(x)"))]
    ['frac', '1', '2', 'sigma', "'", '(', 'x', '(']
    """
    return tuple(_Lexer(source, start, len(source.text) if end is None else end).run())


class _Lexer(Commands):
    def run(self) -> list[Token]:
        self.quotes = in_markdown.quote_depth(self.text, self.position)
        while self.position < self.end:
            match = _TOKEN.match(self.text, self.position, self.end)
            if match is None:
                break
            self.position = match.end()
            self._one(match)
            if len(self.out) > MAX_TOKENS:
                raise self.wrong(
                    "formula-too-long",
                    f"the formula has more than {MAX_TOKENS} tokens",
                    match.start(),
                    "split it into shorter formulas",
                )
        return self.out

    def _one(self, match: re.Match[str]) -> None:
        name, escaped, digit, letter, comment, space, other = match.groups()
        start = match.start()
        if comment or space:
            self.spaced = True
            self.position = in_markdown.after_quote_marks(self.text, match, self.quotes)
        elif name:
            if name in STARRED and self.text.startswith("*", self.position):
                self.position += 1
            self.command(name, start)
        elif escaped:
            self._escaped(escaped, start)
        elif digit:
            self._digit(digit, start)
        elif letter:
            self._letter(letter, start)
        else:
            self._character(other, start)

    def emit(self, kind: str, text: str, start: int) -> None:
        if kind == "}" and self._is_second_script():  # \sum_{k}^{ } has one script
            del self.out[-2:]
            self.depth, self.nesting = self.depth - 1, self.nesting - 1
            return
        if kind in ("open", "{", "begin"):
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise self.wrong(
                    "nested-too-deeply",
                    f"brackets are nested more than {MAX_DEPTH} deep",
                    start,
                    "give parts of the formula a name",
                )
        elif kind in ("close", "}", "end"):
            self.depth -= 1
        self.nesting += _NESTING.get(kind, 0)
        self.out.append(Token(kind, text, start, self.position, self.spaced))
        self.spaced = False

    def _is_second_script(self) -> bool:
        """Say whether an empty script has just opened behind another one, or at a big operator."""
        kinds = [token.kind for token in self.out[-4:]]
        if kinds[-2:] not in (["^", "{"], ["_", "{"]) or len(kinds) < 3:
            return False
        return kinds[-3] in ("}", "big") or kinds[0] in ("^", "_")

    def _letter(self, letter: str, start: int) -> None:
        """Emit a letter, behind the accent that a combining character sets over it: x̂."""
        accent = _ACCENTS.get(self.text[self.position : self.position + 1])
        if accent:
            self.position += 1
            self.emit("accent", accent, start)
        self.emit("letter", letter, start)

    def _point(self, start: int) -> None:
        """Emit a point: three are dots, one right between two factors multiplies them."""
        if self.text.startswith("..", self.position) and self.position + 2 <= self.end:
            self.position += 2
            self.emit("dots", "dots", start)
            return
        before = self.out[-1].kind if self.out else ""
        close = start > 0 and not self.text[start - 1].isspace()
        between = close and before in ("letter", "close", "}", "'", "word")
        thin = bool(self.out) and self.text[:start].rstrip().endswith(r"\,")
        if thin and _THIN.match(self.text, self.position, self.end):
            self.emit("*", "*", start)  # a b with \,.\, between them, as some programs write it
        elif between and _FACTOR.match(self.text, self.position, self.end):
            self.emit("*", "*", start)
        else:
            self.emit(".", ".", start)

    def _digit(self, digit: str, start: int) -> None:
        below = [token.kind for token in self.out[-2:]] == ["_", "{"]  # w_{1{,}2} has two indices
        number = None if below else grouped(self.text, start, self.end)
        if number is None:
            self.emit("digit", digit, start)
            return
        self.position = number.end
        if number.digits is None:
            raise self.wrong(
                "two-meanings",
                "the comma in this number is a decimal comma to one reader and groups thousands"
                " to another",
                start,
                "write it without the comma, or with a decimal point",
            )
        for sign in number.digits:
            self.emit("." if sign == "." else "digit", sign, start)

    def _comma(self, start: int) -> None:
        """Emit a comma; between the digits of a list it must not look like one in a number."""
        if self.nesting == 0 and is_doubtful_comma(self.text, start):
            raise self.wrong(
                "two-meanings",
                "this comma belongs to a number or parts two numbers",
                start,
                "write 0.5 or 0{,}5 for a number, and a space after the comma in a list",
            )
        self.emit(",", ",", start)

    def _escaped(self, character: str, start: int) -> None:
        if character == "\\":
            size = re.compile(r"\*?\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm|in)\s*\]").match(
                self.text, self.position, self.end
            )
            self.position = size.end() if size else self.position
            self.emit("row", "\\\\", start)
        elif character in "{}":
            self.delimiter("\\" + character, start)
        elif character == "|":
            self.delimiter("\\|", start)
        elif character in " ;:>" and (wide := self._wide_space(character)):
            self.position = wide.end()
            self.emit("quad", "quad", start)
        elif character in ",;:! \n>":
            self.spaced = True
        elif character == "%":
            self.emit("percent", "%", start)
        elif character == "_" and in_markdown.is_subscript(self.text, start):
            self.emit("_", "_", start)
        elif character in "$#_&":
            raise self.wrong(
                "unknown-symbol",
                f"\\{character} has no meaning in a formula here",
                start,
                "write the quantity without it",
            )
        else:
            raise self.unknown("\\" + character, start)

    def _wide_space(self, character: str) -> re.Match[str] | None:
        """Return the spaces behind one that part formulas together with it."""
        spaces = _WIDE if character == " " else _THICK
        return spaces.match(self.text, self.position, self.end)

    def _character(self, character: str, start: int) -> None:
        if character == "\\":
            raise self.wrong("stray-backslash", r"a \ stands alone", start, "remove it")
        if character in RAISED or character in LOWERED:
            self._scripts(character, start)
        elif character in SUMS and _RANGE.match(self.text, self.position, self.end):
            self.emit("big", SUMS[character], start)  # Σ_{i=1}: a letter has no range
        elif character in UNICODE:
            for kind, text in UNICODE[character]:
                self.emit(kind, text, start)
        elif character == "{" and self.text.startswith(",}", self.position):
            self.position += 2
            self.emit(",", ",", start)  # a comma without the space that TeX sets after it
        elif character in "{}":
            self.emit(character, character, start)
        elif character in "()[]|":
            self.delimiter(character, start)
        elif character == "~":
            self.spaced = True
        elif character == "!" and self.text.startswith("=", self.position):
            self.position += 1
            self.emit("relation", "!=", start)
        elif character in "<>" and self.text.startswith("=", self.position):
            self.position += 1
            self.emit("relation", character + "=", start)
        elif self.text[start : start + 2] in (":=", "=:"):
            self.position += 1
            self.emit("relation", self.text[start : start + 2], start)
        elif character == "=" and self.text.startswith("=>", self.position):
            self.position += 2
            self.emit("arrow", "Rightarrow", start)
        elif character in "=<>":
            self.emit("relation", character, start)
        elif character == ",":
            self._comma(start)
        elif character == ".":
            self._point(start)
        elif character in _PUNCTUATION:
            self.emit(character, character, start)
        elif (parts := unicodedata.normalize("NFD", character))[1:] in ("\u0302", "\u0304"):
            self.emit("accent", _ACCENTS[parts[1]], start)
            self.emit("letter", parts[0], start)  # ŷ; ñ and é are letters of words
        elif len(plain := unicodedata.normalize("NFKC", character)) == 1 and plain != character:
            self._plain(plain, start)
        elif character.isalpha() and not character.isascii() and self._within_word(start):
            raise self.wrong(
                "unknown-symbol",
                f"{character!r} is a letter of a word here, not of a formula",
                start,
                "put words into \\text{…}, and write a symbol for a quantity",
            )
        elif character.isalpha() and not character.isascii():
            self.emit("text", character, start)
        else:
            raise self.wrong(
                "unknown-symbol",
                f"the character {character!r} has no meaning in a formula",
                start,
                "remove it, or write it as a LaTeX command",
            )

    def _within_word(self, start: int) -> bool:
        """Say whether a letter such as ö is next to a plain one, as in Größe: no product."""
        if not unicodedata.name(self.text[start], "").startswith("LATIN"):
            return False
        beside = (
            self.text[max(start - 1, 0) : start] + self.text[start + 1 : min(start + 2, self.end)]
        )
        return any(letter.isascii() and letter.isalpha() for letter in beside)

    def _scripts(self, character: str, start: int) -> None:
        """Emit a run of raised or lowered characters: ``x⁻¹``, ``a₁₂``."""
        table, sign = (RAISED, "^") if character in RAISED else (LOWERED, "_")
        end = start
        while end < self.end and self.text[end] in table:
            end += 1
        signs = [table[each] for each in self.text[start:end]]
        self.position = end
        self.emit(sign, sign, start)
        if len(signs) == 1:
            self.emit(*signs[0], start)
            return
        self.emit("{", "{", start)
        for kind, text in signs:
            self.emit(kind, text, start)
        self.emit("}", "}", start)

    def _plain(self, plain: str, start: int) -> None:
        """Emit the letter or digit that a styled one stands for: 𝑥, 𝜎, ２."""
        if plain.isascii() and plain.isalpha():
            self.emit("letter", plain, start)
        elif plain.isascii() and plain.isdigit():
            self.emit("digit", plain, start)
        elif plain in UNICODE:
            self._character(plain, start)
        else:
            self.emit("text", plain, start)
