"""Numbers: digits with a decimal point, and the letter e that may be part of one."""

from __future__ import annotations

from abc import ABC

from symsgd.read import surface as s
from symsgd.read.notation.brackets import Brackets
from symsgd.read.notation.repeating import repeating, repeats_here

MAX_DIGITS = 400


class Numerals(Brackets, ABC):
    """The part of the parser that reads numbers."""

    def digit_follows(self) -> bool:
        """Say whether a decimal point is followed by its digits."""
        after = self.token(1)
        plain = after is not None and after.kind == "digit" and not after.spaced
        return plain or repeats_here(self, 1)

    def check_exponent_letter(self, number: s.Number) -> None:
        """Refuse ``2e-3``, which is a decimal to one reader and 2e − 3 to another."""
        run = self.run[self.position : self.position + 3]
        run = run[:2] if len(run) > 1 and run[1].kind == "digit" else run
        signs = [token.text for token in run[1:-1]]
        if (
            len(run) > 1
            and run[0].text in ("e", "E")
            and run[0].kind == "letter"
            and run[-1].kind == "digit"
            and signs in ([], ["+"], ["-"])
            and not any(token.spaced for token in run)
        ):
            shown = self.source.text[number.start : run[-1].end]
            raise self.wrong(
                "two-meanings",
                f"{shown} may be a power of ten or a formula with {run[0].text}",
                number.start,
                run[-1].end,
                r"write 2\cdot 10^{-3}, or leave spaces around the sign",
            )

    def number(self) -> s.Number | s.Fraction:
        """Read digits, and a decimal point that has digits after it, which may repeat."""
        start = self.position
        seen_point = False
        while token := self.token():
            point = token.kind == "." and not seen_point and self.digit_follows()
            if not (point or token.kind == "digit") or (token.spaced and self.position > start):
                break
            seen_point |= point
            self.position += 1
        run = self.run[start : self.position]
        digits = "".join(token.text for token in run)
        if len(digits) > MAX_DIGITS:
            raise self.wrong_at(
                run[0],
                "number-too-long",
                f"the number has more than {MAX_DIGITS} digits",
                "write it as a power",
            )
        if seen_point and repeats_here(self):
            return repeating(self, run[0].start, digits)
        if seen_point and (dots := self.take("dots")):
            raise self.wrong(
                "ellipsis",
                f"the digits of {digits}… go on, and nobody knows which they are",
                run[0].start,
                dots.end,
                f"write ≈ and {digits}, or a bar over the digits that repeat: "
                r"0.\overline{3} is 1/3",
            )
        return s.Number(run[0].start, run[-1].end, digits)
