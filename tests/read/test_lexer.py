"""Tokens, their places, and limits."""

import pytest

from symsgd.errors import SymsgdError
from symsgd.read.lexer import MAX_DEPTH, tokens
from symsgd.read.source import Source
from symsgd.read.symbols import COMMANDS, UNICODE


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
        (r"5\%", "unknown-symbol"),
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
    with pytest.raises(SymsgdError, match="did you mean .sigma") as caught:
        tokens(Source(r"1 + \sgima"))
    assert caught.value.place.column == 5


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_of_the_table_is_one_token(name):
    if name not in ("lbrace", "vert", "mid", "Vert"):
        assert len(tokens(Source("\\" + name))) == 1


@pytest.mark.parametrize("character", sorted(UNICODE))
def test_every_character_of_the_table_is_read(character):
    tokens(Source(character))
