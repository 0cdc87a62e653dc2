"""The axioms on which Coq's own libraries rest, and what Coq says that a proof assumes."""

from __future__ import annotations

import re
from collections.abc import Iterable

NOTHING = "Closed under the global context"
_HEAD = "Axioms:\n"
KNOWN = {
    "ClassicalDedekindReals.sig_not_dec": "of the real numbers: of a statement, not not P or not P",
    "ClassicalDedekindReals.sig_forall_dec": "of the real numbers: a sequence of answers is all "
    "yes, or has a no",
    "FunctionalExtensionality.functional_extensionality_dep": "functions with the same values are "
    "the same",
    "Classical_Prop.classic": "every statement holds or does not hold",
}
# the machine's integers and floats, whose arithmetic Coq takes from the processor
MACHINE = ("PrimInt63", "Uint63", "Sint63", "Int63", "PrimFloat", "FloatAxioms")


def assumed(printed: str) -> tuple[str, ...] | None:
    r"""Return what ``Print Assumptions`` names, or None if that is not understood.

    >>> assumed("Closed under the global context\n")
    ()
    >>> assumed("Axioms:\ncheat : False\nClassical_Prop.classic\n  : forall P : Prop, P \\/ ~ P\n")
    ('cheat', 'Classical_Prop.classic')
    >>> assumed("Axioms:\nloop is assumed to be guarded.\n")
    ('loop is assumed to be guarded',)
    """
    printed = printed.strip()
    if printed == NOTHING:
        return ()
    if not printed.startswith(_HEAD):
        return None
    lines = [line for line in printed.removeprefix(_HEAD).splitlines() if line[:1].strip()]
    return tuple(dict.fromkeys(map(_name, lines)))


def beyond(names: Iterable[str]) -> tuple[str, ...]:
    """Return those assumptions that are no axioms of Coq's libraries.

    >>> beyond(["Classical_Prop.classic", "Uint63.add_spec", "cheat", "Uint63.x is guarded"])
    ('cheat', 'Uint63.x is guarded')
    """
    return tuple(name for name in names if not _known(name))


def in_short(names: Iterable[str], *, libraries: bool = True) -> str:
    """Return axioms as text, those of the machine's numbers together.

    >>> in_short(["Classical_Prop.classic", "Uint63.add_spec", "PrimInt63.int"])
    "Classical_Prop.classic, 2 of Coq's machine integers and floats"
    >>> in_short(["Classical_Prop.classic"], libraries=False)
    'classic'
    """
    names = list(names)
    own = [name for name in names if not _of_the_machine(name)]
    count = len(names) - len(own)
    shown = own if libraries else [name.rpartition(".")[2] for name in own]
    machine = [f"{count} of Coq's machine integers and floats"] if count else []
    return ", ".join([*shown, *machine])


def _name(line: str) -> str:
    found = re.match(r"[A-Za-z_][\w.']*(?= :|$)", line)
    return found[0] if found else line.rstrip(".")


def _known(name: str) -> bool:
    return name in KNOWN or _of_the_machine(name)


def _of_the_machine(name: str) -> bool:
    library, _, rest = name.partition(".")
    return library in MACHINE and re.fullmatch(r"[\w']+", rest) is not None
