r"""What the text around a claim offers to be written into it: symbols that its formulas name.

Beside the definitions these are their entries for the free indices of the claim, such as a_j for
the a_k of a sum, and the activations that come into the layers it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from symsgd.check.finding import Link
from symsgd.check.indices.index_letters import free_letters
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import free_variables
from symsgd.read.meaning import Meaning

_LAYER = re.compile(r"\^\{?(?:\[([^\]]+)\]|\(([lL0-9][^)]*)\))\}?")
_ENTRY = re.compile(r"(?<![A-Za-z])((?:\\[A-Za-z]+|[A-Za-z]))_(?:\{([a-z])\}|([a-z]))(?![A-Za-z^])")
_PLAIN = re.compile(r"([A-Za-z]\w*)\s*([+-])\s*(\d+)")
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


def before(layer: str) -> str:
    """Return the layer before one.

    >>> [before(layer) for layer in ("l", "l+1", "3", "l-1")]
    ['l-1', 'l', '2', 'l-2']
    """
    if layer.isdigit():
        return str(int(layer) - 1)
    counted = _PLAIN.fullmatch(layer.strip())
    if counted is None:
        return f"{layer.strip()}-1"
    number = int(counted[2] + counted[3]) - 1
    return f"{counted[1]}{number:+d}" if number else counted[1]


def _activations(letters: list[str], link: Link) -> Iterator[str]:
    """Yield the activations that come into the layers of a claim, and their entries."""
    if link.scope.layers is None:
        return
    text = f"{link.left.text} {link.right.text}"
    layers = dict.fromkeys(one or other for one, other in _LAYER.findall(text))
    for layer in layers:
        for name in (f"^{{[{before(layer)}]}}", f"^{{[{layer}]}}"):
            yield f"a{name}"
            yield from (f"a_{letter}{name}" for letter in letters if letter not in layers)


def _free(link: Link) -> list[str]:
    left, right, scope = link.left, link.right, link.scope
    free = free_letters(left, scope) | free_letters(right, scope)
    return sorted(free)[:_MOST_LETTERS]


def _variables(other: Meaning | None) -> Iterator[str]:
    """Yield the variables of what the other side means, as they are written."""
    value = None if other is None else other.value
    nodes = value.entries if isinstance(value, Matrix) else (value,)
    for name in free_variables(*(node for node in nodes if node is not None)):
        if name.isalpha():
            yield name if len(name) == 1 else f"\\{name}"
