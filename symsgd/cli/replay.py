"""``symsgd certify --replay``: proofs that exist, checked again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from symsgd.cli import files
from symsgd.cli.complaint import complaint
from symsgd.cli.progress import progress
from symsgd.errors import SymsgdError

if TYPE_CHECKING:
    from symsgd.certify.coq.replay import ReplayedFile

COQ, JSON = ".v", ".json"
UNREADABLE, NO_COQ = 2, 4
_MARKS = {0: "✓", 1: "✗", 3: "–", NO_COQ: "?"}
Line = tuple[int, str, str]  # the exit code that the file asks for, its name, what to say


def replay_all(names: Sequence[str], *, seconds: float) -> int:
    """Check the proofs in some files and folders, print a line for each, return the exit code."""
    given = [(path, path.is_dir()) for path in map(Path, names)]
    deviating = _deviating(given)
    found, unreadable = _found(given, deviating)
    if not found and unreadable:
        return UNREADABLE
    from symsgd.report.line import shown

    checked = [_as_recorded(line, deviating) for line in _checked(found, seconds=seconds)]
    lines = [(code, shown(name), shown(said)) for code, name, said in checked]
    lines += [(1, shown(str(path)), shown(f"not accepted: {why}"))
              for path, why in deviating.items() if path not in dict(found)]  # fmt: skip
    width = max(len(name) for _, name, _ in lines)
    for code, name, said in lines:
        typer.echo(f"  {_MARKS[code]} {name:{width}}  {said}")
    typer.echo("")
    for note in _notes(dict.fromkeys(path if folder else path.parent for path, folder in given)):
        typer.echo(shown(note))
    codes = [code for code, _, _ in lines]
    typer.echo(f"{len(lines)} file{'s' * (len(lines) != 1)}: {codes.count(0)} accepted")
    if deviating:
        typer.echo("run symsgd certify again, or take the record away if the change is yours")
    if NO_COQ in codes:
        from symsgd.certify.coq.coqc import INSTALL

        typer.echo(f"there is no program coqc: nothing was replayed by it\n{INSTALL}")
    return UNREADABLE if unreadable else next((x for x in (1, NO_COQ, 3) if x in codes), 0)


def _found(
    given: Sequence[tuple[Path, bool]], deviating: Mapping[Path, str]
) -> tuple[list[tuple[Path, str | None]], bool]:
    """Return the proofs that names stand for, and whether a name stands for none, which is told."""
    found: list[tuple[Path, str | None]] = []
    unreadable = False
    for path, folder in given:
        try:
            found += _proofs(path, deviating, folder=folder)
        except SymsgdError as error:
            typer.echo(complaint(error), err=True)
            unreadable = True
    return found, unreadable


def _deviating(given: Sequence[tuple[Path, bool]]) -> dict[Path, str]:
    """Return the files that are gone or changed since a record of them was written."""
    from symsgd.certify.coq.recorded import deviations

    return {
        place / name: why
        for path, folder in given
        for place in [path if folder else path.parent]
        for name, why in deviations(place).items()
        if folder or name == path.name
    }


def _as_recorded(line: Line, deviating: Mapping[Path, str]) -> Line:
    """Return what is said of a file; none is accepted that is not the one of its record."""
    code, name, said = line
    why = deviating.get(Path(name))
    if why is None or code == 1:
        return line
    return 1, name, f"not accepted: {why}" + (f"; as it stands {said}" if code == 0 else "")


def _proofs(
    path: Path, deviating: Mapping[Path, str], *, folder: bool
) -> list[tuple[Path, str | None]]:
    """Return the files that may hold proofs, with their texts; None is a text nobody can read."""
    if not folder:
        text = files.read_text(str(path))
        if path.suffix in (COQ, JSON) and _is_proof(path, text):
            return [(path, text)]
        raise SymsgdError(
            "no-proofs", f"{str(path)!r} is no file of proofs",
            advice=f"{COQ} with theorems of Coq, or {JSON} in the form symsgd.certificate/1",
        )  # fmt: skip
    inside = sorted(
        each for each in path.iterdir() if each.suffix in (COQ, JSON) and each.is_file()
    )
    found = [(each, _text_of(each)) for each in inside]
    proofs = [(each, text) for each, text in found if text is None or _is_proof(each, text)]
    if not proofs and not any(each.parent == path for each in deviating):
        raise SymsgdError(
            "no-proofs", f"there are no proofs in {str(path)!r}",
            advice=f"symsgd certify writes files that end in {COQ}; certificates end in {JSON}",
        )  # fmt: skip
    return proofs


def _text_of(path: Path) -> str | None:
    """Return the text of a file in a folder; one that nobody can read keeps no other from Coq."""
    try:
        return files.read_text(str(path))
    except SymsgdError:
        return None


def _is_proof(path: Path, text: str) -> bool:
    from symsgd.certify.coq.replay import is_prelude

    return not is_prelude(path) if path.suffix == COQ else bool(_certificates(text))


def _certificates(text: str) -> list[dict[str, Any]]:
    """Return the certificates in a file; none if it is something else."""
    from symsgd.certify.replay import VERSION

    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return []
    rows = data if isinstance(data, list) else [data]
    own = [isinstance(row, dict) and row.get("version") == VERSION for row in rows]
    return rows if all(own) else []


def _checked(found: Sequence[tuple[Path, str | None]], *, seconds: float) -> list[Line]:
    lines = []
    with progress("proofs") as step:
        for done, (path, text) in enumerate(found):
            if step is not None:
                step(done, len(found))
            if text is None:
                lines.append((1, str(path), "not accepted: it cannot be read as text"))
                continue
            check = _by_coq if path.suffix == COQ else _by_checker
            lines.append(check(path, text, seconds))
    return lines


def _by_checker(path: Path, text: str, seconds: float) -> Line:
    from symsgd.certify.limited import replay_within

    done = [replay_within(row, seconds=seconds) for row in _certificates(text)]
    count = f"{len(done)} certificate{'s' * (len(done) != 1)}"
    for number, each in enumerate(done, 1):
        if not each.accepted:
            which = f"certificate {number}: " if len(done) > 1 else ""
            return 1, str(path), f"rejected by the checker ({which}{each.reason})"
    steps = sum(each.checked for each in done)
    return 0, str(path), f"accepted by the checker: {count}, {steps} step{'s' * (steps != 1)}"


def _by_coq(path: Path, text: str, seconds: float) -> Line:
    from symsgd.certify.coq.coqc import coqc
    from symsgd.certify.coq.replay import Outcome, replay_file

    if coqc() is None:
        return NO_COQ, str(path), "not replayed"
    done = replay_file(path.name, text, seconds=seconds)
    code = {Outcome.ACCEPTED: 0, Outcome.EMPTY: 3}.get(done.outcome, 1)
    return code, str(path), _said(done)


def _said(done: ReplayedFile) -> str:
    from symsgd.certify.coq.axioms import in_short
    from symsgd.certify.coq.replay import Outcome

    match done.outcome:
        case Outcome.ACCEPTED:
            counts = [_count(done.theorems, "theorem"), _count(done.lemmas, "lemma")]
            axioms = in_short(done.axioms, libraries=False) or "none"
            return f"accepted: {', '.join(filter(None, counts))}; axioms: {axioms}"
        case Outcome.RESTS_ON_MORE:
            return f"not accepted, it rests on: {done.reason}"
        case Outcome.FOREIGN:
            return f"not accepted, it may not say what it seems to: {done.reason}"
        case Outcome.EMPTY:
            return "no theorem is in it"
    return f"rejected: {done.reason}"


def _count(names: Sequence[str], word: str) -> str:
    return f"{len(names)} {word}{'s' * (len(names) != 1)}" if names else ""


def _notes(folders: Iterable[Path]) -> Iterator[str]:
    """Say whose definitions the files were checked with, if a folder brings others."""
    from symsgd.certify.coq.coqc import PRELUDE
    from symsgd.certify.coq.replay import other_prelude

    for folder in folders:
        own = folder / f"{PRELUDE}.v"
        if own.exists() and other_prelude(files.read_text(str(own))):
            yield (
                f"{own} is not the prelude of this symsgd: the files were checked with ours, "
                "and its definitions count for nothing"
            )
