r"""The questions that a text leaves open, as a problem file that is ready to fill in.

Every answer stands in a comment line of its own: remove the ``#`` of what is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from symsgd.check.report import Reading, Report
from symsgd.check.span import Span
from symsgd.errors import SymsgdError
from symsgd.read.names import name_of_text

_TABLES = (
    "notation", "notation.functions", "network", "indices", "domains", "given", "asked",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is open: why, where, and the setting of a problem file that settles it.

    Questions with one ``key`` and several ``parts`` of a list or table share one line.
    """

    why: str
    span: Span | None = None
    table: str = ""
    key: str = ""
    part: str = ""

    @property
    def line(self) -> str:
        """The setting as it stands in a problem file.

        >>> Question("is k a factor?", None, "notation", "scalars", '"k"').line
        'scalars = ["k"]'
        """
        return _line(self.key, [self.part])


def open_questions(report: Report) -> tuple[Question, ...]:
    """Return what a text leaves open, each question once.

    >>> from symsgd.check.check import check_text
    >>> from symsgd.prove.decide import decide
    >>> report = check_text(r"We have $W^{[2]} x = 3$.", by=decide)
    >>> [(question.table, question.line) for question in open_questions(report)]
    [('given', '"W^[2]" = [[1, 2]]')]
    """
    applied = frozenset(
        _function_of(reading.text.split(" ", 1)[0])
        for reading in report.readings
        if reading.kind == "application" and reading.span is not None
    )
    found = [
        question
        for claim in report.claims
        for name in claim.missing
        for question in _missing(name, claim.span, applied)
    ]
    for reading in report.readings:
        found += _reading(reading)
    text = "\n".join(claim.source for claim in report.claims)
    once: dict[tuple[str, str, str], Question] = {}
    for question in found:
        if question.key == "scalars" and _has_prime(question.part.strip('"'), text):
            continue  # it is no factor
        part = question.part if question.key in _SHARED else ""
        once.setdefault((question.table, question.key or question.why, part), question)
    return tuple(once.values())


def stub(report: Report) -> str:
    """Return the problem file that asks the open questions of a text.

    >>> print(stub(Report("sheet.md")), end="")
    # sheet.md leaves no question open.
    """
    questions = open_questions(report)
    if not questions:
        return f"# {report.file} leaves no question open.\n"
    lines = [f"# What {report.file} leaves open: remove the # before what is right."]
    lines += [f"# {_place(each)}{each.why} (only the text can say it)"
              for each in questions if not each.key]  # fmt: skip
    for table in _TABLES:
        keys = dict.fromkeys(each.key for each in questions if each.table == table and each.key)
        lines += ["", f"[{table}]"] if keys else []
        for key in keys:
            some = [each for each in questions if (each.table, each.key) == (table, key)]
            lines += [f"# {_place(each)}{each.why}" for each in some]
            lines.append("#" + _line(key, [each.part for each in some]))
    return "\n".join(lines) + "\n"


def _line(key: str, parts: list[str]) -> str:
    brackets = _SHARED.get(key)
    value = f"{brackets[0]}{', '.join(parts)}{brackets[1]}" if brackets else parts[0]
    return f"{key} = {value}"


def _place(question: Question) -> str:
    return f"{question.span}: " if question.span is not None else ""


def _missing(name: str, span: Span, applied: frozenset[str]) -> Iterator[Question]:
    """Yield what would settle a name that is missing; functions that are applied are no numbers."""
    if numbers := re.fullmatch(r"whether (.+) and (\S+) are numbers", name):
        for one in (*numbers[1].split(", "), numbers[2]):
            yield from _missing(f"whether {one} is a number", span, applied)
        return
    for pattern, table, key, part in _SETTLED_BY:
        found = re.fullmatch(pattern, name)
        if found:
            symbol = _key(found[1]) if found.groups() and _is_symbol(found[1]) else ""
            if symbol or not found.groups():
                other = f" ({_ELSE[key]})" if key in _ELSE else ""
                filled = part.format(*found.groups()[1:] or (symbol,))
                yield Question(f"{name}{other}?", span, table, key or symbol, filled)
                return
    function = _function_of(name)
    if function in applied:
        return  # it is asked for where it is applied
    if function != name and _is_symbol(function):
        yield from _which_function(function, span)
    elif not _is_symbol(name):
        yield Question(f"{name}?", span)
    elif "^[" in name:
        example = "[[1, 2]]" if name[0].isupper() else "[1, 2]"
        yield Question(f"what is {name}?", span, "given", _key(name), example)
    else:
        yield Question(f"may {name} be any number?", span, "domains", _key(name), '"real"')
        yield Question(f"or does {name} have a value?", span, "given", _key(name), "1")


