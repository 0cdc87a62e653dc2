"""A Coq file read sentence by sentence: its theorems, and whatever symsgd does not write.

Coq says that a theorem is proved; what the theorem says depends on all that
stands before it.  A section may add hypotheses, a notation turns ``=`` into
something else, and some commands write files.  Files are therefore given to Coq
only if they consist of commands that do none of this.  What is assumed in them
Coq itself tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from symsgd.certify.coq.coqc import LIBRARY, PRELUDE, prelude

THEOREMS = ("Theorem", "Lemma", "Corollary", "Proposition", "Fact", "Remark", "Example")
# what Coq's own answer to Print Assumptions tells about
ASSUMING = (
    "Axiom", "Axioms", "Parameter", "Parameters", "Conjecture", "Hypothesis", "Hypotheses",
    "Variable", "Variables", "Admitted", "Abort",
)  # fmt: skip
_NAMING = (*THEOREMS, "Definition", "Instance", *ASSUMING[:-2])
_PLAIN = frozenset((*_NAMING, *ASSUMING, "Proof", "Qed", "Defined", "Ltac", "Check"))
# Print with other words may write a file
_HARMLESS = re.compile(
    r"(Section|End) [\w']+|(Set|Unset) (Guard|Positivity|Universe) Checking"
    r"|Print Assumptions [\w.']+"
)
_REALS = re.compile(r"Variables? \(?([\w' ]+) : R\)?")
_REQUIRES = re.compile(r"From (\w+) Require (Import|Export) ([\w ]+)")
_WORDS = re.compile(r"[A-Za-z_][\w']*")
_BEFORE = re.compile(r"(?:[\s{}+*-]|\d+:|\[\w+\]:|#\[(?:global|local|export)\])*")
_COMMENT = re.compile(r'\(\*|\*\)|"')
_OF_COQ = (
    "R Z nat IZR INR PI exp ln sqrt pow sin cos tan atan asin acos sinh cosh tanh Rpower Rabs Rmax "
    "Rlt_dec Rle_dec Rgt_dec Rge_dec Req_EM_T Req_dec sign Rlt Rle Rgt Rge Rplus Rminus Rmult "
    "Ropp Rinv Rdiv ex locally continuous left right sumbool "
    "Rmin Derive Derive_n is_derive is_derive_n ex_derive ex_derive_n is_RInt "
    "INR S O pred sub sum_n_m "
    "differentiable_pt_lim RInt eq not and or iff True False"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of Coq without its full stop, and the line on which it begins."""

    line: int
    text: str

    @property
    def command(self) -> str:
        """The command, or an empty text for a tactic."""
        first = self.text.partition(" ")[0]
        return first if first[:1].isupper() or first.startswith("#") else ""

    @property
    def name(self) -> str:
        """The name that the sentence gives to something."""
        found = _WORDS.search(self.text[len(self.command) :])
        return found[0] if found else ""


def sentences(text: str) -> list[Sentence]:
    r"""Return the sentences of a file.

    >>> for sentence in sentences("(* one. *) Theorem t : 1 = 1.\nProof. reflexivity. Qed."):
    ...     print(sentence.line, sentence.command or "-", sentence.text)
    1 Theorem Theorem t : 1 = 1
    2 Proof Proof
    2 - reflexivity
    2 Qed Qed
    """
    plain, start, found = uncommented(text), 0, []
    for end in [m.end() for m in re.finditer(r"\.(?=\s|\Z)", plain)] + [len(plain)]:
        part = plain[start:end]
        skipped = _BEFORE.match(part)
        begin = start + (skipped.end() if skipped else 0)
        words = " ".join(plain[begin:end].split()).rstrip(".")
        if words:
            found.append(Sentence(plain.count("\n", 0, begin) + 1, words))
        start = end
    return found


