"""What a sign says of a relation to zero."""

from __future__ import annotations

from symsgd.prove.tower.sign_rules import Sign


def shows(sign: Sign | None, relation: str) -> bool:
    """Say whether a known sign shows ``u relation 0``.

    >>> shows((1, False), ">="), shows((1, False), ">"), shows(None, ">=")
    (True, False, False)
    >>> shows((0, True), "="), shows((-1, True), "!="), shows((-1, False), "!=")
    (True, True, False)
    """
    if sign is None:
        return False
    value, strict = sign
    match relation:
        case ">":
            return value > 0 and strict
        case ">=":
            return value >= 0
        case "<":
            return value < 0 and strict
        case "<=":
            return value <= 0
        case "!=":
            return value != 0 and strict
    return value == 0
