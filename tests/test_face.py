"""``import symsgd``: light, and its names lead to the right things."""

from __future__ import annotations

import pytest

import symsgd
from tests.program import python

SLOW = ("sympy", "flint", "rich", "typer", "numpy", "mpmath")


def test_importing_symsgd_imports_nothing_else():
    done = python("-X", "importtime", "-c", "import symsgd, sys; print(*sys.modules)")
    assert not set(SLOW) & set(done.stdout.split())


@pytest.mark.parametrize("name", symsgd.__all__)
def test_every_public_name_is_there(name):
    assert getattr(symsgd, name) is getattr(symsgd, name)
    assert name in dir(symsgd)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'verifiy'"):
        symsgd.verifiy  # noqa: B018


def test_verify_imports_no_sympy():
    done = python(
        "-c",
        "import sys, symsgd\nprint(symsgd.verify('x + x = 2*x').outcome, 'sympy' in sys.modules)\n",
    )
    assert done.stdout == "PROVED False\n"


def test_check_is_a_package_and_a_function():
    from symsgd.check.report import Report

    assert isinstance(symsgd.check("$1 + 1 = 2$"), Report)
    assert symsgd.check.report.Report is Report
