r"""Claims with letters for layers and neurons, such as ``δ^{[l]} = …``: one case for each number.

In a network of the problem file a letter l stands for every layer at which all its quantities
exist, a letter j for every neuron of its layer.  The claim is proved if it is in every case, and
refuted at the case that fails.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.read import surface as s
from symsgd.read.layers.layer_symbols import LayerSymbol, layer_symbol, size_for
from symsgd.read.layers.layers import Layers
from symsgd.read.scope import Scope

MOST_CASES = 400


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a claim that stand for layers and neurons, and where they stand."""

    layers: tuple[str, ...]
    neurons: tuple[str, ...]
    found: tuple[LayerSymbol, ...]
    vectors: tuple[tuple[str, str], ...]  # ("x", "i") for each x_i, y_j

    def __bool__(self) -> bool:
        return bool(self.layers or self.neurons)


def letters_of(left: Side, right: Side, scope: Scope) -> Letters:
    r"""Return the letters for layers and neurons that stand free in a claim.

    >>> from symsgd.read.layers.layers import layers_of
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> def side(text):
    ...     return Side(Source(text), 0, len(text), parse(text))
    >>> scope = Scope(layers=layers_of((2, 1), ("tanh",)))
    >>> found = letters_of(side("z_j^{[l]}"), side(r"\sum_k w_{jk}^{[l]} a_k^{[l-1]}"), scope)
    >>> found.layers, found.neurons
    (('l',), ('j',))
    """
    symbols: list[LayerSymbol] = []
    vectors: list[tuple[str, str]] = []
    layers: dict[str, None] = {}
    neurons: dict[str, None] = {}
    for side in (left, right):
        for part, bound in _parts(side.piece, frozenset(scope.indices)):
            found = layer_symbol(part, scope)
            if found is not None:
                symbols.append(found)
                layers |= dict.fromkeys(_letters(found.layer, bound))
                for place in found.places:
                    neurons |= dict.fromkeys(_letters(place, bound))
            elif (vector := _vector(part)) is not None and vector[1] not in bound:
                vectors.append(vector)
    neurons |= {letter: None for _, letter in vectors} if symbols else {}
    return Letters(
        tuple(layers), tuple(name for name in neurons if name not in layers),
        tuple(symbols), tuple(vectors),
    )  # fmt: skip


def _parts(
    piece: s.Surface | None, bound: frozenset[str]
) -> Iterator[tuple[s.Surface, frozenset[str]]]:
    """Yield every piece with the letters that are bound where it stands."""
    if piece is None:
        return
    if isinstance(piece, s.Big):
        lower = piece.lower.sides[0] if isinstance(piece.lower, s.Relation) else piece.lower
        if isinstance(lower, s.Letter):
            bound |= {lower.name}
    yield piece, bound
    for child in s.children(piece):
        yield from _parts(child, bound)


def _letters(piece: s.Surface, bound: frozenset[str]) -> list[str]:
    return [part.name for part in s.walk(piece)
            if isinstance(part, s.Letter) and part.name not in bound]  # fmt: skip


def _vector(part: s.Surface) -> tuple[str, str] | None:
    if not isinstance(part, s.Scripted) or not isinstance(part.base, s.Letter):
        return None
    if part.base.name in ("x", "y") and isinstance(part.sub, s.Letter) and not part.scripts:
        return part.base.name, part.sub.name
    return None


@dataclass(frozen=True, slots=True)
class LayerCase:
    """Numbers for the letters of a claim."""

    indices: Mapping[str, int]

    @property
    def words(self) -> str:
        """The numbers as a person reads them.

        >>> LayerCase({"l": 2, "j": 1}).words
        'l = 2, j = 1'
        """
        return ", ".join(f"{letter} = {number}" for letter, number in self.indices.items())


def cases_of(letters: Letters, scope: Scope) -> Iterator[LayerCase]:
    """Yield every case of the letters, layer by layer."""
    layers = scope.layers
    if layers is None:
        return
    stated = [name for name in letters.layers if name in scope.ranges]
    every = tuple(range(layers.first, layers.last + 1))
    choices = [scope.ranges.get(name, every) for name in letters.layers]
    for numbers in itertools.product(*choices):
        indices = dict(zip(letters.layers, numbers, strict=True))
        if len(stated) < len(letters.layers) and not _exist(letters, indices, scope, layers):
            continue
        sizes = [_size(letters, name, indices, scope) for name in letters.neurons]
        for places in itertools.product(*(range(1, size + 1) for size in sizes)):
            yield LayerCase({**indices, **dict(zip(letters.neurons, places, strict=True))})


