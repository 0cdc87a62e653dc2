"""The gallery of published mistakes is what the tool says now."""

from pathlib import Path
from runpy import run_path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_gallery_is_current():
    render = run_path(str(DOCS / "render_gallery.py"))["render"]
    page = (DOCS / "gallery.md").read_text("utf-8")
    assert page == render(), "run python docs/render_gallery.py"


def test_every_suggestion_of_the_gallery_is_there():
    page = (DOCS / "gallery.md").read_text("utf-8")
    assert page.count("## ") >= 10
    assert page.count("right would be") >= 6
