r"""The atoms of a formula: numbers, letters, fractions, roots, sums, differentials."""

from __future__ import annotations

from abc import abstractmethod

from symsgd.read import surface as s
from symsgd.read.greek import GREEK
from symsgd.read.notation.bound_operators import read_integral, read_limit
from symsgd.read.notation.bracketed_entries import bracketed_entry
from symsgd.read.notation.differentials import in_one_line, read_derivative
from symsgd.read.notation.double_integrals import read_double
from symsgd.read.notation.environments import read_braced_cases, read_environment
from symsgd.read.notation.factorials import read_factorials
from symsgd.read.notation.indicators import plain_indicator, read_indicator
from symsgd.read.notation.numerals import Numerals
from symsgd.read.notation.ranges import read_range
from symsgd.read.notation.roots import read_plain_root, read_root
from symsgd.read.notation.scripts import read_scripts
from symsgd.read.notation.subscripts import operator_variables
from symsgd.read.tokens.function_words import FUNCTION_NAMES, SPECIAL_WORDS
from symsgd.read.tokens.lexer import Token

SPELLED_NAMES = frozenset(
    name for name in (*FUNCTION_NAMES, *SPECIAL_WORDS, "swish") if len(name) > 2 or name == "ln"
)
_SHORTEST_GREEK = 4  # mu, nu, pi, xi and eta may be products
_STARTS = frozenset(
    [
        "digit",
        "letter",
        "word",
        "roman",
        "constant",
        "open",
        "{",
        "begin",
        "frac",
        "binom",
        "sqrt",
        "root",
        "accent",
        "big",
        "partial",
        "nabla",
        "boxed",
        "set",
        "dots",
        "underbrace",
        "indicator",
        "cancel",
        "cancelto",
    ]
)


