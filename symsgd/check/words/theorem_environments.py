r"""Environments that the author named: after ``\newtheorem{bsp}{Beispiel}``, bsp is an example."""

from __future__ import annotations

import re

# what the title begins with, in English, German, French, Spanish and Chinese
_KINDS = {
    "example": r"(?:counter-?|gegen|contre-?|contra)?(?:example|beispiel|exempl|ejemplo)|例",
    "exercise": r"exerci[sc]|problem|question|task|aufgabe|übung|ejercicio|problème|练习|习题|问题",
    "definition": r"defini|notation|définition|定义|定義",
    "remark": r"remark|note|observation|bemerkung|anmerkung|remarque|observaci|nota|注",
}  # fmt: skip
_NAMED = re.compile(
    r"\\newtheorem\*?\s*\{\s*(?P<name>[^{}\s]+)\s*\}\s*(?:\[[^\[\]]*\]\s*)?\{\s*(?P<title>[^{}]*)\}"
)
_USED = re.compile(r"(\\(?:begin|end)\s*\{\s*)([^{}\s*]+)(\*?\s*\})")


def named_environments(text: str) -> dict[str, str]:
    r"""Return what the environments are that a text names: example, exercise, theorem…

    >>> named_environments(r"\newtheorem{ex}[thm]{Example} \newtheorem*{prop}{Proposition}")
    {'ex': 'example', 'prop': 'theorem'}
    """
    return {found["name"]: _kind(found["title"]) for found in _NAMED.finditer(text)}


def _kind(title: str) -> str:
    words = title.strip().lower()
    return next((kind for kind, begins in _KINDS.items() if re.match(begins, words)), "theorem")


def with_known_names(prose: str, named: dict[str, str]) -> str:
    r"""Return a stretch of prose in which the author's environments have names that are known.

    >>> with_known_names(r"\begin{ex} Let", {"ex": "example"})
    '\\begin{example} Let'
    """
    if not named:
        return prose
    return _USED.sub(lambda use: f"{use[1]}{named.get(use[2], use[2])}{use[3]}", prose)
