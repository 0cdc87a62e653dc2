r"""Sub- and superscripts: primes, indices, orders, transposes, powers, degrees."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import index_value
from symsgd.read.notation.evaluations import after_bracket
from symsgd.read.tokens.lexer import Token

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms

POSITIVE_PART = "+"  # [x]_+ is max(0, x)
_INDEX_BRACKETS = ("[", "\\{", "angle")
_CUT = frozenset([("digit", "digit"), ("-", "digit"), ("+", "digit"), ("-", "letter")])
_STARS = ("*", "\\ast", "\\star", "∗", "⋆")


def read_scripts(parser: Atoms, base: s.Surface) -> s.Surface:
    """Read the scripts that follow an atom and attach them to it."""
    sub: s.Surface | None = _digits_beside(parser, base)
    scripts: list[s.Script] = []
    while parser.peek("_", "^", "'", "degree"):
        token = parser.next()
        if token.kind == "'":
            _prime(scripts, token)
        elif token.kind == "degree":  # 90° as well as 90^\circ
            scripts.append(_sign(parser, token))
        elif token.kind == "_":
            if sub is not None:
                raise parser.wrong_at(
                    token,
                    "two-subscripts",
                    "there are two subscripts",
                    "put both into one pair of braces",
                )
            sub = _apart(_subscript(parser, base))
        else:
            if any(script.kind == "exponent" for script in scripts):
                raise parser.wrong_at(
                    token,
                    "two-superscripts",
                    "there are two superscripts",
                    "put brackets around the inner power",
                )
            scripts.extend(_superscript(parser, base))
    if sub is None and not scripts:
        return base
    whole = s.Scripted(base.start, parser.last_end(), base, sub, tuple(scripts))
    return after_bracket(base, whole)


def _digits_beside(parser: Atoms, base: s.Surface) -> s.Number | None:
    """Read the 1 of ``w1``: nobody writes a product so, and many write w₁ so."""
    if not isinstance(base, s.Letter) or base.word or base.name == "d":
        return None
    start, digits = parser.position, ""
    while (token := parser.token()) is not None and token.kind == "digit" and not token.spaced:
        digits += parser.next().text
    if not digits or parser.peek("."):
        parser.position = start
        return None
    return s.Number(parser.run[start].start, parser.last_end(), digits)


def _apart(sub: s.Surface) -> s.Surface:
    """Return a subscript in which digits behind a letter are an index of their own: A_{i1}."""
    factors = sub.factors if isinstance(sub, s.Product) and {*sub.operators} <= {""} else (sub,)
    found: list[s.Surface] = []
    for factor in factors:
        beside = isinstance(factor, s.Scripted) and isinstance(factor.sub, s.Number)
        if isinstance(factor, s.Scripted) and factor.sub is not None and beside:
            touching = factor.sub.start == factor.base.end and not factor.scripts
            found += [factor.base, factor.sub] if touching else [factor]
        else:
            found.append(factor)
    if len(found) == len(factors):
        return sub
    return s.Product(sub.start, sub.end, tuple(found), ("",) * (len(found) - 1))


def _prime(scripts: list[s.Script], token: Token) -> None:
    count = 1
    start = token.start
    if scripts and scripts[-1].kind == "prime":
        last = scripts.pop()
        count, start = last.count + 1, last.start
    scripts.append(s.Script("prime", start, token.end, count=count))


def _subscript(parser: Atoms, base: s.Surface) -> s.Surface:
    plus = parser.token()
    if plus is not None and plus.kind == "+" and isinstance(base, s.Group):
        parser.next()
        return s.Letter(plus.start, plus.end, POSITIVE_PART)
    if plus is not None and plus.text in _STARS:
        parser.next()
        return s.Letter(plus.start, plus.end, "*")
    run = parser.argument_tokens()
    if len(run) == 1 and run[0].text in _STARS:
        return s.Letter(run[0].start, run[0].end, "*")
    _without_braces(parser, run, "_")
    inner = parser.sub_parser(run)
    items = inner.list_items()
    return items[0] if len(items) == 1 else s.Group(run[0].start, run[-1].end, "{", items)


def _superscript(parser: Atoms, base: s.Surface) -> list[s.Script]:
    token = parser.token()
    if token is not None and token.kind in ("transpose", "star", "'", "degree", "*", "operator"):
        parser.next()
        return [_sign(parser, token)]
    if token is not None and token.kind in ("+", "-"):
        parser.next()
        _without_braces(parser, (token,), "^")
        return _content(parser, (token,))
    typed = token is not None and token.kind == "open"  # e^(-x): on paper the bracket is alone
    run = parser.argument_tokens()
    _without_braces(parser, run, "^")
    if (policy := _other_policy(run)) is not None:
        return [policy]
    scripts: list[s.Script] = []
    euler = isinstance(base, s.Letter) and base.name == "e"
    primes = _leading_index(parser, run, scripts, power=typed or euler)
    rest = _raised(run[primes:]) if primes else run
    while rest and rest[-1].kind in ("'", "transpose") and len(rest) > 0:
        if all(token.kind in ("'", "transpose") for token in rest):
            break
        scripts_after = _sign(parser, rest[-1])
        rest = rest[:-1]
        scripts.append(scripts_after)
    scripts.extend(_content(parser, rest))
    return scripts


def _other_policy(run: tuple[Token, ...]) -> s.Script | None:
    r"""Return the superscript π' of ``V^{\pi'}``: a policy of its own, and no derivative."""
    if len(run) < 2 or run[0].text.lstrip("\\") not in ("pi", "π"):
        return None
    if any(token.kind != "'" for token in run[1:]):
        return None
    start, end = run[0].start, run[-1].end
    name = s.Letter(start, end, "pi" + "'" * (len(run) - 1), word=True, roman=True)
    return s.Script("index", start, end, name)


def _without_braces(parser: Atoms, run: tuple[Token, ...], mark: str) -> None:
    """Refuse ``x^10``, ``w_12``, ``x^-1``: on paper, only the next sign is in the script."""
    following = parser.token()
    if len(run) != 1 or following is None or following.start != run[0].end:
        return
    cut = (run[0].kind, following.kind) in _CUT
    if cut and parser.last_end() == run[0].end:
        written = f"{mark}{run[0].text}{following.text}"
        raise parser.wrong_at(
            run[0],
            "script-without-braces",
            f"on paper {written} has only {run[0].text} in the script",
            f"write {mark}{{{run[0].text}{following.text}}}, with all of it in the braces",
        )


def _leading_index(
    parser: Atoms, run: tuple[Token, ...], scripts: list[s.Script], *, power: bool
) -> int:
    """Take ``[l]`` or ``{k}`` at the front of a superscript; return how many tokens it has.

    ``power`` says that round brackets with more in them than a count hold an exponent.
    """
    first = run[0]
    if first.kind != "open" or first.text not in (*_INDEX_BRACKETS, "("):
        return 0
    inner = parser.sub_parser(run)
    inner.next()
    items = inner.listed()
    closing = inner.expect_close(first)
    after = inner.token()
    behind = _raised(run[inner.position :])
    ends = after is None or behind[0].kind in ("'", "transpose") or behind[0].text == "T"
    body = items[0] if len(items) == 1 else s.Group(first.start, closing.end, "{", items)
    sum_of_numbers = isinstance(body, s.Sum) and index_value(body, {}) is not None
    if not ends or (first.text == "\\{" and sum_of_numbers):
        return 0
    if first.text == "(" and power and not _counts(body):
        return 0
    kind = "order" if first.text == "(" else "index"
    scripts.append(s.Script(kind, first.start, closing.end, body, style=first.text))
    return inner.position


def _raised(run: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return what stands above an index once more: the T of ``a^{[1]^T}``."""
    if len(run) > 1 and run[0].kind == "^":
        return run[2:-1] if run[1].kind == "{" and run[-1].kind == "}" else run[1:]
    return run


