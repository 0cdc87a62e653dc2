r"""What the text around a claim offers to be written into it: symbols that its formulas name.

Beside the definitions these are their entries for the free indices of the claim, such as a_j for
the a_k of a sum, and the activations that come into the layers it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from symsgd.check.finding import Link
from symsgd.check.indices.index_letters import free_letters
from symsgd.check.slips.spots_of_symbols import layer_beside
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import free_variables
from symsgd.read.meaning import Meaning

_LAYER = re.compile(r"\^\{?(?:\[([^\]]+)\]|\(([lL0-9][^)]*)\))\}?")
_ENTRY = re.compile(r"(?<![A-Za-z])((?:\\[A-Za-z]+|[A-Za-z]))_(?:\{([a-z])\}|([a-z]))(?![A-Za-z^])")
_NUMBERED = re.compile(r"_\{?(\d{1,2})(?!\d)")
_MOST_LETTERS = 3
_MOST_NAMES = 6


def offered(link: Link, other: Meaning | None) -> str:
    """Return the symbols that the text offers, as one stretch of text."""
    families = link.scope.families.values()
    known = [each.source.text[each.body.start : each.body.end] for each in families]
    known += _variables(other)
    known += [name for name in link.scope.definitions if len(name) == 1][:_MOST_NAMES]
    letters = _free(link)
    texts = [*known, link.left.text, link.right.text]
    known += entries_for(letters, texts)
    known += _activations(letters, link)
    return " ".join(known)


def entries_for(letters: Iterable[str], texts: Iterable[str]) -> list[str]:
    r"""Return the symbols with one index, for each of the free letters.

    >>> entries_for("j", [r"\sum_k w_k a_k - y"])
    ['w_j', 'a_j']
    """
    bases = dict.fromkeys(found[1] for text in texts for found in _ENTRY.finditer(text))
    bases.pop(r"\sum", None)
    return [f"{base}_{letter}" for letter in letters for base in bases]


def _activations(letters: list[str], link: Link) -> Iterator[str]:
    """Yield the activations that come into the layers of a claim, and their entries."""
    if link.scope.layers is None:
        return
    text = f"{link.left.text} {link.right.text}"
    layers = dict.fromkeys(one or other for one, other in _LAYER.findall(text))
    places = [letter for letter in letters if letter.isdigit() or letter not in layers]
    for layer in layers:
        below, here = f"^{{[{layer_beside(layer, -1)}]}}", f"^{{[{layer}]}}"
        yield from (f"a_{place}{below}" for place in places)
        yield from (f"{base}{here}" for base in "az")
        yield f"a{below}"
        yield from (f"{base}_{place}{here}" for base in "az" for place in places)


def _free(link: Link) -> list[str]:
    left, right, scope = link.left, link.right, link.scope
    free = sorted(free_letters(left, scope) | free_letters(right, scope))[:_MOST_LETTERS]
    numbers = "".join(_NUMBERED.findall(f"{left.text} {right.text}")) if scope.layers else ""
    return [*free, *dict.fromkeys(numbers)]


def _variables(other: Meaning | None) -> Iterator[str]:
    """Yield the variables of what the other side means, as they are written."""
    value = None if other is None else other.value
    nodes = value.entries if isinstance(value, Matrix) else (value,)
    for name in free_variables(*(node for node in nodes if node is not None)):
        if name.isalpha():
            yield name if len(name) == 1 else f"\\{name}"
