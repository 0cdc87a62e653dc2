"""The steps of a certificate: found by rule and arguments, checked once, then used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flint import fmpz_mpoly

from symsgd.certify.field import Field, Json, NoValue, Ratio, Rejected
from symsgd.certify.signs import Signs

MOST_POWER = 2000
Pair = tuple[Ratio, Ratio]  # (cos, sin)


@dataclass(slots=True)
class Step:
    """One use of a function: arguments and result as fractions."""

    rule: str
    arguments: tuple[Json, ...]
    result: Json
    checked: bool = False


class Lookup:
    """The steps of one case, each checked before it is used for the first time."""

    def __init__(self, field: Field, signs: Signs, steps: list[Step]) -> None:
        self.field = field
        self.signs = signs
        self.steps = steps
        self.activate: Callable[[fmpz_mpoly], None] = lambda _: None
        self.complex = False

    def find(self, rule: str, *arguments: object) -> Ratio:
        """Return the result of a step with these arguments, once it has been checked."""
        return self._found(rule, arguments)  # type: ignore[no-any-return]

    def cos_sin(self, u: Ratio) -> Pair:
        """Return cosine and sine of an angle by a checked step."""
        cosine, sine = self._found("cos_sin", (u,))
        return cosine, sine

    def _found(self, rule: str, arguments: tuple[object, ...]) -> Json:
        for step in self.steps:
            if step.rule == rule and self._same(step.arguments, arguments):
                if not step.checked:
                    self.check(step)
                return step.result
        raise Rejected(f"no step gives {rule} of an argument")

    def _same(self, known: tuple[Json, ...], wanted: tuple[Json, ...]) -> bool:
        return len(known) == len(wanted) and all(
            self.field.same(a, b) if isinstance(b, tuple) and isinstance(a, tuple) else a == b
            for a, b in zip(known, wanted, strict=True)
        )

    def check(self, step: Step) -> None:
        """Accept a step, or raise."""
        results = step.result if step.rule == "cos_sin" else [step.result]
        for value in (*results, *(a for a in step.arguments if isinstance(a, tuple))):
            for part in value:
                self.activate(part)
        try:
            justified = getattr(self, f"_{step.rule}")(*step.arguments, step.result)
        except NoValue:  # of the step, not of the claim: nothing is shown by that
            justified = False
        if not justified:
            raise Rejected(f"the step {step.rule} is not justified")
        step.checked = True

    def sign(self, u: Ratio) -> tuple[int, bool] | None:
        """Return the sign of a fraction; its denominator never vanishes where it has a value."""
        above, below = self.signs.of(self.field.reduce(u[0])), self.signs.of(u[1])
        if above is not None and below is not None:
            return above[0] * below[0], above[1]
        return self.signs.of(self.field.reduce(u[0] * u[1]))

    def at_least_zero(self, u: Ratio) -> bool:
        """Say whether a fraction is certainly not negative."""
        known = self.sign(u)
        return known is not None and known[0] >= 0