_NO_COUNTS = frozenset("xyzuvw")


def _counts(body: s.Surface) -> bool:
    """Say whether a superscript in round brackets can count something: (2), (i), (t+1), (i,j)."""
    match body:
        case s.Number():
            return True
        case s.Letter():
            return body.name not in _NO_COUNTS
        case s.Group():
            return all(map(_counts, body.items))
        case s.Sum():
            shift = all(isinstance(term, s.Number) for _, term in body.terms[1:])
            return body.terms[0][0] == "+" and shift and _counts(body.terms[0][1])
    return False


def _content(parser: Atoms, run: tuple[Token, ...]) -> list[s.Script]:
    if not run:
        return []
    if all(token.kind in ("'", "transpose", "star", "degree") for token in run):
        if all(token.kind == "'" for token in run):
            return [s.Script("prime", run[0].start, run[-1].end, count=len(run))]
        return [_sign(parser, token) for token in run]
    if len(run) == 1 and run[0].text in ("T", "circ", "*") and run[0].kind != "digit":
        return [_sign(parser, run[0])]
    if (word := _state(run)) is not None:
        name = s.Letter(run[0].start, run[-1].end, word, word=True, roman=True)
        return [s.Script("index", run[0].start, run[-1].end, name)]
    body = parser.sub_parser(run).whole()
    return [s.Script("exponent", run[0].start, run[-1].end, body)]


# what a superscript says of a quantity before or after a step, or of where it comes from
_SPELLED = frozenset(
    ("new", "old", "next", "prev", "neu", "novo", "nova", "nuevo", "nueva")
)  # also in single letters
_STATES = _SPELLED | {
    *("previous", "updated", "init", "initial", "start", "final", "alt", "nouveau"),
    *("true", "pred", "target", "train", "test", "hidden", "in", "out"),
}


def _state(run: tuple[Token, ...]) -> str | None:
    """Return a word above a letter, such as new in b^{new}, or the sign in b^+: no power."""
    text = "".join(token.text for token in run)
    if len(run) == 1 and (run[0].kind in ("+", "-") or run[0].kind == "word"):
        return text if run[0].kind != "word" or text.lower() in _STATES else None
    together = all(first.end == second.start for first, second in pairwise(run))
    letters = together and all(token.kind == "letter" for token in run)
    return text if letters and text in _SPELLED else None


def _sign(parser: Atoms, token: Token) -> s.Script:
    start, end = token.start, token.end
    if token.kind == "'":
        return s.Script("prime", start, end, count=1)
    if token.kind == "transpose":
        return s.Script("transpose", start, end)
    if token.text == "T":
        return s.Script("transpose", start, end, s.Letter(start, end, "T"))
    if token.kind == "degree" or token.text == "circ":
        return s.Script("degree", start, end)
    if token.kind in ("star", "*") or token.text == "*":
        return s.Script("star", start, end)
    raise parser.misplaced(token, "expected a power, an index or a prime")
