"""What Hypothesis calls when it is imported: ``from_type`` knows our types from then on.

>>> from hypothesis import strategies as st
>>> from symsgd.expression.node import Node
>>> register()
>>> st.from_type(Node)
expressions()
"""

from __future__ import annotations


def register() -> None:
    """Register strategies for networks, expressions and problems, by type."""
    from hypothesis import strategies as st

    from symsgd.expression.node import Node
    from symsgd.network.network import Network

    def expressions(_kind: type[Node]) -> st.SearchStrategy[Node]:
        from symsgd.testing import strategies

        return strategies.expressions()

    def networks(_kind: type[Network]) -> st.SearchStrategy[Network]:
        from symsgd.testing import strategies

        return strategies.networks()

    st.register_type_strategy(Node, expressions)
    st.register_type_strategy(Network, networks)
