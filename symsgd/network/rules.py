"""The rules of the algorithm as LaTeX, and what each quantity is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.functions.latex import latex
from symsgd.functions.table import FUNCTIONS

if TYPE_CHECKING:
    from symsgd.network.network import Network

Rule = tuple[str, tuple[str, ...]]


class Rulebook:
    r"""The rules for one network.

    >>> from symsgd.network.network import Network
    >>> Rulebook(Network([2, 1]), 1).rule("delta", 2, 1)
    ('D^{[2]} \\left(a^{[2]} - y\\right)', ('D^[2]', 'a^[2]', 'y'))
    """

    given: Rule = ("", ())

    def __init__(self, network: Network, samples: int) -> None:
        self.network = network
        self.samples = samples

    def rule(self, symbol: str, l: int, k: int) -> Rule:
        """Return the rule for a quantity of layer ``l`` and sample ``k``, and its parents."""
        mark = f"{{{k}}}" if self.samples > 1 else ""
        tex = rf"\{{{k}\}}" if self.samples > 1 else ""
        at = f"^[{l}]{mark}"

        def up(letter: str, layer: int = l) -> str:
            return f"{letter}^{{[{layer}]{tex}}}"

        x, y = (f"{v}^{{{tex}}}" if tex else v for v in "xy")
        target = f"y^{mark}" if mark else "y"
        match symbol:
            case "a" if l == 1:
                return x, (f"x^{mark}" if mark else "x",)
            case "z":
                parents = (f"W^[{l}]", f"a^[{l - 1}]{mark}", f"b^[{l}]")
                return f"W^{{[{l}]}} {up('a', l - 1)} + b^{{[{l}]}}", parents
            case "a":
                return rf"{self._function(l)}\left({up('z')}\right)", (f"z{at}",)
            case "D":
                return self._slope(l, up), (f"z{at}", f"a{at}")
            case "delta" if l == self.network.depth:
                return self._last(l, up, y), (f"D{at}", f"a{at}", target)
            case "delta":
                later = rf"\left(W^{{[{l + 1}]}}\right)^{{T}} {up(chr(92) + 'delta', l + 1)}"
                return f"{up('D')} {later}", (f"D{at}", f"W^[{l + 1}]", f"delta^[{l + 1}]{mark}")
        return self._of_parameters(symbol, l)

    def _of_parameters(self, symbol: str, l: int) -> Rule:
        letter = symbol.strip("d").removesuffix("_new")
        if symbol.endswith("_new"):
            # the rule of the textbook where the gradient needs no name of its own
            gradient = rf"\frac{{\partial C}}{{\partial {letter}^{{[{l}]}}}}"
            if self.samples == 1 and not self.network.regularized:
                gradient = self._gradient(letter, l)
            return rf"{letter}^{{[{l}]}} - \eta {gradient}", (
                f"{letter}^[{l}]",
                "eta",
                f"d{letter}^[{l}]",
            )
        marks = [f"{{{k}}}" for k in range(1, self.samples + 1)] if self.samples > 1 else [""]
        parents = [f"delta^[{l}]{mark}" for mark in marks]
        text = self._gradient(letter, l)
        if letter == "W":
            parents += [f"a^[{l - 1}]{mark}" for mark in marks]
        if self.samples > 1:
            text = rf"\frac{{1}}{{{self.samples}}} \sum_{{k}} {text}"
        if self.network.regularized and letter == "W":
            text += f" + {latex(self.network.regularization)} W^{{[{l}]}}"
            parents.append(f"W^[{l}]")
        return text, tuple(parents)

    def _gradient(self, letter: str, l: int) -> str:
        tex = r"\{k\}" if self.samples > 1 else ""
        delta = rf"\delta^{{[{l}]{tex}}}"
        if letter == "b":
            return delta
        return rf"{delta} \left(a^{{[{l - 1}]{tex}}}\right)^{{T}}"

    def _function(self, l: int) -> str:
        name = self.network.activations[l].name
        return r"\operatorname{softmax}" if name == "softmax" else FUNCTIONS[name].latex

    def _slope(self, l: int, up: object) -> str:
        z = f"z^{{[{l}]}}" if self.samples == 1 else up("z")  # type: ignore[operator]
        if self.network.activations[l].together:
            a = up("a")  # type: ignore[operator]
            return rf"\operatorname{{diag}}\left({a}\right) - {a} \left({a}\right)^{{T}}"
        return rf"\operatorname{{diag}}\left({self._function(l)}'\left({z}\right)\right)"

    def _last(self, l: int, up: object, y: str) -> str:
        a, D = up("a"), up("D")  # type: ignore[operator]
        if self.network.cancels:
            return f"{a} - {y}"
        match self.network.cost_row.name:
            case "half_squared_error":
                return rf"{D} \left({a} - {y}\right)"
            case "squared_error":
                return rf"2 {D} \left({a} - {y}\right)"
            case "mean_squared_error":
                size = self.network.size(l)
                factor = "2" if size == 1 else rf"\frac{{2}}{{{size}}}"
                return rf"{factor} {D} \left({a} - {y}\right)"
        return rf"{D} \nabla_{{a}} C"
