"""Input that nobody can use: what is wrong, where it stands, and what to do; never a traceback."""

from __future__ import annotations

import json

import pytest

from tests.program import symsgd

NETWORK = "[network]\nlayers = [2, 1]\n"


# a problem file, the command, the line that the message names, and what it says
PROBLEMS = [
    ("a = " + "[" * 50_000, "step", 1, "brackets are nested more than 80 deep"),
    (f"[given]\na = {'[' * 300}1{']' * 300}\n", "step", 2, ""),
    (f"[given]\nx = {'7' * 5000}\n", "step", 2, "a number of 5000 digits"),
    (NETWORK + 'eta = "1/0"\n', "solve", 3, "'1/0' divides by 0"),
    (NETWORK + 'eta = "\\\\frac{x}{2 - 2}"\n', "step", 3, "divides by 0"),
    (NETWORK + "W = { 7 = [[1, 2]] }\n", "step", 3, "W^[7] is given"),
    (NETWORK + "b = { 7 = [1] }\n", "step", 3, "b^[7] is given"),
    (NETWORK + "[data]\nx = [1]\n", "step", 4, "the input x has the shape 1 × 1"),
    (NETWORK + "[data]\nx = [1, 2]\ny = [1, 2]\n", "study", 5, "1 inputs x and 2 targets y"),
    ("[network]\nlayers = [2, -1]\n", "step", 2, "number 2 of layers is -1"),
    ("[network]\nlayers = [true, 1]\n", "step", 2, "number 1 of layers is True"),
    ("[network]\nlayers = []\n", "step", 2, "layers is empty"),
    ("[network]\nlayers = [3]\n", "step", 2, "layers = [3] is one layer alone"),
    ('[network]\nlayers = "two"\n', "step", 2, "layers is a list of whole numbers"),
    ("[domains]\nx = '(1, 0)'\n", "step", 2, "the interval (1, 0) is empty"),
    ("[domains]\nx = ['a', '1']\n", "step", 2, "'a' is no bound of a domain"),
    ("[domains]\nx = ['0', '1e999999999']\n", "step", 2, "is no bound of a domain"),
    ('[task]\nkind = "derivative"\nformula = "x^2"\nvariable = "1"\n', "solve", 4, "is no symbol"),
    ('[task]\nkind = "derivative"\nformula = "x^"\n', "solve", 3, ""),
    ('[task]\nkind = "identity"\nclaim = "x+"\n', "solve", 3, ""),
    ('[task]\nkind = "foo"\n', "solve", 2, "no task is of the kind 'foo'"),
    (NETWORK + 'activations = ["tanh", "tanh"]\n', "step", 3, "2 activations for 1 layers"),
    (NETWORK + '[asked]\n"theta^1" = ["foo"]\n', "step", 4, "no parameter 'foo'"),
    (NETWORK + '[asked]\n"theta^1" = ["foo"]\n', "solve", 4, "no parameter 'foo'"),
    ('[task]\nkind = ["x"]\n', "solve", 2, "kind is a name"),
    ('[task]\nkind = "optimizer"\noptimizer = "sgd"\nsettings = 3\n', "solve", 4, "is a table"),
    ("[task]\n", "solve", 1, "describes no network"),
]


