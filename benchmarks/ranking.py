"""How well the finder ranks, on the judged queries in tests/search/, beside Material's own search.

Prints, for each class and each language, how often a right phrase comes first, how often one is
among the first five, and the mean reciprocal rank, for the development and the test half.

    make search
    .venv/bin/python benchmarks/ranking.py --misses dev    also lists what went wrong, dev half only
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import material_search
import yaml
from generate import ROOT, real_bank
from phrasebook.search import documents

QUERIES = ROOT / "tests" / "search"


@dataclass(frozen=True, slots=True)
class Judged:
    """One judged query and the ids that are right for it."""

    locale: str
    kind: str
    half: str
    query: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1 over some queries."""

    first: float
    five: float
    mrr: float
    count: int

    def __str__(self) -> str:
        return f"{self.first * 100:5.1f} {self.five * 100:5.1f} {self.mrr:5.2f}"


def judged() -> list[Judged]:
    """Every judged query of every language."""
    found = []
    for path in sorted(QUERIES.glob("queries-*.yml")):
        locale = path.stem.removeprefix("queries-")
        found += [
            Judged(locale, q["class"], q["half"], str(q["query"]), frozenset(q["right"]))
            for q in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        ]
    return found


def rank(queries: Sequence[Judged]) -> list[list[str]]:
    """The ids that the finder gives for each query, best first."""
    bank = real_bank()
    data = {
        code: {
            "documents": documents(bank, code, []),
            "queries": [q.query for q in queries if q.locale == code],
        }
        for code in bank.catalog.locales
    }
    result = subprocess.run(
        ["node", str(ROOT / "benchmarks/rank.mjs")],
        input=json.dumps(data),
        capture_output=True,
        text=True,
        check=True,
    )
    ranked = {code: iter(lists) for code, lists in json.loads(result.stdout).items()}
    return [next(ranked[q.locale]) for q in queries]


def score(pairs: Iterable[tuple[Judged, list[str]]]) -> Score:
    """The shares over queries and their ranked ids."""
    ranks = [next((i for i, id_ in enumerate(ids, 1) if id_ in q.right), 0) for q, ids in pairs]
    count = len(ranks) or 1
    return Score(
        first=sum(r == 1 for r in ranks) / count,
        five=sum(0 < r <= 5 for r in ranks) / count,
        mrr=sum(1 / r for r in ranks if r) / count,
        count=len(ranks),
    )


def table(name: str, pairs: Sequence[tuple[Judged, list[str]]]) -> None:
    """Prints first, top five and MRR by class and language for both halves."""
    print(f"\n{name:18}{'dev: 1st    5   MRR':>22}{'test: 1st    5   MRR':>24}{'n':>6}")
    kinds = list(dict.fromkeys(q.kind for q, _ in pairs))
    locales = list(dict.fromkeys(q.locale for q, _ in pairs))
    groups = [(k, [p for p in pairs if p[0].kind == k]) for k in kinds]
    groups += [(c, [p for p in pairs if p[0].locale == c]) for c in locales]
    for label, group in [*groups, ("all", list(pairs))]:
        dev = score(p for p in group if p[0].half == "dev")
        test = score(p for p in group if p[0].half == "test")
        print(f"  {label:16}{dev!s:>22}{test!s:>24}{len(group):6}")


def main() -> None:
    """Rank, score and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", choices=("dev",), help="list queries with no right first hit")
    options = parser.parse_args()
    queries = judged()
    ranked = rank(queries)
    pairs = list(zip(queries, ranked, strict=True))
    table("this finder", pairs)
    if not options.misses:
        theirs = material_search.rank([q.query for q in queries])
        table("Material's search", list(zip(queries, theirs, strict=True)))
    if options.misses:
        for q, ids in pairs:
            if (q.half == options.misses and ids[:1] and ids[0] not in q.right) or not ids:
                print(f"{q.locale} {q.kind}: {q.query!r} → {ids[:3]}, right {sorted(q.right)}")


if __name__ == "__main__":
    main()