def _function_of(name: str) -> str:
    """Return σ for σ', σ^(n) and σ^-1: which function it is settles all of them.

    >>> _function_of("sigma^(n)"), _function_of("f''"), _function_of("w_1")
    ('sigma', 'f', 'w_1')
    """
    return re.sub(r"(?:\^-1|\^\([^()]*\)|'+)+$", "", name)


def _has_prime(name: str, text: str) -> bool:
    r"""Say whether a function of this name is differentiated.

    >>> _has_prime("sigma", r"\sigma'(x)"), _has_prime("f", "f(x)"), _has_prime("f", "ff'")
    (True, False, True)
    """
    return re.search(rf"{re.escape(name)}\s*(?:['’′″]|\^\{{?\s*\\prime)", text) is not None


def _which_function(name: str, span: Span) -> Iterator[Question]:
    why = f"is {name} a function (write its name), or a factor?"
    yield Question(why, span, "notation.functions", _key(name), '"sigmoid"')
    yield Question(why, span, "notation", "scalars", f'"{name}"')


_HALF = '"\\\\frac12 ({} - 1)^2"'
_GRADIENT = '{} = ["b", "w_1"]'
_SETTLED_BY = (
    (r"the range of (\w+)", "indices", "", "[1, 2]"),
    (r"the order (\w+)", "indices", "", "2"),
    (r"how (\S+) depends on ([A-Za-z]+)", "given", "", _HALF),
    (r"how (\S+) depends on \S+", "given", "", '"\\\\frac12 (a - y)^2"'),
    (r"the entries of (\w+)(?: \(.*\))?", "given", "", "[1, 2]"),
    (r"what shape (\S+) has", "given", "", "[1, 2]"),
    (r"which layer the index (\w+) counts", "indices", "", "2"),
    (r"whether (\S+) is a number", "domains", "", '"real"'),
    (r"whether (\S+) can be 0", "domains", "", '"nonzero"'),
    (r"the base of \w+", "notation", "log", '"decimal"'),
    (r"what the gradient ∇_(\w+) runs over", "notation", "gradients", _GRADIENT),
    (r"what the gradient ∇ runs over", "notation", "gradients", _GRADIENT.format("theta")),
    (r"whether decimals are rounded", "notation", "decimals", '"rounded"'),
    (r"the network", "network", "layers", "[2, 3, 1]"),
    (r"whether the input is layer 0, not layer 1", "network", "input_layer", "0"),
    (r"whether w_ij leads from neuron i to neuron j", "notation", "weights", '"from_to"'),
    (r"whether ∂ holds (\S+) fixed", "notation", "held", '"{}"'),
    (r"whether (\S+) still has its value", "given", "", "1"),
    (r"whether (\S+) depends on \S+", "notation", "held", '"{}"'),
)
_ELSE = {"decimals": '"exact" if not', "log": '"natural" if it is e'}
_SHARED = {"scalars": "[]", "held": "[]", "index_superscripts": "[]", "gradients": ("{ ", " }")}


def _reading(reading: Reading) -> Iterable[Question]:
    """Return what would settle a notation with several readings."""
    name = reading.text.split(" ", 1)[0]
    match reading.kind:
        case "superscript":
            letter = name.partition("^")[0]
            why = f"{reading.text}?"
            return [Question(why, reading.span, "notation", "index_superscripts", f'"{letter}"')]
        case "application":
            return _which_function(_function_of(name), reading.span)
        case "inverse":
            why = f"{reading.text}?"
            return [Question(why, reading.span, "notation", "inverse_minus_one", '"reciprocal"')]
        case _:
            return []


def _is_symbol(name: str) -> bool:
    try:
        return bool(name) and bool(name_of_text(name))
    except SymsgdError:
        return False


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else f'"{name}"'