@pytest.mark.parametrize(("toml", "command", "line", "said"), PROBLEMS)
def test_problem_files(tmp_path, toml, command, line, said):
    path = tmp_path / "p.toml"
    path.write_text(toml, "utf-8")
    done = symsgd(command, path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error: {path}:{line}:" in done.stderr
    assert said in done.stderr
    assert done.stderr.splitlines()[-1].startswith("  ")  # what to do


def test_a_problem_file_that_divides_by_no_zero_is_read(tmp_path):
    path = tmp_path / "p.toml"
    path.write_text(NETWORK + 'eta = "1/(3 - 2)"\n', "utf-8")
    assert symsgd("step", path).returncode == 0


@pytest.mark.parametrize("top", ["+++\n[notation]\n", "\n+++\n", "+++"])
def test_settings_without_an_end(tmp_path, top):
    path = tmp_path / "a.md"
    path.write_text(f"{top}\n$1 + 1 = 3$", "utf-8")
    done = symsgd("check", path)
    assert done.returncode == 2
    line = top.count("\n", 0, top.index("+")) + 1
    assert f"{path}:{line}:1: the settings that +++ opens here never end" in done.stderr


def test_a_plus_elsewhere_opens_no_settings():
    assert symsgd("check", "-", stdin="Text\n+++\n$1 + 1 = 2$").returncode == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("p.toml", "a problem file is TOML"),
        ("rows.jsonl", "a batch is text in UTF-8"),
        ("sheet.md", "symsgd reads Markdown, LaTeX and notebooks"),
    ],
)
def test_bytes_that_are_no_text(tmp_path, name, said):
    path = tmp_path / name
    path.write_bytes(b"\0\1\2")
    command = {"p.toml": ["step"], "rows.jsonl": ["prove", "--batch"], "sheet.md": ["check"]}[name]
    done = symsgd(*command, path)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [([1], "its JSON is no object"), ({"nbformat": 4, "cells": [{}, 5]}, "cell 2 is no object")],
)
def test_what_a_notebook_lacks(tmp_path, data, said):
    path = tmp_path / "n.ipynb"
    path.write_text(json.dumps(data), "utf-8")
    assert said in symsgd("check", path).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ""],
        ["check", "docs/examples/slip.md", "-p", ""],
        ["check", "docs/examples/slip.md", "-o", ""],
        ["prove", "--batch", ""],
    ],
)
def test_an_empty_name_is_no_folder(arguments):
    done = symsgd(*arguments)
    assert done.returncode == 2
    assert "the name of a file is empty [missing-file]" in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--ask", "--format", "json"], "leave out --ask or --format json"),
        (["--ask", "--explain"], "leave out --ask or --explain"),
        (["--explain", "--format", "json"], "the JSON has the reading of each claim"),
        (["--explain", "--format", "html"], "leave out --format html"),
    ],
)
def test_options_that_exclude_each_other(options, said):
    done = symsgd("check", "docs/examples/slip.md", *options, COLUMNS="200")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("domain", "said"),
    [
        ("x in foo", "--domain 'x in foo': no domain is called 'foo'"),
        ("x in (1, 0)", "the interval (1, 0) is empty"),
        ("x in (1, 1)", "the interval (1, 1) is empty"),
        ("x in [0", "is not an interval"),
        ("foo", "write a relation such as 'x > 0', or 'x in' and one of real, positive"),
        ("", "--domain ''"),
        ("x >", "--domain 'x >'"),
    ],
)
def test_domains_that_say_nothing(domain, said):
    done = symsgd("prove", "x = x", "--domain", domain)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    "domains", [["x > 1", "x < 0"], ["x in positive", "x in negative"], ["x >= 1", "x < 1"]]
)
def test_of_numbers_that_are_nowhere_nothing_is_proved(domains):
    options = [part for domain in domains for part in ("--domain", domain)]
    done = symsgd("prove", "x = x + 1", *options)
    assert (done.returncode, "[empty-domain]" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("domain", "code"),
    [
        ("x in positive", 0),
        ("x in [0, 1]", 0),
        ("x in (0, oo)", 0),
        ("x in real", 1),
        ("x ∈ ℝ", 1),
        (r"x \in \mathbb{R}", 1),
        ("x in [-1, 1]", 1),
        ("x in (-oo, 0)", 1),
    ],
)
def test_members_of_domains(domain, code):
    assert symsgd("prove", "sqrt(x^2) = x", "--domain", domain).returncode == code


def test_pictures_that_cannot_be_written(tmp_path):
    path = tmp_path / "p.toml"
    path.write_text("[network]\nlayers = [1, 1]\n[data]\nx = 1\ny = 1\n", "utf-8")
    done = symsgd("study", path, "--plot", "/proc/nowhere/pictures")
    assert (done.returncode, done.stdout) == (2, "")
    assert "[cannot-write]\n  name another folder" in done.stderr
