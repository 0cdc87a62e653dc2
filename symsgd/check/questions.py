r"""The questions that a text leaves open, as a problem file that is ready to fill in.

Every answer stands in a comment line of its own: remove the ``#`` of what is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from symsgd.check import asked_letters as letters
from symsgd.check.report import Reading, Report
from symsgd.check.settings_asked import ELSE, OF_NETWORKS, SETTLED_BY, SHARED
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
    formulas = "\n".join(formula.source for formula in report.formulas)
    found = [
        question
        for claim in report.claims
        for name in _asked_for(claim.missing, formulas)
        for question in _missing(name, _About(claim.span, formulas, applied))
    ]
    if any(question.table == "network" for question in found):
        found = [question for question in found if not _comes_with_a_network(question)]
    for reading in report.readings:
        found += _reading(reading)
    text = "\n".join(claim.source for claim in report.claims)
    once: dict[tuple[str, str, str], Question] = {}
    for question in found:
        if question.key == "scalars" and _has_prime(question.part.strip('"'), text):
            continue  # it is no factor
        part = question.part if question.key in SHARED else ""
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
    brackets = SHARED.get(key)
    value = f"{brackets[0]}{', '.join(parts)}{brackets[1]}" if brackets else parts[0]
    return f"{key} = {value}"


def _place(question: Question) -> str:
    return f"{question.span}: " if question.span is not None else ""


@dataclass(frozen=True, slots=True)
class _About:
    """Where a claim asks, and what it stands among: all formulas, and the functions in them."""

    span: Span
    formulas: str
    applied: frozenset[str]


def _asked_for(missing: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return what is missing: of acc not its letters, of a cost that is given only the range."""
    if any(name.startswith("the range of") for name in missing):
        missing = tuple(name for name in missing if not _is_how_a_given_depends(name, text))
    word = letters.word_with(missing, text)
    rest = tuple(name for name in missing if word is None or name not in word)
    return rest if word is None else (*rest, f"whether {word} is one word")


def _is_how_a_given_depends(name: str, text: str) -> bool:
    cost = re.fullmatch(r"how (\S+) depends on .*", name)
    return cost is not None and letters.is_given(cost[1], text)


def _comes_with_a_network(question: Question) -> bool:
    """Say whether a network settles a question: what its weights and its cost are."""
    layered = "^[" in question.key or question.why.startswith("how ")
    return question.table == "given" and layered


def _missing(name: str, about: _About) -> Iterator[Question]:
    """Yield what would settle a name that is missing; functions that are applied are no numbers."""
    span = about.span
    if numbers := re.fullmatch(r"whether (.+) and (\S+) are numbers", name):
        for one in (*numbers[1].split(", "), numbers[2]):
            yield from _missing(f"whether {one} is a number", about)
        return
    for pattern, table, key, part in SETTLED_BY:
        found = re.fullmatch(pattern, name)
        if found:
            symbol = _key(found[1]) if found.groups() and _is_symbol(found[1]) else ""
            if symbol or not found.groups():
                other = f" ({ELSE[key]})" if key in ELSE else ""
                filled = part.format(*found.groups()[1:] or (symbol,))
                yield Question(f"{name}{other}?", span, table, key or symbol, filled)
                if table == "indices" and name.startswith("the range"):
                    yield from _ranges_beside(symbol, about)
                if table == "network" and key == "layers":
                    yield from (Question(f"{name}?", span, table, *each) for each in OF_NETWORKS)
                return
    function = _function_of(name)
    if function in about.applied:
        return  # it is asked for where it is applied
    is_function = function != name or letters.is_applied(function, about.formulas)
    if is_function and _is_symbol(function):
        yield from _which_function(function, span)
    elif not _is_symbol(name):
        yield Question(f"{name}?", span)
    elif "^[" in name:
        example = "[[1, 2]]" if name[0].isupper() else "[1, 2]"
        yield Question(f"what is {name}?", span, "given", _key(name), example)
    else:
        yield from _number_or_array(name, about)


def _ranges_beside(index: str, about: _About) -> Iterator[Question]:
    """Yield the ranges of the other sums of a claim; and which way its weights lead."""
    for other in letters.indices_of_open_sums(about.formulas)[:_MOST_RANGES]:
        if other != index:
            yield Question(f"the range of {other}?", about.span, "indices", other, "[1, 2]")
    if letters.weighted(index, about.formulas):
        why = 'or does w_ij lead from neuron i to neuron j, or from j to i ("to_from")?'
        yield Question(why, about.span, "notation", "weights", '"from_to"')


def _number_or_array(name: str, about: _About) -> Iterator[Question]:
    rank = letters.rank(name, about.formulas)
    if rank < len(_ENTRIES):
        why = f"may {'every entry of ' if rank else ''}{name} be any number?"
        yield Question(why, about.span, "domains", _key(name), '"real"')
    example = ("1", *_ENTRIES[1:], "[[1, 2], [3, 4]]")[rank]
    yield Question(f"or does {name} have a value?", about.span, "given", _key(name), example)


_ENTRIES = ("", "[1, 2]")  # of an array with so many indices; of a matrix nobody says "real"


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


_FUNCTIONS = frozenset(["sigma", "varsigma", "phi", "varphi"])  # before a bracket no factors
_MOST_RANGES = 4


def _which_function(name: str, span: Span) -> Iterator[Question]:
    factor = "" if name in _FUNCTIONS else ", or a factor"
    why = f"is {name} a function (write its name){factor}?"
    yield Question(why, span, "notation.functions", _key(name), '"sigmoid"')
    if name not in _FUNCTIONS:
        yield Question(why, span, "notation", "scalars", f'"{name}"')


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
