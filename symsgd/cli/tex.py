"""LaTeX made into PDF by the pdflatex that is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from symsgd.errors import SymsgdError

PACKAGES = "texlive-latex-base texlive-latex-recommended texlive-latex-extra lmodern"
_SECONDS = 120


def write_pdf(source: str, output: str) -> None:
    """Write the PDF of a LaTeX text."""
    program = shutil.which("pdflatex")
    if program is None:
        raise SymsgdError(
            "no-tex",
            "pdflatex is not installed, and a PDF is made by it",
            advice=f"install it (on Debian: {PACKAGES}), or name a file ending in .tex",
        )
    with TemporaryDirectory() as folder:
        made = pdf_of(program, source, Path(folder))
        try:
            shutil.copyfile(made, output)
        except OSError as error:
            raise SymsgdError(
                "cannot-write",
                f"cannot write {output!r}: {error.strerror}",
                advice="name another file",
            ) from None


def pdf_of(program: str, source: str, folder: Path) -> Path:
    """Return the PDF that pdflatex makes of a LaTeX text in a folder."""
    (folder / "text.tex").write_text(source, "utf-8")
    options = ("-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape")
    done = subprocess.run(  # noqa: S603 - the program was found on the path, the text is ours
        [program, *options, "text.tex"],
        cwd=folder,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        said = next((line for line in lines if line.startswith("!")), "no message")
        raise SymsgdError(
            "tex-failed", f"pdflatex stopped: {said}", advice="write a .tex file and look at it"
        )
    return folder / "text.pdf"