def uncommented(text: str) -> str:
    """Return a text with blanks for its comments and strings; its lines stay where they are.

    >>> uncommented('a (* b (* "*)" *) *) c')
    'a                    c'
    """
    kept, depth, place = [], 0, 0
    while found := _COMMENT.search(text, place):
        mark, end = found[0], found.end()
        if mark == '"':
            closing = text.find('"', end)
            end = closing + 1 if closing >= 0 else len(text)
        inside = depth > 0 or mark == "(*"
        kept.append(_blank(text[place : found.start()]) if depth else text[place : found.start()])
        kept.append(_blank(text[found.start() : end]) if inside or mark == '"' else mark)
        depth = max(0, depth + {"(*": 1, "*)": -1}.get(mark, 0))
        place = end
    kept.append(_blank(text[place:]) if depth else text[place:])
    return "".join(kept)


def theorems(found: list[Sentence]) -> list[Sentence]:
    """Return the sentences that state a theorem or a lemma."""
    return [each for each in found if each.command in THEOREMS]


def assumptions(found: list[Sentence]) -> list[str]:
    """Return what a file assumes outside of sections, used or not.

    >>> assumptions(sentences("Axiom a : False. Section S. Variable x : R. End S."))
    ['a']
    """
    names, depth = [], 0
    for each in found:
        depth += (each.command == "Section") - (each.command == "End")
        if depth == 0 and each.command in ASSUMING[:-2]:
            names.append(each.name)
    return names


def foreign(found: list[Sentence]) -> str:
    """Return what in a file could change the sense of its theorems, or reach outside of it.

    >>> foreign(sentences('Notation "x = y" := True. Theorem t : 1 = 2.'))
    'line 1: Notation'
    >>> foreign(sentences("Definition sigma := 0."))
    'line 1: another meaning of sigma'
    >>> foreign(sentences("Theorem t : 1 = 1. Proof. reflexivity. Qed."))
    ''
    """
    depth = 0
    for each in found:
        depth += (each.command == "Section") - (each.command == "End")
        why = next(_foreign(each, inside=depth > 0), "")
        if why:
            return f"line {each.line}: {why}"
    return ""


def _foreign(sentence: Sentence, *, inside: bool) -> Iterator[str]:
    """Yield what is foreign in a sentence, which may stand inside of a section.

    Real numbers that a section fixes are a *for all* of its theorems; nothing else may be fixed.
    """
    command = sentence.command
    if not command or _opens(sentence.text) or _HARMLESS.fullmatch(sentence.text):
        return
    if inside and command in ASSUMING[:-2]:
        reals = _REALS.fullmatch(sentence.text)
        if reals is None:
            yield f"{command} in a section"
        elif said := _said().intersection(reals[1].split()):
            yield f"another meaning of {min(said)}"
        return
    if command not in _PLAIN:
        yield command
    elif command in _NAMING and sentence.name in _said():
        yield f"another meaning of {sentence.name}"
    elif command in THEOREMS and re.search(r"\bwith\b", sentence.text):
        yield f"{command} … with"  # it may name several things


def _opens(text: str) -> bool:
    """Say whether a sentence opens a library that the prelude opens too."""
    found = _REQUIRES.fullmatch(text)
    if found is None:
        return text == "Open Scope R_scope"
    library, _, modules = found.groups()
    return (library, *modules.split()) == (LIBRARY, PRELUDE) or any(
        library == known and set(modules.split()) <= opened for known, opened in _libraries()
    )


@cache
def _libraries() -> tuple[tuple[str, frozenset[str]], ...]:
    found = (_REQUIRES.fullmatch(each.text) for each in sentences(prelude()))
    return tuple((each[1], frozenset(each[3].split())) for each in found if each)


@cache
def _said() -> frozenset[str]:
    """Return the words with which theorems speak: nobody may give them another meaning."""
    named = [each.name for each in sentences(prelude()) if each.command in _NAMING]
    return frozenset([*named, *_OF_COQ.split()])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
