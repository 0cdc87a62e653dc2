"""The methods of the prover that the reader uses: for limits, integrals, sums without end, dots."""

from symsgd.expression.node import Node
from symsgd.prove.calculus.integrals import integral
from symsgd.prove.calculus.limits import limit
from symsgd.prove.calculus.series import series
from symsgd.prove.decide import decide
from symsgd.read.sums.analysis import Analysis


def equal(one: Node, other: Node) -> bool:
    """Say whether two expressions are proved equal.

    >>> from symsgd.expression import node as n
    >>> x = n.variable("x")
    >>> equal(x + x, 2 * x), equal(x, 2 * x)
    (True, False)
    """
    return one is other or decide(one, other).proved


ANALYSIS = Analysis(limit, integral, series, equal)