def _exist(letters: Letters, indices: dict[str, int], scope: Scope, layers: Layers) -> bool:
    known = {**scope.indices, **indices}
    for found in letters.found:
        number = found.number(known)
        varies = any(isinstance(p, s.Letter) and p.name in indices for p in s.walk(found.layer))
        if varies and number is not None and not layers.has(found.base, number):
            return False
    return True


def uneven(letters: Letters, cases: Iterable[LayerCase], scope: Scope) -> str | None:
    """Return a letter that counts the neurons of layers of different sizes, or None."""
    layers = scope.layers
    for case in cases:
        for name in letters.neurons:
            if layers is not None and len(set(_sizes(letters, name, case.indices, scope))) > 1:
                return name
    return None


def _size(letters: Letters, name: str, indices: Mapping[str, int], scope: Scope) -> int:
    """Return how many neurons a letter counts: the fewest of the layers that it stands at."""
    return min(_sizes(letters, name, indices, scope), default=1)


def _sizes(letters: Letters, name: str, indices: Mapping[str, int], scope: Scope) -> list[int]:
    layers = scope.layers
    if layers is None:
        return []
    known = {**scope.indices, **indices}
    turned = scope.notation.weights == "from_to"
    sizes = [layers.sizes[0 if base == "x" else -1]
             for base, letter in letters.vectors if letter == name]  # fmt: skip
    for found in letters.found:
        number = found.number(known)
        for place, index in enumerate(found.places):
            if isinstance(index, s.Letter) and index.name == name and number is not None:
                size = size_for(found, place, layers, number, turned=turned)
                sizes += [] if size is None else [size]
    return sizes


def ranged_letters(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return the letters of a claim that have a range and no number, and that no sum binds."""
    found: dict[str, None] = {}
    for side in (left, right):
        for part, bound in _parts(side.piece, frozenset(scope.indices)):
            if isinstance(part, s.Letter) and part.name in scope.ranges and part.name not in bound:
                found[part.name] = None
    return tuple(found)


def numbers_of(letters: tuple[str, ...], scope: Scope) -> Iterator[LayerCase]:
    """Yield every case of letters that have a range.

    >>> [case.words for case in numbers_of(("n",), Scope(ranges={"n": (0, 1)}))]
    ['n = 0', 'n = 1']
    """
    for numbers in itertools.product(*(scope.ranges[name] for name in letters)):
        yield LayerCase(dict(zip(letters, numbers, strict=True)))


def every_number(letters: tuple[str, ...], scope: Scope) -> str:
    """Return for which numbers a claim was decided, in words.

    >>> every_number(("n",), Scope(ranges={"n": (0, 1, 2)}))
    'for every n from 0 to 2'
    """
    said = [_numbers(name, sorted(scope.ranges[name])) for name in letters]
    return f"for {' and '.join(said)}"


def _numbers(name: str, numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"{name} = {numbers[0]}"
    if numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"every {name} from {numbers[0]} to {numbers[-1]}"
    return f"{name} = {', '.join(map(str, numbers))}"


def together(judged: list[tuple[LayerCase, Judgement]], words: str) -> Judgement:
    """Return what the judgements on all cases say about the claim."""
    for case, each in judged:
        if each.status is Status.REFUTED:
            return replace(each, reason=f"for {case.words}: {each.reason}")
    for case, each in judged:
        if each.status is not Status.PROVED:
            return replace(each, reason=f"for {case.words}: {each.reason}")
    first = judged[0][1]
    return replace(
        first,
        reason=f"{first.reason}, {words}",
        conditions=tuple(dict.fromkeys(c for _, each in judged for c in each.conditions)),
        warnings=tuple(dict.fromkeys(w for _, each in judged for w in each.warnings)),
        seconds=sum(each.seconds for _, each in judged),
        grounds=None,  # those of one case say less than the claim
    )


def every_layer(letters: Letters, cases: list[LayerCase], layers: Layers) -> str:
    """Return for which layers and neurons a claim was decided, in words."""
    said = [_numbers(name, sorted({case.indices[name] for case in cases}))
            for name in letters.layers]  # fmt: skip
    if letters.neurons:
        said.append(f"all {', '.join(letters.neurons)}")
    sizes = ", ".join(map(str, layers.sizes))
    return f"for {' and '.join(said)} in the network with layers [{sizes}]"
