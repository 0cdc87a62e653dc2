r"""Symbols with a layer in a formula: ``z^{[l]}``, ``a^{(L)}``, ``w_{jk}^l`` and their layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read.layers.layers import BASES, OF_PAIRS, Layers
from symsgd.read.names import index_value
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope

_STYLES = ("[", "(")


@dataclass(frozen=True, slots=True)
class LayerSymbol:
    """A symbol with a layer: its letter, the layer, the places of an entry, its other scripts."""

    base: str
    layer: s.Surface
    places: tuple[s.Surface, ...]
    rest: tuple[s.Script, ...]

    def number(self, indices: Mapping[str, int]) -> int | None:
        """Return the number of the layer, if the indices give it one."""
        return index_value(self.layer, dict(indices))


def layer_symbol(piece: s.Surface, scope: Scope) -> LayerSymbol | None:
    r"""Return what a piece says as a symbol with a layer, or None.

    Brackets mark a layer.  A superscript without them does so if the notation lists its letter,
    or in a network where it is L, or l, or one of them ± a number.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> found = layer_symbol(parse(r"w_{12}^{[2]}"), Scope())
    >>> found.base, len(found.places), found.number({})
    ('w', 2, 2)
    >>> layer_symbol(parse("a^2"), Scope()) is None
    True
    """
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return None
    base = piece.base.name
    if base not in BASES:
        return None
    for i, script in enumerate(piece.scripts):
        if script.body is not None and _is_layer(base, script, scope):
            rest = (*piece.scripts[:i], *piece.scripts[i + 1 :])
            return LayerSymbol(base, script.body, places_of(piece.sub), rest)
    return None


def _is_layer(base: str, script: s.Script, scope: Scope) -> bool:
    if script.kind in ("index", "order"):
        return script.style == "[" or (script.style == "(" and scope.layers is not None)
    if script.kind != "exponent" or script.body is None:
        return False
    if base in scope.notation.index_superscripts:
        return True
    letters = {part.name for part in s.walk(script.body) if isinstance(part, s.Letter)}
    counted = isinstance(script.body, s.Letter | s.Sum) and letters <= {"L", "l", "ell"}
    return scope.layers is not None and bool(letters) and counted


def places_of(sub: s.Surface | None) -> tuple[s.Surface, ...]:
    """Return the indices in a subscript such as ``jk``, ``j,k`` or ``12``.

    >>> from symsgd.read.notation.parse import parse
    >>> len(places_of(parse("jk"))), len(places_of(parse("12"))), len(places_of(None))
    (2, 2, 0)
    """
    if sub is None:
        return ()
    if isinstance(sub, s.Product) and set(sub.operators) == {""}:
        return sub.factors
    if isinstance(sub, s.Group):
        return sub.items
    if isinstance(sub, s.Number) and len(sub.digits) == 2:
        return tuple(s.Number(sub.start, sub.end, digit) for digit in sub.digits)
    return (sub,)


def size_for(
    found: LayerSymbol, place: int, layers: Layers, layer: int, *, turned: bool = False
) -> int | None:
    """Return how many numbers an index at a place of a symbol may be.

    >>> from symsgd.read.layers.layers import layers_of
    >>> from symsgd.read.notation.parse import parse
    >>> w = LayerSymbol("w", parse("2"), (parse("j"), parse("k")), ())
    >>> size_for(w, 1, layers_of((3, 2), ("tanh",)), 2)
    3
    """
    source = 0 if turned else 1
    before = layer - 1 if found.base in OF_PAIRS and place == source else layer
    return layers.size(before) if layers.has("a", before) else None


def value_of(e: Elaborator, piece: s.Surface) -> Value | None:
    """Return the quantity or entry of the network that a symbol stands for, or None."""
    layers = e.scope.layers
    found = None if layers is None else layer_symbol(piece, e.scope)
    if layers is None or found is None:
        return None
    number = found.number(e.scope.indices)
    if number is None or not layers.has(found.base, number):
        return None
    if not found.places:
        name = "W" if found.base == "w" else found.base
        return e.scope.quantities.get(f"{name}^[{number}]")
    places = [index_value(place, dict(e.scope.indices)) for place in found.places]
    if None in places:
        return None
    if e.scope.notation.weights == "from_to" and len(places) == 2:
        places.reverse()
    whole = e.scope.quantities.get(f"{'W' if found.base == 'w' else found.base}^[{number}]")
    return entry_of(whole, [place for place in places if place is not None])


def entry_of(whole: Value | None, places: list[int]) -> Value | None:
    """Return an entry of a column or matrix, or None if it has none there.

    >>> from symsgd.expression.node import number
    >>> print(entry_of(Matrix.column(number(5), number(6)), [2]))
    6
    """
    if not isinstance(whole, Matrix):
        return whole if whole is not None and set(places) == {1} else None
    rows, columns = whole.shape
    if len(places) == 1 and columns == 1:
        places = [*places, 1]
    if len(places) != 2 or not (1 <= places[0] <= rows and 1 <= places[1] <= columns):
        return None
    return whole.rows[places[0] - 1][places[1] - 1]


def speaks_of_layers(piece: s.Surface, scope: Scope, *, loosely: bool = False) -> bool:
    r"""Say whether a formula has a quantity of a layer in it, loosely also ``a^{(L)}`` anywhere.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> speaks_of_layers(parse(r"1 - a^{[2]}"), Scope()), speaks_of_layers(parse("a"), Scope())
    (True, False)
    """
    if loosely and any(
        isinstance(part, s.Scripted)
        and isinstance(part.base, s.Letter)
        and part.base.name in BASES
        and any(script.style == "(" for script in part.scripts)
        for part in s.walk(piece)
    ):
        return True
    return any(layer_symbol(part, scope) is not None for part in s.walk(piece))


def neurons(e: Elaborator, name: str, body: s.Surface | None) -> int | None:
    """Return over how many neurons a sum runs, told by where its index stands; None if unclear."""
    layers = e.scope.layers
    if layers is None or body is None:
        return None
    turned = e.scope.notation.weights == "from_to"
    sizes: set[int | None] = set()
    for part in s.walk(body):
        found = layer_symbol(part, e.scope)
        number = None if found is None else found.number(e.scope.indices)
        if found is not None and number is not None:
            sizes |= {
                size_for(found, i, layers, number, turned=turned)
                for i, place in enumerate(found.places)
                if isinstance(place, s.Letter) and place.name == name
            }
        elif (base := _indexed_by(part, name)) in ("x", "y"):
            sizes.add(layers.sizes[0 if base == "x" else -1])
    return sizes.pop() if len(sizes) == 1 else None


def _indexed_by(part: s.Surface, name: str) -> str | None:
    """Return the letter that carries nothing but this index."""
    if not isinstance(part, s.Scripted) or not isinstance(part.base, s.Letter) or part.scripts:
        return None
    same = isinstance(part.sub, s.Letter) and part.sub.name == name
    return part.base.name if same else None


ACTIVATIONS = ("f", "g", "h", "phi", "varphi", "psi", "rho", "sigma", "s", "act")


def activation_of(
    scope: Scope, name: str, sub: s.Surface | None, scripts: tuple[s.Script, ...]
) -> str | None:
    r"""Return the activation that ``f^{[l]}`` names in a network, or None.

    >>> from symsgd.read.layers.layers import layers_of
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> piece = parse(r"f^{[2]\prime}")
    >>> activation_of(Scope(layers=layers_of((1, 1), ("tanh",))), "f", None, piece.scripts)
    'tanh'
    """
    layers = scope.layers
    if layers is None or name not in ACTIVATIONS or scope.knows(name) or sub is not None:
        return None
    if not scripts or scripts[0].kind not in ("index", "order") or scripts[0].body is None:
        return None
    number = index_value(scripts[0].body, dict(scope.indices))
    found = layers.activations.get(number) if number is not None else None
    return found if found != "softmax" else None


def with_activation(scope: Scope, pieces: Iterable[s.Surface]) -> Scope:
    r"""Return the scope in which an unknown f before ``(z^{[l]})`` is the only activation there is.

    >>> from symsgd.read.layers.layers import layers_of
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> scope = Scope(layers=layers_of((1, 1), ("tanh",)))
    >>> with_activation(scope, [parse(r"g'(z^{[2]})")]).functions["g"].table
    'tanh'
    """
    from symsgd.read.records import Function

    kinds = set(scope.layers.activations.values()) if scope.layers is not None else set()
    if len(kinds) != 1 or kinds == {"softmax"}:
        return scope
    products = (part for piece in pieces for part in s.walk(piece) if isinstance(part, s.Product))
    for part in products:
        for head, after in zip(part.factors, part.factors[1:], strict=False):
            base = head.base if isinstance(head, s.Scripted) and head.sub is None else head
            plain = isinstance(base, s.Letter) and base.name in ACTIVATIONS
            if plain and _is_weighted_input(after, scope) and not scope.knows(base.name):  # type: ignore[attr-defined]
                scope = scope.with_function(base.name, Function.named(next(iter(kinds))))  # type: ignore[attr-defined]
    return scope


def _is_weighted_input(piece: s.Surface, scope: Scope) -> bool:
    if not isinstance(piece, s.Group) or piece.bracket != "(" or len(piece.items) != 1:
        return False
    found = layer_symbol(piece.items[0], scope)
    if found is not None:
        return found.base == "z"
    inside = [layer_symbol(part, scope) for part in s.walk(piece.items[0])]
    return isinstance(piece.items[0], s.Sum) and any(
        each is not None and each.base in ("W", "w") for each in inside
    )


def size_of(scope: Scope, piece: s.Scripted) -> int | None:
    """Return how many neurons ``n_l`` or ``n^{[l]}`` says that a layer has, or None.

    >>> from symsgd.read.layers.layers import layers_of
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> size_of(Scope(layers=layers_of((3, 1), ("tanh",)), indices={"L": 2}), parse("n_{L-1}"))
    3
    """
    scripts = [script.body for script in piece.scripts if script.style == "["]
    where = piece.sub if not piece.scripts else scripts[0] if scripts else None
    if piece.scripts and (piece.sub is not None or len(piece.scripts) > 1):
        where = None
    if scope.layers is None or where is None or scope.knows("n"):
        return None
    number = index_value(where, dict(scope.indices))
    known = number is not None and scope.layers.has("a", number)
    return scope.layers.size(number) if known and number is not None else None
