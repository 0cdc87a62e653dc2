"""``symsgd generate``: fresh problems, with keys and problem files."""

from __future__ import annotations

from typing import Annotated

import typer

from symsgd.cli import files

MOST = 1_000


def generate(
    family: Annotated[
        str, typer.Argument(metavar="FAMILY", help="The kind of problem, or 'list'.")
    ],
    count: Annotated[int, typer.Option("--count", "-n", min=1, max=MOST, help="How many.")] = 1,
    seed: Annotated[int, typer.Option("--seed", help="The same seed, the same problems.")] = 0,
    level: Annotated[
        str, typer.Option("--level", help="How difficult: easy, medium or hard.")
    ] = "medium",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")
    ] = "problems",
) -> None:
    """Write variants of a problem: sheets, keys, and a problem file for each."""
    from symsgd.write.families.family import families
    from symsgd.write.families.family import family as family_of

    if family == "list":
        rows = (f"{name:<18} {each.meaning}\n" for name, each in families().items())
        files.write_text("".join(rows), None)
        return
    variants = list(family_of(family).variants(count, seed, level))
    folder = files.folder(output)
    from symsgd.write.sheet import key_latex, key_markdown, sheet_latex, sheet_markdown

    digits = max(2, len(str(count)))
    for number, variant in enumerate(variants, 1):
        name, title = f"{number:0{digits}}", f"{family} {number}"
        texts = {
            "md": sheet_markdown(variant, title),
            "key.md": key_markdown(variant, title),
            "tex": sheet_latex(variant, title),
            "key.tex": key_latex(f"{name}.tex"),
            "toml": variant.toml,
        }
        for ending, text in texts.items():
            files.write_text(text, str(folder / f"{name}.{ending}"))
    files.write_text(f"{count} × {family} ({level}, seed {seed}) in {output}\n", None)
