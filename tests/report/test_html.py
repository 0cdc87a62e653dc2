"""The page: nothing from outside, nothing that a homework could smuggle in, every claim marked."""

from __future__ import annotations

import shutil
import subprocess
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.check.check import check_text
from symsgd.check.report import Report
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
