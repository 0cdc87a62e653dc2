"""The surface of formulas: exact messages, kept ambiguity, places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.errors import SymsgdError
from symsgd.read import surface as s
from symsgd.read.documents.source import Source
from symsgd.read.notation.parse import parse
from symsgd.read.notation.segment import segment
from symsgd.read.tokens.lexer import tokens


@pytest.mark.parametrize(
    ("latex", "kind", "count"),
    [
        ("x'", "prime", 1),
        ("x'''", "prime", 3),
        (r"x^{\prime\prime}", "prime", 2),
        ("x^{[2]}", "index", 0),
        (r"x^{\{k\}}", "index", 0),
        ("x^{(3)}", "order", 0),
        ("x^T", "transpose", 0),
        (r"x^\top", "transpose", 0),
        ("x^*", "star", 0),
        ("x^2", "exponent", 0),
        (r"45^\circ", "degree", 0),
        ("x^{n+1}", "exponent", 0),
        ("x^{(1+n)/2}", "exponent", 0),
    ],
)
def test_superscripts_keep_their_kind(latex, kind, count):
    script = parse(latex).scripts[0]
    assert (script.kind, script.count) == (kind, count)


def test_an_index_and_a_transpose_share_a_superscript():
    assert [script.kind for script in parse("a^{[l-1]T}").scripts] == ["index", "transpose"]


@pytest.mark.parametrize(
    ("latex", "order", "partial"),
    [
        (r"\frac{d}{dx} f", 1, False),
        (r"\frac{d^2 y}{dx^2}", 2, False),
        (r"\frac{\partial^2 L}{\partial w \partial b}", 2, True),
        (r"\dfrac{\mathrm d}{\mathrm d z} f", 1, False),
        (r"\partial L / \partial w", 1, True),
        (r"{\delta y \over \delta x}", 1, False),
    ],
)
def test_derivatives_in_every_spelling(latex, order, partial):
    found = next(piece for piece in s.walk(parse(latex)) if isinstance(piece, s.Derivative))
    assert sum(count for _, count in found.variables) == order
    assert found.partial is partial


def test_juxtaposition_is_kept():
    assert parse(r"2 \sigma (x)").operators == ("", "")


@pytest.mark.parametrize(
    ("latex", "code", "column"),
    [
        ("x +", "no-operand", 3),
        ("(x + 1", "unclosed-bracket", 1),
        ("x + 1)", "unexpected", 6),
        ("(1=2x)", "relation-in-brackets", 3),
        ("|x", "unclosed-bar", 1),
        ("(x]", "wrong-bracket", 3),
        ("x_1_2", "two-subscripts", 4),
        ("x^1^2", "two-superscripts", 4),
        ("12 34", "two-numbers", 4),
        (r"\begin{pmatrix} 1 & 2 \\ 3 \end{pmatrix}", "ragged-matrix", 26),
        (r"\frac{d^2}{dx}", "derivative-orders", 1),
        (r"\int x", "integral", 1),
        (r"\begin{foo} x \end{foo}", "unknown-environment", 1),
        ("x ¶ 1", "unknown-symbol", 3),
        (r"x \pm 1", "unexpected", 3),
        ("()", "empty-brackets", 1),
        ("x^{}", "empty-group", 3),
        ("9" * 401, "number-too-long", 1),
    ],
)
def test_errors_say_what_and_where(latex, code, column):
    with pytest.raises(SymsgdError) as caught:
        parse(latex)
    assert (caught.value.code, caught.value.place.column) == (code, column)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("latex", "chains"),
    [
        ("a = b = c", [3]),
        (r"a &= b \\ &= c", [3]),
        (r"a = b, \quad c = d", [2, 2]),
        (r"a = b \Rightarrow c = d", [2, 2]),
        (r"a = b, \text{ where } b = 2", [2, 2]),
        (r"\begin{aligned} a &= b \\ &\quad + c \\ &= d \end{aligned}", [3]),
        (r"\begin{align} a &= b \\ c &= d \end{align}", [2, 2]),
        (r"\left\{ \begin{array}{l} a = b \\ c = d \end{array} \right.", [2, 2]),
        (r"f = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}", [2]),
        ("(a, b)", [1]),
    ],
)
def test_one_formula_on_paper_can_be_several_chains(latex, chains):
    assert [len(chain.sides) for chain in segment(tokens(Source(latex)))] == chains


def test_a_row_that_begins_with_a_sign_needs_its_left_side():
    chain = segment(tokens(Source("= b")))[0]
    assert chain.headless


def test_every_piece_lies_inside_its_parent():
    piece = parse(r"\frac{a^{[2]} + \sqrt{b}}{\sigma'(x)} \cdot (c - d)^2")
    for parent in s.walk(piece):
        for child in s.children(parent):
            assert parent.start <= child.start <= child.end <= parent.end


_BITS = [*r"x1+-=(){}[]^_'|&,./!", "\\frac", "\\sigma ", "\\\\", "\\sum", "\\sqrt", "d", "\\nabla"]


@given(st.lists(st.sampled_from(_BITS), max_size=30))
def test_any_text_is_read_or_refused_with_a_place(bits):
    try:
        parse("".join(bits))
    except SymsgdError as error:
        assert error.place is not None  # noqa: PT017
