"""One hundred claims in one file of Coq: seconds to write and to replay; asserts nothing.

Run it with ``python -m tests.benchmarks.bench_coq``.
"""

from __future__ import annotations

from time import perf_counter

from symsgd.certify.coq.coqc import coqc, library
from symsgd.certify.coq.document import Standing, replayed
from tests.certify.coq_cases import document_of, exportable
from tests.prove.cases import rows

CLAIMS = 100


def main() -> None:
    """Print the figures."""
    if coqc() is None:
        print("there is no program coqc")
        return
    library()
    start = perf_counter()
    document = document_of(exportable(rows("kernel_cases.jsonl"))[:CLAIMS])
    written = perf_counter()
    done = replayed(document)
    replay = perf_counter()
    accepted = sum(claim.standing is Standing.ACCEPTED for claim in done.claims)
    print(f"{len(done.claims)} claims in one file, {accepted} accepted by Coq")
    print(f"decided and written {written - start:6.1f} s")
    print(f"replayed            {replay - written:6.1f} s")


if __name__ == "__main__":
    main()
