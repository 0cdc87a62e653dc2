# ruff: noqa: E501  (a row is a document)
r"""Words that stand for a quantity, as in ``y_1真实值``, are not dropped from a formula."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$$e_1 = y_1 - y_1真实值 = 0.25 - 4 = -3.75$$
=> X P
$$e_1 = y_1 - y_1真实值 = 0.25 - 4 = -3.5$$
=> X R
$e = y - y真实值$. Then $e = 0$.
=> N
$w_2 = w_1 - 学习率 \cdot g = 3$ and $w_3 = w_1 - \text{learning rate} \cdot g = 3$ and $w_4 = w_1 - \text{学习率} g = 3$
=> X X X
$h = \text{ReLU的导数}(0.5 + 1) = 1$, $\text{ReLU的导数}(0.5 + 1) = 1$, $k = 2 \cdot \text{ReLU的导数}(0.5 + 1) = 2$ and $p = ReLU的导数(0.5 + 1) = 1$
=> X X X X
$g = \text{slope of f}(0.5) = 0.5$
=> X
$2 + 真(3) = 4$, $x^真 + 1 = 4$, $2 + д = 5$, $真 + 1 = 5$, $x真 + 1 = 4$
=> X X X X X
$5元 + 3元 = 8元$ and $5 \text{ red apples} + 3 \text{ red apples} = 8 \text{ red apples}$
=> X X
$3.5元 = 350分$ and $y_1得分 = 3$
=> X X
""")  # fmt: skip
def test_words_for_a_quantity_are_unread(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$(x+1)^2 \text{ 由二项式公式 } = x^2 + 2x + 1$ and $(x+1)^2 由二项式公式得 = x^2 + 1$
=> P R
$\text{所以}(x+1)^2 = x^2 + 2x + 1$ and $\text{因此 } -(x+1) = -x + 1$
=> P R
$\text{Hence} (x+1)^2 = x^2 + 2x + 1$, $\text{so that}(x+1)^2 = x^2 + 2x$
=> P R
$x + 1 = 1 + x \text{ and } 2x = x + x$, $x^2 = x \cdot x \text{ for all } x$
=> P P P
$|x| = x \text{ if } x > 0$
=> P
设 $y = 2 当 x = 1$，$y + 1 = 3$。
=> P
""")  # fmt: skip
def test_words_of_a_sentence_still_part_formulas(document, expected):
    assert verdicts(document) == expected
