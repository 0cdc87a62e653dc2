"""Items of lists that have items below them: is each a part of its own, or a step of one whole?"""

from __future__ import annotations

import re

from symsgd.check.words.alternatives import GIVEN, WORKED_OUT

# what begins a part of its own, whatever else the words say: "Problem 2", "Case B", "Part (c)"
_OWN = re.compile(
    r"\W*(?:exercise|problem|question|task|example|part|case|item|function|aufgabe|beispiel|teil"
    r"|fall|exercice|exemple|partie|cas|ejercicio|ejemplo|parte|caso|练习|习题|问题|例)s?\b"
    r"\W*(?:\d+|[a-z]|[ivx]+)?\W*(?:\$.*)?",
    re.IGNORECASE,
)
_STEP = re.compile(
    rf"\W*(?:(?:after|from|hence|then|now|so|thus|therefore|also|here|we|last(?:ly)?|final(?:ly)?"
    rf"|next|substitut\w+|insert\w+|plug\w+|schritt|étape|paso|{WORKED_OUT})\b.*"
    rf"|[a-z]+ing\b[^$]*|(?:(?:{GIVEN})\b\W*)+(?:\$.*)?|.*\b(?:{WORKED_OUT})\W*"
    r"|(?:.*\s)?steps?(?:\s+(?:\d+|[a-z]|one|two|three))?\W*"
    r"|.*(?:已知|步骤|解|答|证明|计算|结果|前向|反向).*)",
    re.IGNORECASE,
)


def begins_part(label: str) -> bool:
    """Say whether an item with items below it is a part of its own, by the words it begins with.

    A ``$`` at their end stands for a formula.

    >>> [begins_part(label) for label in ("$", "Let $", "Problem 2:", "The tangent")]
    [True, True, True, True]
    >>> [begins_part(label) for label in ("Data:", "**Forward pass**", "Step 2: $", "So $")]
    [False, False, False, False]
    """
    words = label.strip()
    if not re.search(r"\w", words) or _OWN.fullmatch(words) is not None:
        return True
    return _STEP.fullmatch(words) is None
