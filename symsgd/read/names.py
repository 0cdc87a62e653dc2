r"""The names of symbols: ``w_1``, ``W^[2]``, ``theta^1``, ``hat_x``, one spelling each."""

from __future__ import annotations

import re

from symsgd.errors import SymsgdError
from symsgd.read import surface as s
from symsgd.read.documents.source import Source


def subscript_text(piece: s.Surface, indices: dict[str, int] | None = None) -> str:
    """Return the text of a subscript or index, with numbers put in for known indices.

    >>> subscript_text(s.Letter(0, 1, "i"), {"i": 2})
    '2'
    """
    known = indices or {}
    value = index_value(piece, known)
    if value is not None:
        return str(value)
    match piece:
        case s.Number():
            return piece.digits
        case s.Letter():
            return piece.name
        case s.Product():
            parts = [subscript_text(factor, known) for factor in piece.factors]
            joined = parts[0]
            for operator, part in zip(piece.operators, parts[1:], strict=True):
                joined += operator + part
            return joined
        case s.Sum():
            text = "".join(sign + subscript_text(term, known) for sign, term in piece.terms)
            return text.removeprefix("+")
        case s.Group():
            return ",".join(subscript_text(item, known) for item in piece.items)
        case s.Scripted():
            sub = "" if piece.sub is None else f"_{subscript_text(piece.sub, known)}"
            marks = "".join(
                "'" * script.count if script.kind == "prime" else f"^{_script_text(script, known)}"
                for script in piece.scripts
            )
            return subscript_text(piece.base, known) + sub + marks
        case s.Dots():
            return "…"
        case s.Constant():
            return piece.name
        case s.Relation():
            sides = [subscript_text(side, known) for side in piece.sides]
            return piece.signs[0].join(sides)
        case _:
            return f"?{piece.start}"


def _script_text(script: s.Script, known: dict[str, int]) -> str:
    if script.body is not None:
        return subscript_text(script.body, known)
    return {"transpose": "T", "star": "*", "degree": "°"}.get(script.kind, "")


def index_value(piece: s.Surface, indices: dict[str, int]) -> int | None:
    """Return the whole number that an index is, if it is one.

    >>> index_value(s.Sum(0, 3, (("+", s.Letter(0, 1, "L")), ("-", s.Number(2, 3, "1")))), {"L": 3})
    2
    """
    match piece:
        case s.Number():
            return int(piece.digits) if piece.digits.isdigit() else None
        case s.Letter():
            return indices.get(piece.name)
        case s.Group() if len(piece.items) == 1:
            return index_value(piece.items[0], indices)
        case s.Sum():
            result = 0
            for sign, term in piece.terms:
                value = index_value(term, indices)
                if value is None:
                    return None
                result += value if sign == "+" else -value
            return result
        case s.Scripted(base=s.Number(), sub=None, scripts=(script,)):
            return _power(piece.base, script, indices)
        case _:
            return None


def _power(base: s.Surface, script: s.Script, indices: dict[str, int]) -> int | None:
    """Return the number that x_{10^9} has as its index, if nobody could take it for a name."""
    exponent = index_value(script.body, indices) if script.body is not None else None
    whole = index_value(base, indices)
    if script.kind != "exponent" or exponent is None or whole is None:
        return None
    return whole**exponent if 0 <= exponent <= _MOST_EXPONENT and whole <= _MOST_BASE else None


_MOST_EXPONENT, _MOST_BASE = 20, 1000


def with_subscript(base: str, sub: str) -> str:
    """Return a name with its subscript; braces only where they are needed.

    >>> with_subscript("w", "12"), with_subscript("w", "i,j")
    ('w_12', 'w_{i,j}')
    """
    return f"{base}_{sub}" if re.fullmatch(r"[A-Za-z0-9]+", sub) else f"{base}_{{{sub}}}"


def with_index(base: str, text: str, style: str) -> str:
    """Return a name with its index in brackets.

    >>> with_index("W", "2", "["), with_index("x", "k", "{")
    ('W^[2]', 'x^{k}')
    """
    opening = style.lstrip("\\") or ""
    closing = {"[": "]", "{": "}", "(": ")", "angle": ">"}.get(opening, "")
    return f"{base}^{'<' if opening == 'angle' else opening}{text}{closing}"


def name_of(piece: s.Surface, indices: dict[str, int] | None = None) -> str | None:
    """Return the name of a symbol with all its scripts, or None if it is no plain symbol.

    >>> name_of(s.Letter(0, 1, "x"))
    'x'
    """
    known = indices or {}
    if isinstance(piece, s.Letter):
        return piece.name
    if isinstance(piece, s.Group) and piece.bracket == "{" and len(piece.items) == 1:
        return name_of(piece.items[0], known)
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return None
    name = piece.base.name
    if piece.sub is not None:
        name = with_subscript(name, subscript_text(piece.sub, known))
    for script in piece.scripts:
        if script.kind in ("index", "order") and script.body is not None:
            name = with_index(name, subscript_text(script.body, known), script.style)
        elif script.kind == "exponent" and script.body is not None:
            name = f"{name}^{subscript_text(script.body, known)}"
        elif script.kind == "star":
            name += "^*"
        else:
            return None
    return name


def name_of_text(text: str) -> str:
    r"""Return the name of the symbol that a short LaTeX text writes.

    >>> name_of_text("a_{j}^l"), name_of_text("hat_x_{i}")
    ('a_j^l', 'hat_x_i')
    """
    from symsgd.read.notation.parse import parse

    accent = re.match(r"(hat|bar|tilde|cal|dot|ddot)_(?=[A-Za-z])", text)
    prefix = accent.group() if accent else ""
    try:
        name = name_of(parse(_bracketed(text[len(prefix) :]), words=_words(text)))
    except SymsgdError:
        name = None
    if name is None:
        source = Source(text)
        raise source.error(
            "not-a-symbol",
            f"{text!r} is not a symbol",
            0,
            len(text),
            advice='write a symbol such as "w_1", "W^[2]" or "\\\\theta"',
        )
    return prefix + name


_ACCENT = re.compile(r"(hat|bar|tilde|dot|ddot)_([A-Za-z]+)(.*)")  # as in hat_x_i


def surface_of_name(text: str) -> s.Surface | None:
    """Return the symbol that a key of a problem file writes, as a piece of a formula.

    >>> type(surface_of_name("delta^[l]")).__name__, surface_of_name("hat_x_i").base.name
    ('Scripted', 'hat_x')
    """
    from symsgd.read.notation.parse import parse

    accent = _ACCENT.match(text)
    try:
        if accent is not None:
            text = rf"\{accent[1]}{{{_bracketed(accent[2])}}}{_bracketed(accent[3])}"
            return parse(text)
        return parse(_bracketed(text), words=_words(text))
    except SymsgdError:
        return None


def _words(text: str) -> frozenset[str]:
    word = re.match(r"[A-Za-z]{2,}", text)
    return frozenset([word.group()] if word else ())


def _bracketed(text: str) -> str:
    """Turn ``W^[2]`` as it is typed into a TOML file into TeX."""
    from symsgd.read.tokens.symbols import COMMANDS

    text = re.sub(r"\^(\[[^\]]*\])", r"^{\1}", text)
    text = re.sub(r"_([A-Za-z0-9]{2,})", r"_{\1}", text)
    name = re.match(r"[A-Za-z]{2,}", text)
    if name and COMMANDS.get(name.group(), ("", ""))[0] == "letter":
        return "\\" + text
    return text
