"""Pictures of a study, as SVG and PNG; they need matplotlib, the extra ``plot``.

Colours are those of Okabe and Ito, which colour-blind people can tell apart; lines differ in
their dashes and points in their shapes as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from symsgd.errors import SymsgdError
from symsgd.network.descent import Descent
from symsgd.network.landscape import rational_point
from symsgd.network.study import Study
from symsgd.report.pictures import (
    activation_figure,
    cost_figure,
    plane_figure,
    runs,
    saturation_figure,
)

FORMATS = ("svg", "png")
STEPS = 60


def save(figure: Any, folder: str | Path, name: str) -> list[Path]:  # noqa: ANN401
    """Write a figure as SVG and PNG and return the files.

    >>> save(None, "docs/index.md", "sigma")
    Traceback (most recent call last):
      ...
    symsgd.errors.SymsgdError: docs/index.md is no folder [cannot-write]
      name a folder, or one that can be made
    """
    place = Path(folder)
    if place.exists() and not place.is_dir():
        raise SymsgdError(
            "cannot-write", f"{place} is no folder", advice="name a folder, or one that can be made"
        )
    try:
        return _saved(figure, place, name)
    except OSError as error:
        raise SymsgdError(
            "cannot-write", f"cannot write to the folder {str(place)!r}: {error.strerror}",
            advice="name another folder",
        ) from None  # fmt: skip


def _saved(figure: Any, place: Path, name: str) -> list[Path]:  # noqa: ANN401
    place.mkdir(parents=True, exist_ok=True)
    paths = []
    for form in FORMATS:
        path = place / f"{name}.{form}"
        # no date in the file: the same figure gives the same bytes
        metadata = {"Date": None} if form == "svg" else {"Software": None}
        figure.savefig(path, format=form, dpi=150, metadata=metadata)
        paths.append(path)
    return paths


def save_all(study: Study, folder: str | Path, names: Sequence[str] | None = None) -> list[Path]:
    """Write all pictures of a study: activation, saturation, cost along the training, a plane."""
    output = study.landscape.network.activations[study.landscape.network.depth].name
    smooth = output if output in ("sigmoid", "tanh") else "sigmoid"
    paths = save(activation_figure(smooth), folder, "activation")
    paths += save(saturation_figure(smooth), folder, "saturation")
    if rational_point(study.landscape.start) is None:
        return paths  # there is no path to draw from a symbol
    paths_of: dict[str, Descent] = runs(study, STEPS, names)
    paths += save(cost_figure(study, paths_of), folder, "cost")
    if study.landscape.size > 1:
        paths += save(plane_figure(study, paths_of), folder, "plane")
    return paths
