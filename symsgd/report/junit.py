"""A report as JUnit XML: every document a suite, every claim a case."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from symsgd.check.report import Report, Status
from symsgd.report.explanation import Finding, findings
from symsgd.report.line import shown

_TAGS = {
    Status.REFUTED: "failure",
    Status.UNREAD: "error",
    Status.UNDECIDED: "skipped",
    Status.NEEDS_CONTEXT: "skipped",
}


def render_junit(reports: Sequence[Report], *, times: bool = False) -> str:
    """Return reports as JUnit XML; with ``times``, how long each claim took.

    >>> print(render_junit([Report("empty.md")]).splitlines()[2])
      <testsuite name="empty.md" tests="0" failures="0" errors="0" skipped="0" />
    """
    root = ET.Element("testsuites", name="symsgd")
    for report in reports:
        _suite(root, report, times=times)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, report: Report, *, times: bool) -> None:
    found = list(findings(report))
    tags = [_TAGS.get(finding.status, "") for finding in found]
    counts = {"tests": len(found), "failures": tags.count("failure")}
    counts |= {"errors": tags.count("error"), "skipped": tags.count("skipped")}
    name = shown(report.file)
    numbers = {key: str(value) for key, value in counts.items()}
    suite = ET.SubElement(root, "testsuite", {"name": name, **numbers})
    for finding in found:
        _case(suite, name, finding, times=times)


def _case(suite: ET.Element, file: str, finding: Finding, *, times: bool) -> None:
    title = f"{finding.place} {shown(finding.source)}"
    case = ET.SubElement(suite, "testcase", {"classname": file, "name": title})
    if times and finding.claim is not None:
        case.set("time", f"{finding.claim.seconds:.6f}")
    tag = _TAGS.get(finding.status)
    message = "; ".join(finding.sentences)
    if tag is not None:
        below = ET.SubElement(case, tag, {"message": message, "type": finding.status.value})
        below.text = "\n".join((f"{file}:{finding.place}", *finding.sentences))
    elif message:
        ET.SubElement(case, "system-out").text = message
