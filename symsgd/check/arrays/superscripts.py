r"""Superscripts that are indices: a text that differentiates by ``a^L_j`` has no powers of a there.

What one symbol shows holds for its letters l and L, so for ``z^l_j`` and ``a^{l-1}_k`` as well.
A text that speaks of layers and writes ``w_{jk}^l`` counts layers in ``b_1^2`` as well, if it never
writes b without a superscript.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.layers.layers import BASES
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

_LAYERS = re.compile(r"layer|schicht|couche|\bcapas?\b|层|層", re.IGNORECASE)


def index_letters(sides: Sequence[s.Surface]) -> frozenset[str]:
    r"""Return the letters whose superscripts are indices.

    >>> from symsgd.read.notation.parse import parse
    >>> texts = (r"\frac{\partial C}{\partial a^L_j}", "z^L_j", "x^2", "w^{L-1}", "u^n")
    >>> sorted(index_letters([parse(text) for text in texts]))
    ['a', 'w', 'z']
    """
    parts = [part for side in sides for part in s.walk(side)]
    variables = [v for part in parts if isinstance(part, s.Derivative) for v, _ in part.variables]
    counting = {letter for symbol in variables for _, letter in _with_letters(symbol)}
    counting |= {case for letter in counting for case in (letter.lower(), letter.upper())}
    return frozenset(name for part in parts for name, letter in _with_letters(part)
                     if letter in counting)  # fmt: skip


def letters_of_layers(sides: Sequence[s.Surface], prose: Iterable[str]) -> frozenset[str]:
    r"""Return the letters of a network whose superscripts count layers, by what a text writes.

    >>> from symsgd.read.notation.parse import parse
    >>> sides = [parse(text) for text in (r"w_{jk}^l", "b_1^2", "a_1^2 + a_2^2", "a_1", "x_1^2")]
    >>> sorted(letters_of_layers(sides, ["to neuron j in layer "]))
    ['b', 'w']
    >>> sorted(letters_of_layers(sides, ["where"]))
    []
    """
    scripted = [part for side in sides for part in s.walk(side) if isinstance(part, s.Scripted)]
    written = [(part, letter) for part in scripted if part.sub is not None
               for name, letter in _with_letters(part)
               if name in BASES and letter in ("l", "L", "ell")]  # fmt: skip
    if not written or not any(_LAYERS.search(words) for words in prose):
        return frozenset()
    raised = {id(part.base) for part in scripted if isinstance(part.base, s.Letter)
              if any(script.kind == "exponent" for script in part.scripts)}  # fmt: skip
    letters = [part for side in sides for part in s.walk(side)
               if isinstance(part, s.Letter) and part.name in BASES]  # fmt: skip
    bare = {one.name for one in letters if id(one) not in raised}
    named = {part.base.name for part, _ in written if isinstance(part.base, s.Letter)}
    return frozenset(named | {one.name for one in letters} - bare)


def with_index_letters(scope: Scope, letters: frozenset[str]) -> Scope:
    """Return the scope in which the superscripts of some letters are indices."""
    free = frozenset(name for name in letters if not scope.knows(name))
    if not free or scope.layers is not None:
        return scope
    superscripts = scope.notation.index_superscripts | free
    return replace(scope, notation=replace(scope.notation, index_superscripts=superscripts))


def _with_letters(piece: s.Surface) -> Iterator[tuple[str, str]]:
    """Yield a symbol's letter with each letter that stands in its superscript, as in a^{l-1}."""
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return
    if piece.base.name in ("e", "pi") or piece.base.word:
        return
    for script in piece.scripts:
        if script.kind == "exponent" and script.body is not None and _is_place(script.body):
            for part in s.walk(script.body):
                if isinstance(part, s.Letter) and not part.word:
                    yield piece.base.name, part.name


def layer_numbers(pieces: Sequence[Piece]) -> Iterator[str]:
    r"""Yield the symbols with a layer, such as ``w^{[2]}``, that a text gives a number somewhere.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"$w^{[2]} = 4$, $W^{[2]} = (1, 2)$, $w = 3$")
    >>> list(layer_numbers(outline(source, scan(source.text)).pieces))
    ['w^[2]']
    """
    for piece in pieces:
        first = piece.sides[0].piece if piece.signs == ("=",) else None
        last = piece.sides[-1].piece
        if not isinstance(first, s.Scripted) or last is None or not is_literal(last):
            continue
        lists = isinstance(last, s.Group) or bool(s.parts(last, s.MatrixOf))
        layered = any(one.kind == "index" and one.style == "[" for one in first.scripts)
        name = name_of(first) if layered and not lists else None
        if name is not None:
            yield name


def _is_place(body: s.Surface) -> bool:
    """Say whether a superscript is a letter, or one with a number added."""
    if isinstance(body, s.Sum):
        return len(body.terms) == 2 and all(
            isinstance(term, s.Letter | s.Number) for _, term in body.terms
        )
    return isinstance(body, s.Letter)
