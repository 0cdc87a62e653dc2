"""Tokens, their places, and limits."""

from itertools import pairwise

import pytest

from symsgd.errors import SymsgdError
from symsgd.read.documents.source import Source
from symsgd.read.tokens.characters import UNICODE
from symsgd.read.tokens.lexer import MAX_DEPTH, tokens
from symsgd.read.tokens.symbols import COMMANDS


def texts(latex):
    return [token.text for token in tokens(Source(latex))]


@pytest.mark.parametrize(
    ("latex", "found"),
    [
        (r"\frac12", ["frac", "1", "2"]),
        ("x^23", ["x", "^", "2", "3"]),
        ("σ′(x)", ["sigma", "'", "(", "x", "("]),
        ("x²", ["x", "^", "2"]),
        ("x₁", ["x", "_", "1"]),
        ("a − b", ["a", "-", "b"]),
        ("a · b", ["a", "*", "b"]),
        ("f’(x)", ["f", "'", "(", "x", "("]),
        ("x ≤ ∞", ["x", "<=", "infinity"]),
        (r"\mathbf{W}x", ["W", "x"]),
        (r"\mathrm{sech}", ["sech"]),
        (r"\mathrm{d}x", ["d", "x"]),
        (r"\text{tanh}", ["tanh"]),
        (r"\text{ where } x", ["where", "x"]),
        (r"\left(x\right)", ["(", "x", "("]),
        (r"\stackrel{(a)}{=}", ["="]),
        (r"a \, b \; c", ["a", "b", "c"]),
        ("a % comment\nb", ["a", "b"]),
        (r"\\[10pt] a", ["\\\\", "a"]),
        ("a != b", ["a", "!=", "b"]),
        (r"\sigma*(x)", ["sigma", "*", "(", "x", "("]),
        (r"0{,}5", ["0", ".", "5"]),
        (r"1{,}234{,}567", list("1234567")),
        (r"1{,}234.5", list("1234.5")),
        (r"10\,000", list("10000")),
        (r"w_{1{,}2}", ["w", "_", "{", "1", ",", "2", "}"]),
        (r"a{,}b", ["a", ",", "b"]),
        (r"k = 0,1", ["k", "=", "0", ",", "1"]),
        (r"50\%", ["5", "0", "%"]),
    ],
)
def test_tokens(latex, found):
    assert texts(latex) == found


def test_places_count_from_the_text():
    token = tokens(Source("ab \\sigma"))[2]
    assert (token.start, token.end) == (3, 9)


@pytest.mark.parametrize(
    ("latex", "code"),
    [
        (r"\foo", "unknown-command"),
        ("x @ y", "unknown-symbol"),
        ("{" * (MAX_DEPTH + 1), "nested-too-deeply"),
        ("x+" * 15_000, "formula-too-long"),
        (r"5\$", "unknown-symbol"),
        (r"1{,}000", "two-meanings"),
        ("0,5", "two-meanings"),
        ("1,000", "two-meanings"),
        ("\\", "stray-backslash"),
    ],
)
def test_errors_have_code_place_and_advice(latex, code):
    with pytest.raises(SymsgdError) as caught:
        tokens(Source(latex))
    assert caught.value.code == code
    assert caught.value.place is not None
    assert caught.value.advice


def test_a_misspelt_command_is_recognised():
    with pytest.raises(SymsgdError, match=r"did you mean .sigma") as caught:
        tokens(Source(r"1 + \sgima"))
    assert caught.value.place.column == 5


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_of_the_table_is_one_token(name):
    if name not in ("lbrace", "vert", "mid", "Vert"):
        assert len(tokens(Source("\\" + name))) == 1


@pytest.mark.parametrize("character", sorted(UNICODE))
def test_every_character_of_the_table_is_read(character):
    tokens(Source(character))


@pytest.mark.parametrize(
    ("definition", "formula", "found"),
    [
        (r"\newcommand{\R}{\mathbb{R}}", r"\R", ["R"]),
        (r"\newcommand{\vect}[1]{\mathbf{#1}}", r"\vect{x} + 1", ["x", "+", "1"]),
        (r"\DeclareMathOperator{\diag}{diag}", r"\diag(x)", ["diag", "(", "x", "("]),
        (r"\def\eps{\varepsilon}", r"\eps", ["epsilon"]),
        (r"\newcommand\half{\frac12}", r"\half x", ["frac", "1", "2", "x"]),
    ],
)
def test_the_authors_own_commands(definition, formula, found):
    source = Source(f"{definition} {formula}")
    run = tokens(source, len(definition) + 1)
    assert [token.text for token in run] == found
    assert all(token.start >= len(definition) for token in run)


def test_a_command_defined_by_itself_is_refused():
    source = Source(r"\newcommand{\a}{\a\a} \a")
    with pytest.raises(SymsgdError) as caught:
        tokens(source, 22)
    assert caught.value.code == "macro-too-deep"


@pytest.mark.parametrize("body", ["", "x", "#1#1"])
def test_commands_that_multiply_end_soon(body):
    names = "abcdefgh"
    chain = "".join(
        rf"\newcommand{{\{a}q}}[1]{{" + (rf"\{b}q" + "{#1}") * 300 + "}" for a, b in pairwise(names)
    )
    source = Source(rf"{chain}\newcommand{{\hq}}[1]{{{body}}} \aq{{y}}")
    with pytest.raises(SymsgdError):
        tokens(source, len(source.text) - 7)
