"""How what is known changes along a text: names get and lose functions, values, domains.

A scope never changes; every sentence of a document may have its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from symsgd.expression.domain import Domain
from symsgd.expression.node import Node, free_variables
from symsgd.read.changed import changed
from symsgd.read.domains import domain_of
from symsgd.read.intermediate import freed, linked
from symsgd.read.knowledge import Knowledge
from symsgd.read.records import Family, Function, IndexedFunction, Template
from symsgd.read.values import Value


@dataclass(frozen=True)
class Scope(Knowledge):
    """What gives a symbol its meaning at one place, and the scopes that come next.

    >>> scope = Scope.of(variables={"x": "positive"}, functions={"sigma": "sigmoid"})
    >>> scope.functions["sigma"].table, scope.domains["x"].positive
    ('sigmoid', True)
    """

    @classmethod
    def of(
        cls,
        *,
        variables: Mapping[str, object] | None = None,
        functions: Mapping[str, object] | None = None,
        **settings: object,
    ) -> Scope:
        """Return the scope with these variables (name → domain) and functions (name → meaning).

        A meaning is a name of the table, ``{"params": [...], "body": "LaTeX"}``, or "" for an
        unknown function.
        """
        from symsgd.read.functions.declared_functions import function_of

        domains = {name: domain_of(domain) for name, domain in (variables or {}).items()}
        scope = cls(domains=domains, **settings)  # type: ignore[arg-type]
        for name, meaning in (functions or {}).items():
            scope = scope.with_function(name.lstrip("\\"), function_of(meaning, scope))
        return scope

    def with_function(self, name: str, function: Function) -> Scope:
        """Return the scope in which a name is this function, and nothing else."""
        return changed(
            self,
            functions={**self.functions, name: function},
            usual=self.usual - {name},
            formulas=_without(self.formulas, name),
            definitions=_without(self.definitions, name),
            values=_without(self.values, name),
        )

    def with_indexed_function(self, base: str, function: IndexedFunction) -> Scope:
        """Return the scope in which a name with any subscript is a function."""
        return changed(self, indexed_functions={**self.indexed_functions, base: function})

    def with_definition(self, name: str, value: Value) -> Scope:
        """Return the scope in which a name stands for a value."""
        return changed(
            self,
            definitions={**self.definitions, name: value},
            formulas=_without(self.formulas, name),
            functions=_without(self.functions, name),
            values=_without(self.values, name),
        )

    def with_links(self, name: str, among: Collection[str], old: Value | None = None) -> Scope:
        """Return the scope in which some definitions made earlier speak of what a name means.

        They spoke of the name as a symbol, or in its ``old`` meaning.
        """
        definitions = linked(self.definitions, name, among, old)
        functions = {
            other: replace(function, body=linked({**definitions, other: function.body},
                                                 name, [other], old)[other])
            for other, function in self.functions.items()
            if other in among and function.body is not None and name not in function.params
        }  # fmt: skip
        return changed(self, definitions=definitions, functions={**self.functions, **functions})

    def with_name_freed(self, name: str, old: Node) -> Scope:
        """Return the scope in which definitions speak of a name, and not of its old formula."""
        return changed(self, definitions=freed(self.definitions, name, old))

    def with_value(self, name: str, value: Value) -> Scope:
        """Return the scope in which a name gets a value after differentiation."""
        return changed(
            self,
            values={**self.values, name: value},
            around=changed(self.around, elsewhere=_without(self.around.elsewhere, name)),
            formulas=_without(self.formulas, name),
            definitions=_without(self.definitions, name),
        )

    def with_index(self, name: str, value: int, *, case: bool = False) -> Scope:
        """Return the scope in which an index has a number, or only stands for one in a case."""
        letters = self.sums.case_letters | {name} if case else self.sums.case_letters - {name}
        return changed(
            self,
            indices={**self.indices, name: value},
            sums=changed(self.sums, case_letters=letters),
        )

    def with_given(self, name: str, value: Value | None) -> Scope:
        """Return the scope in which a letter is a number, an array, or a plain symbol."""
        if value is None:
            return self.without(name)
        given = self.with_value if isinstance(value, Node) else self.with_definition
        return given(name, value)

    def with_alternatives(self, name: str, values: tuple[Node, ...]) -> Scope:
        """Return the scope in which a letter is one of some values."""
        return changed(self, alternatives={**self.alternatives, name: values})

    def at_index(self, name: str, value: int, *, case: bool = False) -> Scope:
        """Return the scope in which an index has a number, whatever was said of the letter."""
        domains = _without(self.domains, name)
        return changed(self.without(name), domains=domains).with_index(name, value, case=case)

    def with_range(self, name: str, numbers: tuple[int, ...]) -> Scope:
        """Return the scope in which a letter stands for one of some whole numbers."""
        return changed(self, ranges={**self.ranges, name: numbers})

    def with_domain(self, name: str, domain: Domain) -> Scope:
        """Return the scope in which a variable has a domain."""
        return changed(self, domains={**self.domains, name: domain})

    def as_number(self, name: str) -> Scope:
        """Return the scope in which a letter stands for a number after all."""
        return changed(
            self, arrays=changed(self.arrays, not_numbers=_without(self.arrays.not_numbers, name))
        )

    def with_template(self, template: Template) -> Scope:
        """Return the scope with one more line of an algorithm."""
        return changed(self, templates=(*self.templates, template))

    def with_family(self, base: str, family: Family) -> Scope:
        """Return the scope in which a letter with any index has a meaning."""
        return changed(self, families={**self.families, base: family})

    def with_sequence(self, key: str, rule: Family) -> Scope:
        """Return the scope in which a rule gives the members of a sequence."""
        rivals = tuple(rival for rival in self.members.rivals if rival[0] != key)
        return changed(
            self,
            members=changed(
                self.members, sequences={**self.members.sequences, key: rule}, rivals=rivals
            ),
        )

    def without_states(self) -> Scope:
        """Return the scope in which nothing is said of sequences, updates and lists of values."""
        members = changed(self.members, sequences={}, rivals=())
        algorithm = changed(self.algorithm, updates=(), program=(), base={}, unsure={})
        return changed(self, members=members, algorithm=algorithm, alternatives={})

    def with_rival(self, key: str, rule: Family) -> Scope:
        """Return the scope in which another rule may give the members of a sequence."""
        return changed(
            self, members=changed(self.members, rivals=(*self.members.rivals, (key, rule)))
        )

    def without(self, name: str) -> Scope:
        """Return the scope in which a name is a plain variable.

        >>> from symsgd.expression import node as n
        >>> Scope().with_definition("z", n.number(1)).without("z").definitions
        {}
        """
        return changed(
            self,
            formulas=_without(self.formulas, name),
            definitions=_without(self.definitions, name),
            values=_without(self.values, name),
        )

    def forgetting(self, name: str) -> Scope:
        """Return the scope in which a name has no meaning any more, and no value."""
        return changed(self.without(name), functions=_without(self.functions, name))

    def without_limits(self, name: str) -> Scope:
        """Return the scope in which a variable has no domain and nothing is assumed of it."""
        assumed = tuple(one for one in self.assumed if name not in free_variables(one))
        return changed(self, domains=_without(self.domains, name), assumed=assumed)

    def without_partial(self, name: str) -> Scope:
        """Return the scope in which no condition limits what a name means."""
        return changed(
            self, provisos=changed(self.provisos, partial=_without(self.provisos.partial, name))
        )

    def given_only_where(self, name: str, where: str) -> Scope:
        """Return the scope in which a name has a meaning only under conditions, in words."""
        rest = {key: text for key, text in self.provisos.only_where.items() if key != name}
        return changed(
            self,
            provisos=changed(self.provisos, only_where={**rest, name: where} if where else rest),
        )


_Meaning = TypeVar("_Meaning")


def _without(mapping: Mapping[str, _Meaning], name: str) -> dict[str, _Meaning]:
    return {key: value for key, value in mapping.items() if key != name}