class Atoms(Numerals):
    """The part of the parser that reads one factor."""

    @abstractmethod
    def term(self) -> s.Surface:
        """Read a product (given by the parser)."""

    @abstractmethod
    def differentials(self, product: s.Product) -> s.Surface:
        """Read derivatives in one line (given by the parser)."""

    def begins_factor(self, token: Token) -> bool:
        """Say whether a factor can begin with this token."""
        if token.kind == "bar":
            return self.bars == 0
        if token.kind == ".":
            return self.digit_follows()
        return token.kind in _STARTS

    def factor(self) -> s.Surface:
        """Read an atom with its scripts and factorials."""
        atom = self.atom()
        token = self.token()
        again = token is not None and (
            token.kind == "digit" or (token.kind == "." and self.digit_follows())
        )
        if isinstance(atom, s.Number) and token is not None and again:
            raise self.wrong_at(
                token,
                "two-numbers",
                "two numbers stand next to each other",
                "write \\cdot between them",
            )
        if isinstance(atom, s.Number):
            self.check_exponent_letter(atom)
        atom = bracketed_entry(self, read_scripts(self, atom))
        if sign := self.take("percent"):
            hundred = s.Number(sign.start, sign.end, "100")
            atom = s.Fraction(atom.start, sign.end, atom, hundred)
        return read_factorials(self, atom)

    def atom(self) -> s.Surface:
        """Read one atom without scripts."""
        token = self.token()
        if token is None:
            raise self.wrong_end("no-operand", "the formula ends where an operand belongs")
        if not self.begins_factor(token) and token.kind != "bar":
            raise self.misplaced(token)
        if token.text in ("1", "I") and (plain := plain_indicator(self, token)) is not None:
            return plain
        match token.kind:
            case "digit" | ".":
                return self.number()
            case "letter" | "word" | "roman":
                if word := self.spelled_word():
                    return word
                self.next()
                if token.text == "Delta" and self.peek("letter"):
                    what = self.next()
                    return s.Letter(token.start, what.end, f"Delta_{what.text}")
                return s.Letter(
                    token.start, token.end, token.text, token.kind == "word", token.kind == "roman"
                )
            case "constant":
                self.next()
                return s.Constant(token.start, token.end, token.text)
            case "set":
                self.next()
                return s.Named(token.start, token.end, token.text)
            case "indicator":
                return read_indicator(self, self.next())
            case "dots":
                self.next()
                return s.Dots(token.start, token.end)
            case "open" | "bar":
                return self.bracketed()
            case "{":
                return self.braces()
            case "begin":
                return read_environment(self)
            case _:
                return self.command(self.next())

    def braced_cases(self, opening: Token) -> s.Surface | None:
        """Read a table of cases behind the brace that opens it, if there is one."""
        return read_braced_cases(self, opening.start)

    def spelled_word(self) -> s.Letter | None:
        """Read a function's name that was typed letter by letter: ``tanh(z)``."""
        after, letters = self.position, ""
        while after < len(self.run) and len(self.run[after].text) == 1:
            token = self.run[after]
            if token.kind != "letter" or (letters and token.spaced):
                break
            letters += token.text
            after += 1
        greek = len(letters) >= _SHORTEST_GREEK and letters in GREEK  # beta is β, not b·e·t·a
        if letters not in self.words and letters not in SPELLED_NAMES and not greek:
            return None
        start = self.token_start()
        self.position = after
        return s.Letter(start, self.last_end(), letters, word=not greek)

    def command(self, token: Token) -> s.Surface:
        """Read a command that has arguments."""
        match token.kind:
            case "frac":
                upper, lower = self.argument_tokens(), self.argument_tokens()
                return self.fraction(token.start, upper, lower)
            case "binom":
                top, bottom = self.argument(), self.argument()
                return s.Binomial(token.start, self.last_end(), top, bottom)
            case "sqrt":
                return read_root(self, token)
            case "root":
                return read_plain_root(self, token)
            case "accent":
                return self.accent(token)
            case "boxed":
                return s.Group(token.start, self.last_end(), "{", (self.argument(),))
            case "cancel":
                return s.Group(token.start, self.last_end(), "cancel", (self.argument(),))
            case "cancelto":
                raise self.wrong_at(
                    token,
                    "two-meanings",
                    "what is crossed out with a value may count as it stands or as that value",
                    "write the terms that remain, or the limit that is meant",
                )
            case "underbrace":
                return self.braced_below(token)
            case "big":
                return self.big(token)
            case "partial":
                return self.partial(token)
            case _:
                return self.gradient(token)

    def gradient(self, token: Token) -> s.Surface:
        r"""Read ``\nabla``, ``\nabla_x``, ``\nabla^2`` or ``\nabla_x^2``."""
        over = self.argument() if self.take("_") else None
        order = 1
        power = self.token(1) if self.peek("^") else None
        if power is not None and power.text == "2":
            self.next()
            self.next()
            order = 2
            over = self.argument() if over is None and self.take("_") else over
        after = self.token()
        closed = after is None or after.kind == "close" or after.text in ("=", ",", ";", ":=")
        if closed and over is not None and order == 1:  # "∇_w = 3w": the name of a gradient
            letter = s.Letter(token.start, token.end, "nabla")
            return s.Scripted(token.start, self.last_end(), letter, over, ())
        return s.Gradient(token.start, self.last_end(), over, order)

    def braced_below(self, token: Token) -> s.Surface:
        """Read what stands over or under a brace; the words at the brace say nothing exact."""
        body = self.argument()
        if self.peek("_", "^"):
            self.next()
            self.argument_tokens()
        return s.Group(token.start, self.last_end(), "{", (body,))

    def fraction(self, start: int, upper: tuple[Token, ...], lower: tuple[Token, ...]) -> s.Surface:
        """Read a fraction; ``d…`` over ``d…`` is a derivative."""
        end = self.last_end()
        derivative = read_derivative(self, start, end, upper, lower)
        if derivative is not None:
            return derivative
        return s.Fraction(
            start, end, self.sub_parser(upper).whole(), self.sub_parser(lower).whole()
        )

    def accent(self, token: Token) -> s.Surface:
        """Read an accented letter as a letter with a longer name."""
        body = self.argument()
        end = self.last_end()
        while isinstance(body, s.Group) and len(body.items) == 1:
            body = body.items[0]
        if isinstance(body, s.Letter):
            return s.Letter(token.start, end, f"{token.text}_{body.name}")
        if isinstance(body, s.Scripted) and isinstance(body.base, s.Letter):
            letter = s.Letter(token.start, end, f"{token.text}_{body.base.name}")
            return s.Scripted(token.start, end, letter, body.sub, body.scripts)
        raise self.wrong(
            "accent",
            "an accent belongs over a single letter",
            token.start,
            end,
            "expected a letter under it",
        )

    def big(self, token: Token) -> s.Surface:
        """Read a sum or product sign with its limits and its body."""
        if token.text == "int":
            return read_integral(self, token)
        if token.text == "iint":
            return read_double(self, token)
        if token.text == "lim":
            return read_limit(self, token)
        if token.text not in ("sum", "prod"):
            raise self.wrong_at(
                token,
                "not-supported",
                f"{self.show(token)} is not read",
                "expected integrals over one variable only",
            )
        limits: dict[str, s.Surface] = {}
        while self.peek("_", "^"):
            kind = self.next().kind
            limits[kind] = read_range(self) if kind == "_" else self.argument()
        body = self.signed_term()
        return s.Big(token.start, body.end, token.text, limits.get("_"), limits.get("^"), body)

    def signed_term(self) -> s.Surface:
        """Read a term that may have a minus before it."""
        if sign := self.take("-"):
            inner = self.term()
            return s.Sum(sign.start, inner.end, (("-", inner),))
        return self.term()

    def partial(self, token: Token) -> s.Surface:
        r"""Read ``\partial_x`` or ``∂f/∂x``."""
        if self.take("_"):
            inner = self.sub_parser(self.argument_tokens())
            items = inner.list_items()
            over = items[0] if len(items) == 1 else s.Group(token.start, inner.end, "{", items)
            variables = operator_variables(self, over)
            return s.Derivative(token.start, self.last_end(), None, variables, partial=True)
        return in_one_line(self, token)
