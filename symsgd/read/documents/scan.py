"""Where the mathematics is in a Markdown or LaTeX text.

Every span keeps absolute offsets.  What looks like mathematics and is not
read (a dollar price, an escaped bracket, a formula nobody closed) is a notice,
never silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from symsgd.read.documents.dollars import Dollars
from symsgd.read.documents.math_spans import MathSpan, Notice
from symsgd.read.documents.own_environments import OwnEnvironments
from symsgd.read.documents.passages import without
from symsgd.read.documents.plain_text import plain_formulas

ENVIRONMENTS = (
    "equation", "align", "alignat", "gather", "multline", "eqnarray", "displaymath", "flalign",
    "math", "dmath", "xalignat", "aligned", "alignedat", "gathered", "split",
)  # fmt: skip
_VERBATIM = ("verbatim", "lstlisting", "minted", "comment")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})[ \t]*(\w*)[^\n]*")
# comments and blocks of code; code in a sentence is a part of it
_SILENT = re.compile(
    rf"%|<!--|\\iffalse|\s*(?:```|~~)|\\begin\{{(?:{'|'.join(_VERBATIM)})"
    r"|<(?i:pre|script|style|textarea|del|strike|s)\b"
)
_ELSEWHERE = re.compile(r"\\(?:input|include|subfile)\b")
_OPENING = re.compile(
    r"\\begin\{(\w+)(\*?)\}|\\end\{document\}|\\iffalse\b|\\(?:input|include|subfile)\s*\{[^{}\n]*\}|\\verb\*?([^\w\s])|\\\(|\\\[|\\\\\(|\\\\\[|\\.|\$\$|\$`|\$|`+|<!--|%"
    r"|^[ \t]{0,3}(?:```|~~~)|(?<!~)~~(?=[^\s~])"
    r"|<(?i:pre|code|script|style|textarea|del|strike|s)\b|<[A-Za-z][\w-]*(?=\s+[\w:-]+\s*=\s*[\"'])",
    re.MULTILINE | re.DOTALL,
)
_MATH_SCRIPT = re.compile(
    r"<script\s+type\s*=\s*[\"']math/tex\s*(;\s*mode\s*=\s*display\s*)?[\"']\s*>", re.IGNORECASE
)


_DOLLARS = re.compile(r"(?<![\\$])\$[^$\n]*[^\s$\\]\$")


@dataclass(frozen=True, slots=True)
class Scan:
    """The formulas of a text and the notices about it, each in the order of the text.

    ``prose`` is the text with blanks for comments and blocks of code, of the same length: nothing
    that a reader of the document does not see is a word of its sentences.
    """

    spans: tuple[MathSpan, ...]
    notices: tuple[Notice, ...]
    prose: str


def scan(text: str, markup: str = "markdown") -> Scan:
    r"""Return the formulas of a text (``markdown`` or ``latex``).

    >>> text = "Take $x = 1$ (costs \\$5), `$code$` and\n$$y = 2$$"
    >>> [text[span.start:span.end] for span in scan(text).spans]
    ['x = 1', 'y = 2']
    >>> scan("see $x + 1").notices[0].code
    'unclosed-math'
    >>> scan("so <!-- why? --> $x = 1$").prose
    'so               $x = 1$'
    """
    return _Scanner(text, latex=markup == "latex").run()


class _Scanner(Dollars):
    def __init__(self, text: str, *, latex: bool) -> None:
        super().__init__(text)
        self.latex = latex
        self.own = OwnEnvironments.of(text, ENVIRONMENTS)

    def run(self) -> Scan:
        position = self._body_start()
        passed, silent = [], []
        while match := _OPENING.search(self.text, position):
            if self.latex and match.group().startswith(r"\end"):
                passed.append((match.start(), len(self.text)))
                break
            formulas = len(self.spans)
            position = self._opening(match)
            if position > match.end():
                passed.append((match.start(), position))
                if len(self.spans) == formulas and _SILENT.match(match.group()):
                    silent.append((match.start(), position))
        self._plain_text(passed)
        return Scan(tuple(self.spans), tuple(self.notices), without(self.text, silent))

    def _math_script(self, start: int) -> int | None:
        """Read what MathJax finds in ``<script type="math/tex">``, if it is that."""
        found = _MATH_SCRIPT.match(self.text, start)
        end = self.find("</script>", found.end()) if found else -1
        if found is None or end < 0:
            return None
        after = end + len("</script>")
        self.keep(found.end(), end, start, after, display=found.group(1) is not None)
        return after

    def _plain_text(self, passed: list[tuple[int, int]]) -> None:
        """Keep the formulas that stand in plain text, or tell of them."""
        passed += ((notice.start, notice.end) for notice in self.notices)
        formulas = [self.text[span.start : span.end] for span in self.spans]
        start = self._body_start()
        for found in plain_formulas(self.text, passed, formulas, start=start, latex=self.latex):
            if found.clear:
                self.keep(found.start, found.end, found.start, found.end, display=False)
            else:
                self.notices.append(found.notice(self.text))
        self.spans.sort(key=lambda span: span.start)
        self.notices.sort(key=lambda notice: notice.start)

    def _body_start(self) -> int:
        start = self.text.find(r"\begin{document}") if self.latex else -1
        return start + len(r"\begin{document}") if start >= 0 else 0

    def _opening(self, match: re.Match[str]) -> int:
        mark, start = match.group(), match.start()
        if match.group(1):
            return self._environment(match)
        if match.group(3):
            return self.after(match.group(3), match.end())
        if self.latex and _ELSEWHERE.match(mark):
            self.notices.append(
                Notice(
                    start,
                    match.end(),
                    "text-elsewhere",
                    f"{mark} stands for text in another file, which is not read",
                    "check that file by itself, or put its text here",
                    unread=True,
                )
            )
            return match.end()
        if self.latex and mark == r"\iffalse":
            return self.after(r"\fi", match.end())
        if mark == "%":
            return self.after("\n", start) if self.latex else match.end()
        if mark == "<!--":
            return match.end() if self.latex else self._comment(start)
        if mark[0] == "<":
            return match.end() if self.latex else self._math_script(start) or self.tag(match)
        if mark.lstrip()[:3] in ("```", "~~~"):
            return match.end() if self.latex else self._fence(start)
        if mark == "~~":
            return match.end() if self.latex else self._struck(start)
        if mark[0] == "`":
            return match.end() if self.latex else self.code(mark, match.end())
        if mark in ("\\(", "\\["):
            return self._bracketed(mark, start)
        if mark[:2] == "\\\\" and len(mark) == 3:
            return start + 2 if self.latex else self._twice_escaped(mark, start)
        if mark[0] == "\\" and (end := self._own(start)) is not None:
            return end
        if mark[0] == "\\":
            return match.end()
        return self.dollars(mark, start)

    def _comment(self, start: int) -> int:
        end = self.comment(start)
        if not self.text.endswith("-->", start, end):
            self._hides(start, "<!--", "end the remark with -->")
        return end

    def _struck(self, start: int) -> int:
        """Pass over what the author struck out, and tell that no formula of it is read."""
        end = self.text.find("~~", start + 2, self.paragraph_end(start + 2))
        if end < 0:
            return start + 2
        if _DOLLARS.search(self.text, start, end):
            said, advice = "what is struck out is not read", "take the ~~ away if it holds"
            self.notices.append(Notice(start, end + 2, "struck-out", said, advice))
        return end + 2

    def _hides(self, start: int, mark: str, advice: str) -> None:
        """Note that a passage goes on to the end of the text, where formulas stand in it."""
        if _DOLLARS.search(self.text, start):
            message = f"{mark} opens a passage that never closes; the formulas in it are not read"
            end = start + len(mark)
            self.notices.append(Notice(start, end, "unclosed-math", message, advice, unread=True))

    def _fence(self, start: int) -> int:
        opening = _FENCE.match(self.text, start)
        if not opening:
            return start + 3
        fence = opening.group(1)
        closing = re.compile(
            rf"^[ \t]{{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$", re.MULTILINE
        ).search(self.text, opening.end())
        end = closing.end() if closing else len(self.text)
        if not closing and opening.group(2) != "math":
            self._hides(start, fence[:3], f"end the code with a line {fence[:3]}")
        if opening.group(2) == "math":
            inner_end = closing.start() if closing else len(self.text)
            self.keep(opening.end(), inner_end, start, end)
        return end

    def _own(self, start: int) -> int | None:
        """Read a formula between commands of the author, or pass over a definition of them."""
        begin = self.own.opens(self.text, start)
        if begin is None:
            return self.own.definition_end(self.text, start)
        closing = self.own.closes(self.text, begin)
        if closing is None:
            return self.unclosed_at(start, self.text[start:begin], "close the formula")
        self.keep(begin, closing[0], start, closing[1])
        return closing[1]

    def _environment(self, match: re.Match[str]) -> int:
        name, star = match.group(1), match.group(2)
        if name in _VERBATIM:
            return self.after(rf"\end{{{name}{star}}}", match.end())
        if name not in ENVIRONMENTS:
            return match.end()
        closing = rf"\end{{{name}{star}}}"
        end = self.find(closing, match.end())
        if end < 0:
            return self.unclosed_at(match.start(), match.group(), f"add {closing}")
        end += len(closing)
        self.keep(match.start(), end, match.start(), end)
        return end

    def _bracketed(self, mark: str, start: int) -> int:
        closing = "\\)" if mark == "\\(" else "\\]"
        end = self.find(closing, start + 2)
        limit = self.paragraph_end(start + 2)
        if end < 0 or (end > limit and self.broken(start + 2, end)):
            if _prose(self.text[start + 2 : limit]):
                return start + 2
            return self.unclosed_at(start, mark, f"close the formula with {closing}")
        content = self.text[start + 2 : end]
        if _prose(content) and not self.latex:
            self.notices.append(
                Notice(
                    start,
                    end + 2,
                    "escaped-bracket",
                    f"{mark}{content.strip()}{closing} was taken as brackets in a sentence",
                    "put mathematics between $ signs",
                )
            )
        else:
            self.keep(start + 2, end, start, end + 2, display=mark == "\\[")
        return end + 2

    def _twice_escaped(self, mark: str, start: int) -> int:
        r"""Read ``\\( … \\)``: Markdown takes one backslash away, and TeX the other."""
        closing = "\\\\)" if mark[-1] == "(" else "\\\\]"
        end = self.find(closing, start + 3)
        if end < 0 or (end > self.paragraph_end(start + 3) and self.broken(start + 3, end)):
            return start + 3  # a line break with a bracket behind it
        self.keep(start + 3, end, start, end + 3, display=mark[-1] == "[")
        return end + 3


def _prose(content: str) -> bool:
    """Say whether the content of escaped brackets is words rather than mathematics."""
    words = re.fullmatch(r"[^\W\d_]+(?:[\s,.'’-]+[^\W\d_]+)*", content.strip())
    if not words:
        return False
    greek = all("α" <= letter <= "ω" for letter in content.strip())
    return not greek and (len(content.strip()) > 2 or not content.isascii())
