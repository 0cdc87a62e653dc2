r"""The slips of the pen that the field knows: a table of what to write instead, and where.

A row names the places it concerns (a kind of :mod:`symsgd.check.slips.spots`), what to write there,
and the words for it.  ``<it>`` is what stands there, other parts have names of their own, and what
:mod:`symsgd.check.slips.pools` lists, such as ``<symbol>``, stands for everything that the claim
offers.  The likeliest slips come first.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """One row: its name, the places, what to write there instead, and the words.

    ``undoes`` names the slip of which this one is the repair, for which the tests need no example.
    """

    name: str
    at: str
    write: str
    words: str
    undoes: str = ""

    @property
    def family(self) -> str:
        """The slips that are as likely as this one: among them the text around decides.

        >>> SLIPS[3].family
        'plus'
        """
        return next((alike[0] for alike in _ALIKE if self.name in alike), self.name)


_ALIKE = (
    ("plus", "minus", "plus for minus", "minus too many", "minus lost"),
    ("prime too many", "prime lost", "order too high", "order too low"),
    ("number too large", "number too small", "square too many", "number not doubled",
     "number doubled", "number not squared", "number squared", "digits turned"),
)  # fmt: skip
_SCALE = r"\left(<it>\right)"
SLIPS: tuple[Slip, ...] = (
    Slip("indices", "indices", "<b><a>", "the indices in the other order", "indices"),
    Slip("all indices", "indices everywhere", "<b><a>",
         "the indices in the other order, everywhere", "all indices"),
    Slip("bracket around a power", "bracket to a power", "(<inside><power>)",
         "the bracket around the power"),
    Slip("plus", "plus", "-", "- instead of +", "minus"),
    Slip("minus", "minus", "+", "+ instead of -", "plus"),
    Slip("plus for minus", "leading plus", "-", "- instead of +"),
    Slip("minus too many", "leading minus", "", "without the minus", "minus lost"),
    Slip("minus lost", "first term", "-<it>", "a minus more", "minus too many"),
    Slip("prime too many", "prime", "", "one prime less", "prime lost"),
    Slip("prime lost", "function name", "'", "one prime more", "prime too many"),
    Slip("order too high", "order", "<less>", "order <less> instead of <it>", "order too low"),
    Slip("order too low", "order", "<more>", "order <more> instead of <it>", "order too high"),
    Slip("square too many", "power", "", "without the power <it>", "square lost"),
    Slip("number too large", "number", "<less>", "<less> instead of <it>", "number too small"),
    Slip("number too small", "number", "<more>", "<more> instead of <it>", "number too large"),
    Slip("number not doubled", "number", "<twice>", "<twice> instead of <it>", "number doubled"),
    Slip("number doubled", "number", "<half>", "<half> instead of <it>", "number not doubled"),
    Slip("number not squared", "number", "<square>", "<square> instead of <it>",
         "number squared"),
    Slip("number squared", "number", "<root>", "<root> instead of <it>", "number not squared"),
    Slip("digits turned", "number", "<turned>", "<turned> instead of <it>", "digits turned"),
    Slip("transpose too many", "transpose", "", "without the transpose", "transpose lost"),
    Slip("transpose lost", "matrix", "<turned>", "transposed", "transpose too many"),
    Slip("outer product", "pair", "<b0> <aT>", "the outer product in the other order",
         "outer product"),
    Slip("inner product", "pair", "<aT> <b0>", "the transpose on the first factor",
         "outer transpose"),
    Slip("outer transpose", "pair", "<a0> <bT>", "the transpose on the second factor",
         "inner product"),
    Slip("order of factors", "pair", "<b> <a>", "the factors in the other order",
         "order of factors"),
    Slip("entrywise product lost", "pair", r"<a> \odot <b>", "the product entry by entry",
         "entrywise product"),
    Slip("entrywise product", "entrywise product", " ", "the product of matrices",
         "entrywise product lost"),
    Slip("layer too low", "layer", "<more>", "layer <more> instead of <it>", "layer too high"),
    Slip("layer too high", "layer", "<less>", "layer <less> instead of <it>", "layer too low"),
    Slip("letters exchanged", "two letters", "<exchanged>", "<a> and <b> exchanged",
         "letters exchanged"),
    Slip("other sign", "sum", r"-\left(<it>\right)", "the other sign", "other sign"),
    Slip("argument everywhere", "argument everywhere", "<argument>",
         "(<argument>) instead of (<it>)", "argument everywhere"),
    Slip("argument", "argument", "<argument>", "(<argument>) instead of (<it>)", "argument"),
    Slip("variable everywhere", "symbol everywhere", "<variable>",
         "<variable> instead of <it>", "variable everywhere"),
    Slip("variable", "symbol", "<variable>", "<variable> instead of <it>", "variable"),
    Slip("factor too many", "dropped factor", "", "without the factor <it>", "factor lost"),
    Slip("factor 2 lost", "before factors", "2 <it>", "a factor 2 more", "factor too many"),
    Slip("half lost", "before factors", r"\frac12 <it>", "half as much", "factor too many"),
    Slip("square lost", "base", "^2", "a square more", "square too many"),
    Slip("cube lost", "base", "^3", "a cube more"),
    Slip("slope of a sigmoid lost", "factor", r"<it> (1-<it>)", "a factor 1-<it> more",
         "factor too many"),
    Slip("slope of a sigmoid alone lost", "before factors", r"<it> (1-<it>)",
         "a factor 1-<it> more", "factor too many"),
    Slip("slope of a tanh lost", "before factors", r"<it> (1-<variable>^2)",
         "a factor 1-<variable>^2 more", "factor too many"),
    Slip("slope of a tanh of the sum lost", "sum", r"\left(<it>\right) (1-<variable>^2)",
         "a factor 1-<variable>^2 more", "factor too many"),
    Slip("complement", "factor", r"\left(1-<it>\right)", "1 minus that factor"),
    Slip("wrong index", "index", "<letter>", "index <letter> instead of <it>", "wrong index"),
    Slip("twice lost", "sum", r"2\left(<it>\right)", "twice as much", "half of the sum lost"),
    Slip("half of the sum lost", "sum", r"\frac12\left(<it>\right)", "half as much",
         "twice lost"),
    Slip("count", "whole", r"\frac{1}{<count>}" + _SCALE, "divided by <count>", "factor too many"),
    Slip("count less one", "count", "<it>-1", "<it>-1 instead of <it>", "count not less one"),
    Slip("count not less one", "count less one", "", "without the -1", "count less one"),
    Slip("factor lost", "before factors", "<symbol> <it>", "a factor <symbol> more",
         "factor too many"),
    Slip("number lost", "before factors", "<number> <it>", "a factor <number> more",
         "factor too many"),
    Slip("outer factor lost", "array", "<it> <row>", "a factor <row> more"),
    Slip("matrix factor lost", "array", "<row> <it>", "a factor <row> more"),
    Slip("slope lost", "whole", _SCALE + " <slope>", "a factor <slope> more"),
    Slip("other transpose lost", "matrix", r"\left(<it> + <turned>\right)",
         "the transpose beside it"),
    Slip("divisor lost", "whole", r"\frac{1}{<divisor>}" + _SCALE, "divided by <divisor>"),
    Slip("factor of the sum lost", "sum", r"<symbol> \left(<it>\right)",
         "a factor <symbol> more"),
    Slip("term too many", "signed term", "", "without that term", "one more"),
    Slip("one less", "slot", "1-<it>", "1 minus that"),
    Slip("one more", "slot", "1+<it>", "1 more", "term too many"),
    Slip("Kronecker delta", "one", r"\delta_{<pair>}", r"\delta_{<pair>} instead of 1",
         "one for delta"),
    Slip("one for delta", "delta", "1", "1 instead of the Kronecker delta", "Kronecker delta"),
    Slip("one for a symbol", "one", "<symbol>", "<symbol> instead of 1"),
    Slip("function", "function", "<relative>", "<relative> instead of <it>", "function"),
    Slip("natural logarithm", "logarithm", r"\ln", "the natural logarithm"),
    Slip("inner derivative", "whole", _SCALE + r" \cdot \frac{d}{d<of>}\left(<inner>\right)",
         "the inner derivative"),
    Slip("product rule", "product with a prime", "<it> + <moved>",
         "the other term of the product rule", "term too many"),
    Slip("term of the product rule lost", "whole", "<it> + <leibniz>",
         "the other term of the product rule", "term too many"),
    Slip("mixed term lost", "whole", "<it> + 2 <mixed>", "the mixed term of the square",
         "term too many"),
    Slip("mixed term subtracted", "whole", "<it> - 2 <mixed>", "the mixed term of the square",
         "term too many"),
    Slip("product for sum", "neighbours", "<a> + <b>", "a sum instead of the product"),
    Slip("quotient rule", "fraction", r"\frac{<above>}{\left(<below>\right)^2}",
         "the denominator squared", "square too many"),
    Slip("upside down", "fraction", r"\frac{<below>}{<above>}", "the fraction upside down",
         "upside down"),
    Slip("bracket lost", "terms", r"<head>\left(<rest>\right)", "a bracket around the sum"),
    Slip("root lost", "slot", r"\sqrt{<it>}", "the square root"),
)  # fmt: skip

_HINTS = ("all indices", "indices", "variable everywhere", "variable", "wrong index",
          "argument everywhere", "count", "factor lost", "factor of the sum lost",
          "one for a symbol", "outer factor lost", "matrix factor lost")  # fmt: skip
HINTS = tuple(slip for slip in SLIPS if slip.name in _HINTS)
_FIRST_BY_CASES = ("count", "indices", "all indices", "wrong index", "plus", "minus",
                   "minus too many", "minus lost", "Kronecker delta", "one for delta",
                   "factor too many", "factor lost", "variable",
                   "factor of the sum lost")  # fmt: skip
# where every slip costs more, because the free indices are tried case by case
BY_CASES = tuple(sorted(SLIPS, key=lambda slip: (
    slip.name not in _FIRST_BY_CASES, slip.name != _FIRST_BY_CASES[0]
)))  # fmt: skip
# where all letters have numbers, another number may fit by accident, but hardly a symbol
_NUMBERS = ("number too large", "number too small", "number not doubled", "number doubled",
            "number not squared", "number squared", "digits turned", "factor 2 lost", "half lost",
            "twice lost", "half of the sum lost", "number lost", "divisor lost", "one less",
            "one more", "square lost", "cube lost", "square too many", "complement")  # fmt: skip
OF_VALUES = tuple(sorted(SLIPS, key=lambda slip: slip.name in _NUMBERS))
# where cases leave numbers out, a bound is wrong: x^2 > -1 and x > x hold by accident
_BOUNDS = ("plus", "minus", "minus too many", "minus lost", "number too large",
           "number too small", "digits turned")  # fmt: skip
OF_CASES = tuple(slip for slip in SLIPS if slip.name in _BOUNDS)
# a left side that says what is worked out is read as it stands, but for these
_ON_THE_LEFT = ("prime too many", "prime lost", "order too high", "order too low", "plus",
                "plus for minus", "minus", "minus lost", "minus too many", "square lost",
                "square too many", "number too large", "number too small")  # fmt: skip
ON_THE_LEFT = tuple(slip for slip in SLIPS if slip.name in _ON_THE_LEFT)
