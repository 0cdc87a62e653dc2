r"""What a family of problems is, and the registry that all of them are in.

A family is a file in this folder that ends in ``register(Family(name, meaning, make))``.  ``make``
gets a source of chance and a difficulty, and returns a :class:`Variant`, or None where what came
out is degenerate; then it is asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from random import Random

from symsgd.errors import SymsgdError
from symsgd.write.document import Part

LEVELS = ("easy", "medium", "hard")
_MOST_TRIES = 2_000


@dataclass(frozen=True, slots=True)
class Variant:
    """One problem: its question, its key, and the problem file that checks an answer to it.

    ``wrong_step`` says which claim of the question has the planted mistake, if one has: the
    number of the claim in the sheet, counted from 1.
    """

    question: tuple[Part, ...]
    key: tuple[Part, ...]
    toml: str
    points: int = 4
    wrong_step: int | None = None


Make = Callable[[Random, str], Variant | None]


@dataclass(frozen=True, slots=True)
class Family:
    """A family: its name, what it asks, and how a variant is made."""

    name: str
    meaning: str
    make: Make

    def variants(self, count: int, seed: int, level: str = "medium") -> Iterator[Variant]:
        """Yield different variants, the same ones for the same seed.

        >>> family("derivative").variants(2, seed=7) is not None
        True
        """
        if level not in LEVELS:
            raise SymsgdError(
                "unknown-level",
                f"there is no difficulty {level!r}",
                advice=f"take one of {', '.join(LEVELS)}",
            )
        chance = Random(f"{self.name} {seed} {level}")  # noqa: S311 - sheets are no secrets
        known: set[tuple[Part, ...]] = set()
        for _ in range(_MOST_TRIES):
            if len(known) == count:
                return
            variant = self.make(chance, level)
            if variant is not None and variant.question not in known:
                known.add(variant.question)
                yield variant
        raise SymsgdError(
            "too-many-variants",
            f"the family {self.name} ({level}) has {len(known)} different problems, not {count}",
            advice="ask for fewer, or for another difficulty",
        )


_REGISTRY: dict[str, Family] = {}


def register(family: Family) -> Family:
    """Add a family to the registry."""
    _REGISTRY[family.name] = family
    return family


def families() -> dict[str, Family]:
    """Return all families by name.

    >>> sorted(families())[:3]
    ['derivative', 'identity', 'optimizer-step']
    """
    folder = import_module("symsgd.write.families")
    for module in iter_modules(folder.__path__):
        import_module(f"symsgd.write.families.{module.name}")
    return dict(sorted(_REGISTRY.items()))


def family(name: str) -> Family:
    """Return a family by its name.

    >>> family("sgd-stp")
    Traceback (most recent call last):
      ...
    symsgd.errors.SymsgdError: there is no family 'sgd-stp' [unknown-family]
      the families are derivative, identity, optimizer-step, planted-mistake, sgd-step, ...
    """
    known = families()
    if name not in known:
        raise SymsgdError(
            "unknown-family",
            f"there is no family {name!r}",
            advice=f"the families are {', '.join(known)}",
        )
    return known[name]
