"""Formulas between dollar signs, and dollar signs that are money."""

from __future__ import annotations

import re

from symsgd.read.documents.math_spans import MathSpans, Notice

_CLOSING = {"$$": "$$", "$`": "`$"}
_MONEY = re.compile(r"\$\d[\d,.]*(?=[\s,.;:!?)\]]|$)")


class Dollars(MathSpans):
    """Reads what a dollar sign opens; each method returns where the text goes on."""

    def dollars(self, mark: str, start: int) -> int:
        """Read what ``$``, ``$$`` or ``$`` with a backquote opens."""
        closing = _CLOSING.get(mark)
        if closing is None:
            return self._dollar(start)
        end = self.find(closing, start + 2)
        if end < 0 or self.broken(start + 2, end):
            return self.unclosed_at(start, mark, f"close the formula with {closing}")
        self.keep(start + 2, end, start, end + 2, display=mark == "$$")
        return end + 2

    def _dollar(self, start: int) -> int:
        closing = re.compile(r"(?<!\\)\$").search(
            self.text, start + 1, self.paragraph_end(start + 1)
        )
        money = _MONEY.match(self.text, start)
        if money and (not closing or self._is_price(start, closing.start())):
            self.notices.append(
                Notice(
                    start,
                    money.end(),
                    "dollar-sign",
                    f"{money.group()} was taken as an amount of money",
                    r"write \$ for a dollar, and no space before a closing $",
                )
            )
            return money.end()
        if not closing or self._opens_another(start, closing.start()):
            return self.unclosed_at(
                start, "$", "close the formula with $, or write \\$ for a dollar"
            )
        end = closing.start()
        self.keep(start + 1, end, start, end + 1, display=False)
        return end + 1

    def _is_price(self, start: int, end: int) -> bool:
        inside = self.text[start + 1 : end]
        return inside[-1:].isspace() and not re.search(r"[=+^_\\{}<>]", inside)

    def _opens_another(self, start: int, end: int) -> bool:
        before, after = self.text[end - 1], self.text[end + 1 : end + 2]
        return (
            before.isspace()
            and not self.text[start + 1].isspace()
            and bool(after)
            and (after.isalnum() or after in "\\({[-")
        )
