r"""Texts in which ``\|x\|^2`` need not be ``x^\top x``: of complex vectors, and of other norms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from symsgd.check.arrays.array_marks import Mark
from symsgd.check.outline import Outline, Piece
from symsgd.check.words import cues
from symsgd.read import surface as s

_WORDS = re.compile(
    r"\b(?:max(?:imum)?|sup(?:remum)?|uniform|infinity|p|operator|spectral|nuclear|trace|dual"
    r"|weighted|taxicab|manhattan|any|arbitrary|some|every|matrix|energy|sum|induced)[\s-]+norm"
    r"|\bweighted (?:inner|scalar|dot)|\bgewichtete[ns]? Skalar"
    r"|\b(?:norm|inner product) on\b|\bbeliebige Norm"
    r"|\b(?:maximums|summen|spektral|operator|matrix)norm"
    r"|\bnorme (?:infinie|sup|du max|quelconque|matricielle)|\bnorma (?:infinito|del máximo)"
    r"|最大范数|无穷范数|任意范数|算子范数|谱范数"
    r"|\bcomplex\b|\bunitary\b|\bhermitian\b|\badjoint\b|\bkomplex|\bunitär|\bhermitesch"
    r"|\bmatrices? unitaires?\b|\bhermitien"
    r"|\bcomplej[oa]s?\b|\bmatri(?:z|ces) unitarias?\b|复向量|复矩阵|酉|厄米",
    re.IGNORECASE,
)
_KINDS = (
    ("vectors", re.compile(
        r"\b(?:max(?:imum)?|sup(?:remum)?|uniform|infinity|p|l\s*[-_]?\s*(?:1|∞|inf)|ℓ[₁∞1]|one|dual"
        r"|weighted|taxicab|manhattan|any|arbitrary|some|energy|sum)[\s-]+norm"
        r"|\b(?:maximums|summen)norm|\bbeliebige Norm|\bnorme (?:infinie|sup|du max|quelconque)"
        r"|\bnorma (?:infinito|del máximo)|最大范数|无穷范数|任意范数", re.IGNORECASE)),
    ("matrices", re.compile(
        r"\b(?:operator|spectral|nuclear|trace|induced|matrix)[\s-]+norm|\bsingular values?\b"
        r"|\b(?:spektral|operator|matrix)norm|\bnorme matricielle|算子范数|谱范数", re.IGNORECASE)),
    ("frobenius", re.compile(r"\bfrobenius", re.IGNORECASE)),
)  # fmt: skip
_OF_NORMS = ("norm", "范数", "singular", "frobenius")
_TO_FORMULA = re.compile(r"[^.;!?]{0,30}$")
_INDEXED = re.compile(r"(?:\\[|]|\\rVert|\\Vert|[|‖])\s*_")
_NORM_BEHIND = re.compile(r"[\s-]*(?:norm\b|Norm\b|norme\b|norma\b|范数|範數)")
_COMPLEX_SPACE = re.compile(r"\\mathbb\s*\{?\s*C|\\C(?![A-Za-z])|ℂ")
_EUCLIDEAN = re.compile(r"2")


def speaks_of_other_norms(outline: Outline, marks: Iterable[Mark]) -> bool:
    r"""Say whether the norms of a text may be others than the root of the sum of squares.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def other(text):
    ...     return speaks_of_other_norms(outline(Source(text), scan(text)), ())
    >>> other(r"Here $\|x\|$ is the maximum norm."), other(r"Here $\|x\|$ is the norm of $x$.")
    (True, False)
    """
    if any(_WORDS.search(words) for words in (*outline.between, outline.rest)):
        return True
    complex_space = (_COMPLEX_SPACE.search(mark.what) or mark.what == "complex" for mark in marks)
    return any(complex_space) or any(map(_says_another, outline.pieces))


def norms_named(outline: Outline) -> frozenset[str]:
    r"""Return "vectors" if ``\|x\|`` may be another norm of numbers, "matrices" for ``\|A\|``.

    A norm with an index, as in "the maximum norm ``\|x\|_\infty``", leaves the others alone.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def named(text):
    ...     return sorted(norms_named(outline(Source(text), scan(text))))
    >>> named(r"Here $\|x\|$ is the maximum norm."), named(r"The maximum norm $\|x\|_\infty$ is 3.")
    (['vectors'], [])
    >>> named(r"The spectral norm is $\|A\|$."), named(r"The Frobenius norm is $\|A\|$.")
    (['matrices'], ['frobenius'])
    """
    first = {piece.formula: piece for piece in reversed(outline.pieces)}
    found = set()
    for i, words in enumerate((*outline.between, outline.rest)):
        behind = first[i].sides[0].text if i in first else ""
        lowered = words.lower()
        if not any(word in lowered for word in _OF_NORMS):
            continue  # a text may be long
        for kind, of_kind in _KINDS:
            for one in of_kind.finditer(words):
                if not (_TO_FORMULA.match(words, one.end()) and _INDEXED.search(behind)):
                    found.add(kind)
    if any(map(_says_another, outline.pieces)):
        found.add("vectors")
    return frozenset(found)


def _says_another(piece: Piece) -> bool:
    """Say whether a piece is the ℓ₁ of "the ℓ₁ norm", or says what another norm is."""
    if not piece.signs:
        behind = _NORM_BEHIND.match(piece.after) is not None
        return behind and not any(_EUCLIDEAN.search(side.text) for side in piece.sides)
    first, others = piece.sides[0].piece, [side.piece for side in piece.sides[1:]]
    if first is None or not _is_norm(first) or len(others) != 1 or others[0] is None:
        return False
    parts = [*s.walk(others[0])]
    if any(_is_norm(part) for part in parts):
        return False
    own = {part.name for part in s.walk(first) if isinstance(part, s.Letter)}
    named = {part.name for part in parts if isinstance(part, s.Letter)}
    if any(name[:1].isupper() and len(name) == 1 for name in named - own - {"T"}):
        told = cues.is_let(piece.before) or cues.is_where(piece.before) or piece.signs == (":=",)
        if told:
            return True
    return any(isinstance(part, s.Group) and part.bracket == "|" for part in parts) or any(
        isinstance(part, s.Letter) and part.name in ("max", "sup") for part in parts
    )


def _is_norm(piece: s.Surface | None) -> bool:
    """Say whether a piece is a norm without an index, or its square, or an inner product."""
    if isinstance(piece, s.Scripted):
        return piece.sub is None and _is_norm(piece.base)
    return isinstance(piece, s.Group) and piece.bracket in ("\\|", "angle")
