"""Labelled paragraphs and items that stand for alternatives: "**Step decay:**", "Option 2:"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_OPEN = r"(?:\*\*|__|\\(?:textbf|textit|emph|textsc)\s*\{|\\(?:sub)?paragraph\*?\s*\{)"
_CLOSE = r"(?:\*\*|__|\})"
_ITEM = r"(?P<indent>[ \t]*)(?:[-*+]|\d+[.)]|\(?[a-z]\)|\\item)(?:\s+|(?=\[))"
_OPTION = (
    r"(?:option|method|variant|approach|alternative|choice|scheme|version|strategy|schedule|model"
    r"|network|configuration|scenario|design|netz|netzwerk|réseau|red"
    r"|methode|variante|ansatz|verfahren|modell|méthode|modèle|método|opción|modelo"
    r"|方法|方案|选项)"
)
_PART = re.compile(
    r"^[ ]{0,3}(?P<heading>\#{1,6})\s|(?P<section>\\(?:sub)*section\b)"
    r"|(?P<ruler>^[ ]{0,3}(?:-[ ]?){3,}$)"
    rf"|^(?:{_ITEM})?[ \t>]*(?:{_OPEN}\s*(?P<bold>[^*_{{}}\n]{{1,60}}?)\s*"
    rf"(?:[.:：]\s*{_CLOSE}|{_CLOSE}\s*[.:：]?)"
    rf"|\[(?P<bracket>[^\[\]\n]{{1,60}})\]"
    rf"|(?P<option>{_OPTION}\s*(?:\d+|[A-Z]\b|[一二三四]))\s*(?:\([^()\n]{{1,40}}\))?\s*[.:：]"
    r"|(?P<plain>(?-i:[A-Z])[\w'’-]*(?:[ ][\w'’()-]+){0,4})\s*[:：](?!\S*//))",
    re.MULTILINE | re.IGNORECASE,
)
# words of labels that go on with what was given before, or begin an exercise of their own; what
# somebody works out there goes on even as the last word: "sigmoid derivative", but not "hinge loss"
WORKED_OUT = (
    r"solutions?|answers?|proof|claim|results?|comput\w+|calcul\w+|evaluat\w+|check\w*|verif\w+"
    r"|gradients?|derivatives?|values?|predictions?|outputs?|pass|back-?prop\w*|data\w*|conclusion"
    r"|lösung|antwort|beweis|ergebnis|rechnung|probe|ableitung|réponse|preuve|résultat|dérivée"
    r"|respuesta|resultado|cálculo|derivada"
)
GIVEN = (
    rf"{WORKED_OUT}|given|numbers?|set-?up|settings?|notation|parameters?|hyper\w*|inputs?"
    r"|initial\w*|start\w*|forward|backward|updates?|rules?|formulas?|equations?|loss|cost"
    r"|objective|errors?|layers?|activations?|chain|summary|definitions?|functions?|network"
    r"|architecture|iterations?|epochs?|samples?|points?|weights?|bias\w*|hidden|neurons?|goal"
    r"|task|problem|exercise|question|example|remark|note|recall|lemma|theorem|corollary"
    r"|proposition|part|model|gegeben|werte|daten|schritte?|données|étapes?|datos|valores|pasos?"
    r"|\d+|the|a|an|of|and|for|with|one|two|three|in"
)
_LEADS = (
    r"at|after|for|from|first|second|third|next|finally|final|last|case|in|if|when|where|let|hence"
    r"|then|now|so|thus|therefore|also|here|[a-z]+ing|schritt|étape|paso|we"
    # what somebody is told to do goes on as well, and so does a step with its number
    r"|solve|plug|substitute|insert|expand|simplify|find|determine|(?:add|subtract|multiply)\s+\w+"
    r"|löse|setze|bestimme|résoudre|résolvons|resolver|resolvemos"
    r"|steps?\s+\d+\s*[.:]|examples?\s+(?:calculation|computation)"
)
_GOES_ON = re.compile(
    rf"\W*(?:(?:{_LEADS}|{WORKED_OUT})(?!\w).*|(?:(?:{GIVEN})\b\W*)+|.*\b(?:{WORKED_OUT})\W*"
    r"|(?:.*\s)?steps?(?:\s+(?:\d+|[a-z]|one|two|three))?\W*|.*[=<>$\\].*"
    r"|.*(?:已知|步骤|解|答|证明|计算|结果|前向|反向).*)",
    re.IGNORECASE,
)
_KIND = re.compile(rf"\s*{_OPTION}\s*(?:\d+|[A-Z一二三四])\W*", re.IGNORECASE)
_RANKED = 1  # an item lies below a paragraph, deeper the more it is indented


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled part: where its label stands, and how deep it lies."""

    start: int
    rank: int
    label: str


class Parts:
    r"""The labelled parts of a text.

    >>> parts = Parts("**Linear:** a\n\n**Steps of ten.** b\n\nso c\n# Next\nd")
    >>> [[part.label for part in parts.at(place)] for place in (12, 33, 39, 48)]
    [['Linear'], ['Steps of ten'], ['Steps of ten'], []]
    """

    def __init__(self, text: str) -> None:
        self._starts = [-1]
        self._paths: list[tuple[Part, ...]] = [()]  # what is open from there on
        for found in _PART.finditer(text):
            self._paths.append(_after(self._paths[-1], found))
            self._starts.append(found.end())

    def at(self, place: int) -> tuple[Part, ...]:
        """Return the parts that are open at a place, the innermost last."""
        return self._paths[bisect_right(self._starts, place) - 1]


def _after(path: tuple[Part, ...], found: re.Match[str]) -> tuple[Part, ...]:
    if found["heading"] or found["section"] or found["ruler"]:
        return ()
    label = next(word for word in found.group("bold", "bracket", "option", "plain") if word)
    if _GOES_ON.fullmatch(label) and not _KIND.fullmatch(label):
        return path
    rank = 0 if found["indent"] is None else _RANKED + len(found["indent"].expandtabs(4))
    above = tuple(part for part in path if part.rank < rank)
    return (*above, Part(found.start(), rank, label.strip()))


def are_alternatives(one: tuple[Part, ...], other: tuple[Part, ...]) -> bool:
    """Say whether two places stand in different parts of the same depth.

    >>> first, second = Part(0, 0, "Ridge"), Part(9, 0, "Lasso")
    >>> are_alternatives((first,), (second,)), are_alternatives((), (second,))
    (True, False)
    """
    pairs = zip(one, other, strict=False)
    return any(mine != yours and mine.rank == yours.rank for mine, yours in pairs)
