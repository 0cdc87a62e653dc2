"""The page: nothing from outside, nothing that a homework could smuggle in, every claim marked."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.check.check import check_text
from symsgd.check.report import ClaimResult, Formula, Report, Role, Status
from symsgd.check.span import Span
from symsgd.prove.decide import decide
from symsgd.report.explanation import findings
from symsgd.report.html import render_html, report_fragment
from symsgd.report.marked import pieces
from symsgd.report.mathml import formula_mathml, side_mathml
from symsgd.report.rendered import rendered_document
from tests.program import ROOT
from tests.report.sample import EVERYTHING
from tests.report.test_exchange import reports

SLIP = (ROOT / "docs/examples/slip.md").read_text("utf-8")
TAGS = {
    "article", "h3", "h4", "h5", "h6",
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "span", "a", "nav",
    "ul", "ol", "li", "code", "main", "mark", "u", "div", "section", "footer",
    "math", "mi", "mn", "mo", "mrow", "mtext", "mspace", "mfrac", "msup", "msub", "msubsup",
    "msqrt", "mroot", "mtable", "mtr", "mtd", "mover", "munderover",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "tabindex", "role",
    "mathvariant", "accent", "width",
}  # fmt: skip
VOID = {"meta"}
DANGEROUS = st.sampled_from(
    ["<script>", "</style>", "\"'>", "<img src=x onerror=1>", "-->", "&lt;", "$<b>$", "\n", "]]>"]
)
TEXTS = st.lists(st.text() | DANGEROUS, max_size=4).map("".join)


class Page(HTMLParser):
    """Reads a page and refuses what does not belong there."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        if tag not in VOID:
            self.open.append(tag)
        for key, value in attrs:
            assert key in ATTRIBUTES, key
            if key == "href":
                assert value.startswith("#")
                self.targets.append(value[1:])
            if key == "id":
                self.ids.append(value)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        pytest.fail("a comment")

    def handle_data(self, data):
        self.said.append(data)


def slip():
    return check_text(SLIP, file="slip.md", by=decide)


def test_page_text(golden):
    golden("report.html", render_html([(slip(), SLIP)]))


@settings(deadline=None)
@given(reports(TEXTS), TEXTS)
def test_no_text_ever_becomes_a_tag(report, text):
    page = Page(render_html([(report, text)]))
    assert set(page.targets) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


@settings(deadline=None)
@given(reports(TEXTS))
def test_no_text_in_a_notebook_ever_becomes_a_tag(report):
    parser = HTMLParser()
    tags: list[str] = []
    parser.handle_starttag = lambda tag, _: tags.append(tag)
    parser.feed(report_fragment(report))
    assert set(tags) <= {"div", "p", "strong", "table", "tbody", "tr", "td", "code", "br"}


@settings(deadline=None)
@given(TEXTS)
def test_a_homework_of_any_text_gives_a_page(text):
    Page(render_html([(check_text(text, by=decide), text)]))


def test_nothing_is_fetched():
    page = render_html([(slip(), SLIP)])
    for word in ("http:", "https:", "url(", "@import", "src=", "<script", "<link", "<iframe"):
        assert word not in page


def test_every_claim_is_marked_with_a_word_and_a_sign():
    page = render_html([(slip(), SLIP)])
    assert page.count(">✓ proved</span>") == 6  # in the document, and line by line
    assert page.count('<mark class="refuted"') == 1
    assert ">✗ REFUTED</span>" in page
    assert "right would be" in page
    assert "at x = 1 the left side is" in page


def accepted_slip():
    """The sheet with a slip, of which Coq accepts everything."""
    report = slip()
    formulas = tuple(
        replace(each, claims=tuple(replace(c, accepted_by="Coq 8.16.1") for c in each.claims))
        for each in report.formulas
    )
    return replace(report, formulas=formulas)


