r"""One formula on paper is often several: rows, commas, words and arrows part it.

A *chain* is a run of sides with relation signs between them; rows of an
alignment that begin with a sign continue the chain of the row before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from symsgd.read.documents.prose import leads_to_sign
from symsgd.read.notation.case_conditions import is_otherwise
from symsgd.read.notation.columns import columns, condition_behind, without_number
from symsgd.read.notation.environments import CASES, joined, split
from symsgd.read.notation.frames import ALIGNMENTS, opened
from symsgd.read.notation.goals import is_goal, without_goal
from symsgd.read.notation.quantities_in_words import with_quantities
from symsgd.read.tokens.lexer import Token

_SYSTEMS = frozenset(["array", "cases", "matrix"])
_CONTINUING = ("+", "-", "operator", "*", "/")


@dataclass(frozen=True, slots=True)
class Chain:
    """Sides (as tokens) with signs between them; ``headless`` chains continue an earlier one."""

    sides: tuple[tuple[Token, ...], ...]
    signs: tuple[Token, ...]
    headless: bool = False
    cue: str = ""  # the words before it inside the formula
    after: str = ""  # "otherwise", where it stands behind it inside the formula

    @property
    def start(self) -> int:
        """Where the chain begins in the text."""
        return next(run[0].start for run in self._runs() if run)

    @property
    def end(self) -> int:
        """Where the chain ends in the text."""
        return max(run[-1].end for run in self._runs() if run)

    def _runs(self) -> tuple[tuple[Token, ...], ...]:
        return (*self.sides, self.signs)


def segment(run: tuple[Token, ...]) -> tuple[Chain, ...]:
    r"""Return the chains of a formula in their order; one side alone is a mention.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"a &= b \\ &= c, \text{ where } b = 2")
    >>> [len(chain.sides) for chain in segment(tokens(source))]
    [3, 2]
    """
    chains: list[Chain] = []
    beside: list[tuple[int, tuple[Token, ...]]] = []  # after how many chains, and what
    cue = behind = ""
    for row, fresh, apart in _rows(run):
        if apart and row[0].kind == "relation" and beside:
            beside[-1] = (beside[-1][0], beside[-1][1] + row)
            continue
        if apart:
            beside.append((len(chains), row))
            continue
        pending = fresh
        if row[0].kind == "relation":
            cue = ""  # words at the end of the row before were the reason for it
        for piece, words in _pieces(row):
            if not piece and chains and is_otherwise(words):
                chains[-1] = replace(chains[-1], after=words)
                cue, behind = "", words
                continue
            cue = "" if behind and words == behind else words or cue
            if piece:
                goes_on = piece[0].kind == "relation" and not fresh
                _add(chains, piece, cue, fresh=pending and not goes_on)
                cue, pending, behind = "", True, ""
    for count, row in reversed(beside):
        chains[count:count] = segment(row)
    return tuple(chains)


def _add(chains: list[Chain], piece: tuple[Token, ...], cue: str, *, fresh: bool) -> None:
    sides, signs = _sides(piece)
    last = chains[-1] if chains else None
    if last is not None and not sides[0] and signs and not fresh:
        cue = ""  # words before a sign explain the step: ``a (by the chain rule) = b``
    if last is not None and not cue and not fresh:
        if not sides[0] and signs:
            chains[-1] = Chain(
                last.sides + tuple(sides[1:]), last.signs + tuple(signs), last.headless, last.cue
            )
            return
        if not last.sides[-1] or piece[0].kind in _CONTINUING:
            joined = last.sides[-1] + sides[0]
            chains[-1] = Chain(
                (*last.sides[:-1], joined, *sides[1:]),
                last.signs + tuple(signs),
                last.headless,
                last.cue,
            )
            return
    if sides[0] or signs:
        headless = not sides[0]
        kept = tuple(sides[1:]) if headless else tuple(sides)
        chains.append(Chain(kept, tuple(signs), headless, cue))


def _sides(piece: tuple[Token, ...]) -> tuple[list[tuple[Token, ...]], list[Token]]:
    sides: list[tuple[Token, ...]] = []
    signs: list[Token] = []
    start = depth = 0
    for i, token in enumerate(piece):
        depth += _DEPTH.get(token.kind, 0)
        if token.kind == "relation" and depth == 0:
            sides.append(piece[start:i])
            signs.append(token)
            start = i + 1
    sides.append(piece[start:])
    return sides, signs


_DEPTH = {"{": 1, "open": 1, "begin": 1, "}": -1, "close": -1, "null": -1, "end": -1}


def _rows(run: tuple[Token, ...]) -> list[tuple[tuple[Token, ...], bool, bool]]:
    """Return rows without their ``&``, each with two flags.

    The first says that a row cannot continue the last one, the second that it stands in a column of
    its own beside that one.
    """
    run = _trim(opened(_trim(without_number(run))))
    inner = _unwrap(run)
    rows: list[tuple[tuple[Token, ...], bool, bool]] = []
    if inner is not None:
        system = run[0].text in _SYSTEMS or run[0].kind == "open"
        for row in split(inner, "row"):
            for number, part in enumerate([joined(row)] if system else columns(row)):
                flat = _trim(opened(_trim(part)))
                rows.extend(
                    (each, fresh or (system and each[0].kind != "relation"), apart or number > 0)
                    for each, fresh, apart in (_rows(flat) if flat else ())
                )
        return rows
    parts = split(run, "row")
    if len(parts) > 1 or any(token.kind == "&" for token in parts[0]):
        for row in parts:
            flat_parts = (
                _trim(opened(_trim(without_number(_trim(part))))) for part in columns(row)
            )
            rows.extend((part, False, number > 0) for number, part in enumerate(flat_parts) if part)
        return rows
    return [(run, False, False)] if run else []


def _trim(run: tuple[Token, ...]) -> tuple[Token, ...]:
    while run and run[-1].kind in (".", ",", ";", "quad", "row", ":"):
        run = run[:-1]
    while run and run[0].kind in ("quad", ",", "row"):
        run = run[1:]
    return run


def _unwrap(run: tuple[Token, ...]) -> tuple[Token, ...] | None:
    r"""Return what is inside an alignment, or inside ``\left\{ array \right.`` with relations."""
    if run and run[0].kind == "open" and run[0].text in ("\\{", "none") and len(run) > 1:
        inner = _environment(run[1:], _SYSTEMS)
        if inner is not None and any(token.kind == "relation" for token in inner):
            return inner
        return None
    if run and run[0].kind == "begin" and run[0].text in CASES | {"array"}:
        inner = _environment(run, _SYSTEMS)
        rows = split(inner, "row") if inner is not None else []
        systems = [row for row in rows if _sides(joined(row))[1]]
        return inner if rows and len(systems) == len([row for row in rows if row]) else None
    return _environment(run, ALIGNMENTS)


def _environment(run: tuple[Token, ...], names: frozenset[str]) -> tuple[Token, ...] | None:
    if not run or run[0].kind != "begin" or run[0].text not in names:
        return None
    depth = 0
    for i, token in enumerate(run):
        depth += {"begin": 1, "end": -1}.get(token.kind, 0)
        if depth == 0:
            rest = _trim(tuple(t for t in run[i + 1 :] if t.kind != "null"))
            rest = without_number(rest, apart=True)
            return run[1:i] if all(token.kind == "close" for token in rest) else None
    return None


def _pieces(row: tuple[Token, ...]) -> list[tuple[tuple[Token, ...], str]]:
    """Split a row at commas, words and arrows; each piece comes with the words before it."""
    row = with_quantities(row)
    pieces: list[tuple[tuple[Token, ...], str]] = []
    words, bound = "", False
    start = depth = named = 0
    for i, token in enumerate(row):
        depth += _DEPTH.get(token.kind, 0)
        if i == start and not depth:
            named = _name_in_words(row, i)
        if depth or i < named or is_goal(row, i):
            continue
        bound |= words == "for all"
        quantified = token.kind == ":" and bound and i > start  # ∀x, y: what holds
        bound &= not quantified
        parts = token.kind in ("text", "arrow", ",", ";") or _wide(row, i) or _leads_on(row, i)
        if parts or quantified:
            pieces.append((without_goal(_trim(row[start:i])), words))
            words = _cue(token, words if not pieces[-1][0] else "")
            start = i + 1
    last, condition = condition_behind(_trim(row[start:]))
    pieces.append((without_goal(_trim(last)), words))
    return [*pieces, (condition, "for")] if condition else pieces


def _name_in_words(row: tuple[Token, ...], start: int) -> int:
    r"""Return where words end that a sign gives a value: ``\text{learning rate} = 5``; else 0.

    They are no symbol that is read, and what they equal is not what stood before them.
    """
    end = start
    while end < len(row) and row[end].kind == "text":
        end += 1
    before = "".join(token.text for token in row[start:end])
    inside = start > 0 and row[start - 1].kind == "text"
    signed = not inside and start < end < len(row) and row[end].kind == "relation"
    return end if signed and not leads_to_sign(before) else 0


_ARROWS = dict.fromkeys(("iff", "Leftrightarrow", "Longleftrightarrow"), "⇔")
_ARROWS |= dict.fromkeys(("Leftarrow", "Longleftarrow", "impliedby"), "⇐")


def _cue(token: Token, before: str) -> str:
    if token.kind == "text":
        return f"{before} {token.text}".strip()
    is_arrow = token.kind in ("arrow", "relation")
    return _ARROWS.get(token.text, "⇒") if is_arrow else before


def _leads_on(row: tuple[Token, ...], index: int) -> bool:
    r"""Say whether a thin arrow parts two relations: ``f = x^2 \quad\to\quad f' = 2x``."""
    if row[index].kind != "relation" or row[index].text != "->":
        return False
    before, after = row[:index], row[index + 1 :]
    wide = bool(before and after) and before[-1].kind == after[0].kind == "quad"
    return wide and bool(_sides(before)[1]) and bool(_sides(after)[1])


def _wide(row: tuple[Token, ...], index: int) -> bool:
    """Say whether a wide space parts two relations."""
    if row[index].kind != "quad":
        return False
    before, after = row[:index], row[index + 1 :]
    return bool(_sides(before)[1]) and bool(_sides(after)[1]) and bool(_sides(after)[0][0])
