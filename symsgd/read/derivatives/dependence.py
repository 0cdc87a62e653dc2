"""What depends on what: whether a derivative may take something for constant."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.derivatives.hidden_sums import sums_over
from symsgd.read.indexed import is_recurrence

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope

# what a text differentiates and never leaves constant, though it may not say how it depends
_LOSSES = ("L", "J", "cal_L", "ell", "loss", "cost")
_PARAMETERS = ("w", "b", "W", "theta")  # by x, L may be a Lipschitz constant


def check_dependence(e: Elaborator, body: Node, name: str, held: Collection[str] = ()) -> None:
    """Refuse a derivative that is zero only because the text has not said what depends on what.

    What is ``held`` fixed does not depend on anything.
    """
    from symsgd.read.sums.sums import hides_dependence

    if not e.scope.sums.small_range and hides_dependence(body, name):
        raise e.lacks("the range of the sum")
    free = n.free_variables(body)
    earlier = next((symbol for symbol in free if _may_hold(e.scope, symbol, name)), None)
    if earlier is not None:
        raise e.lacks(f"whether {earlier} changes with {name}")
    summed = [one for one in sums_over(e.scope, body, name) if one not in held]
    if summed:
        raise e.lacks(*(f"how {one} depends on {name}" for one in summed))
    members = [one for one in free if one.startswith(f"{name}_") and one[len(name) + 1 :].isdigit()]
    if name in free and members and e.scope.sums.cases is not None:
        raise e.lacks(f"whether {name} is a number beside {members[0]}")
    if name in free:
        unknown = [one for one in free if one in _LOSSES
                   and not (e.scope.knows(one) or one in e.scope.domains)]  # fmt: skip
        if unknown and name.partition("_")[0] in _PARAMETERS:
            raise e.lacks(*(f"how {loss} depends on {name}" for loss in unknown))
        return
    if not free:
        # a number that has a name, as in L = ½(1 − 0.58)², is what depends on other things
        numbers = [str(node.value) for node in n.walk(body) if node.head == n.LET]
        if numbers:
            raise e.lacks(*(f"how {number} depends on {name}" for number in numbers))
        return
    if e.scope.sums.cases is not None and any(_same_family(symbol, name) for symbol in free):
        return
    if name in e.scope.domains and all(symbol in e.scope.domains for symbol in free):
        return
    what = str(body.value) if body.head == n.LET else str(body)
    what = what if len(what) < 40 else "this"
    raise e.lacks(f"how {what} depends on {name}")


def _may_hold(scope: Scope, symbol: str, name: str) -> bool:
    """Say whether an earlier member of a recurrence may depend on what is differentiated by.

    With h_t = w h_{t−1}, h_{t−1} in ∂h_t/∂w is a function of w, and a_{l−1} none of w_l.
    """
    base, mark, sub = symbol.partition("_")
    family = scope.families.get(base)
    known = symbol in scope.values or symbol in scope.domains
    if not mark or symbol == name or known or family is None or not is_recurrence(base, family):
        return False
    at = name.partition("_")[2]
    if at.isdigit() and sub.isdigit():
        return int(sub) >= int(at)
    return at != family.letter


def _same_family(one: str, other: str) -> bool:
    """Say whether two symbols are entries of one indexed vector, such as x_1 and x_2.

    The vector x itself is none of them: what holds x_1 changes with it.
    """
    marks = [mark for mark in ("_", "^(") if mark in one and mark in other]
    return bool(marks) and one.partition(marks[0])[0] == other.partition(marks[0])[0]