def test_what_coq_accepts_has_a_badge_in_words():
    page = render_html([(accepted_slip(), SLIP)])
    assert page.count('<span class="badge accepted">accepted by Coq</span>') == 6
    assert page.count('<span class="badge accepted">refutation accepted by Coq</span>') == 2
    assert '<p class="total accepted">verdict accepted by Coq 8.16.1: 4 of 4 claims</p>' in page
    assert "accepted" not in render_html([(slip(), SLIP)]).partition("</style>")[2]


def test_an_open_claim_is_never_shown_as_accepted():
    here = Span(1, 2, 1, 7)
    for status in (Status.UNDECIDED, Status.UNREAD, Status.NEEDS_CONTEXT):
        sides = (here, here, here, "1", "2", "=", status)
        claim = ClaimResult(1, 1, 1, *sides, accepted_by="Coq 8.16.1")
        report = Report("a.md", (Formula(here, "1 = 2", Role.CLAIM, "", (claim,)),))
        assert report.accepted() == 0
        assert "accepted" not in render_html([(report, "$1 = 2$")]).partition("</style>")[2]


def test_front_matter_does_not_shift_the_verdicts():
    text = "+++\n[notation]\n+++\n\nWe have $1 + 1 = 2$.\n"
    page = rendered_document(check_text(text, by=decide), text)
    assert page.count(">✓ proved</span>") == 1
    assert "notation" not in page


def brightness(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("tone", ["good", "bad", "open", "seal"])
def test_every_tone_can_be_read(tone, scheme):
    style = render_html([]).partition("<style>")[2]
    found = [re.findall(rf"--{name}: (#\w+)", style) for name in (tone, f"{tone}-paper")]
    one, other = sorted(brightness(colours[scheme]) for colours in found)
    assert (other + 0.05) / (one + 0.05) >= 4.5


def test_the_pieces_of_a_line_are_the_line():
    found = list(findings(slip()))
    lines = pieces(SLIP, found)
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == SLIP
    ends = [piece.finding for line in lines for piece in line if piece.last]
    assert sorted(ends) == list(range(len(found)))


def test_places_that_are_not_in_the_text_do_no_harm():
    Page(render_html([(EVERYTHING, "short")]))


def test_several_documents_have_ids_of_their_own():
    page = Page(render_html([(slip(), SLIP), (slip(), SLIP), (Report("empty.md"), "")]))
    assert len(page.ids) == len(set(page.ids))


def test_a_formula_that_only_partly_holds_claims_keeps_its_sides():
    text = r"Take $D = \operatorname{diag}(2)$ and $k = 1 < 2$."
    page = rendered_document(check_text(text, by=decide), text)
    assert "<mn>1</mn><mo>&lt;</mo><mn>2</mn>" in page


@pytest.mark.parametrize(
    ("source", "part"),
    [
        (r"\sigma'(x)", "<msup><mrow><mi>σ</mi></mrow><mrow><mo>′</mo></mrow></msup>"),
        (r"W^{[2]}", "<mrow><mo>[</mo><mrow><mn>2</mn></mrow><mo>]</mo></mrow>"),
        (r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}", "<mtr><mtd><mn>1</mn></mtd></mtr>"),
        (r"\sqrt[3]{x}", "<mroot>"),
        (r"\frac{d^2}{dx^2} f", "<mfrac><mrow><msup><mi>d</mi><mn>2</mn></msup>"),
        (
            r"\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}",
            "<mtext>otherwise</mtext>",
        ),
        ("-a + b", "<mrow><mo>−</mo><mi>a</mi><mo>+</mo><mi>b</mi></mrow>"),
    ],
)
def test_formulas_in_mathml(source, part):
    assert part in side_mathml(source)


@settings(deadline=None)
@given(st.text())
def test_mathml_or_nothing(text):
    found = formula_mathml(text, "=", text)
    if found is not None:
        Page(f"<html>{found}</html>")


@pytest.mark.needs_chromium
def test_a_browser_shows_the_page(tmp_path):
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("needs the Debian package chromium")
    page, picture = tmp_path / "page.html", tmp_path / "page.png"
    page.write_text(render_html([(slip(), SLIP)]), "utf-8")
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--screenshot={picture}",
         "--window-size=900,900", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert picture.read_bytes().startswith(b"\x89PNG")
