"""The comparison in docs/property_tests.md is what the programs do today."""

from __future__ import annotations

from runpy import run_path

from tests.program import ROOT

PAGE = ROOT / "docs" / "property_tests.md"


def test_the_table_is_true(update_golden):
    render = run_path(str(ROOT / "docs" / "render_property_tests.py"))["render"]
    new = render(PAGE.read_text("utf-8"))
    if update_golden:
        PAGE.write_text(new, "utf-8")
    assert PAGE.read_text("utf-8") == new, "run python docs/render_property_tests.py"
    assert "finds all of them" in new
    rows = new.partition("<!-- planted bugs -->")[2].partition("<!--")[0].splitlines()
    assert sum("` |" in row for row in rows) == 21
