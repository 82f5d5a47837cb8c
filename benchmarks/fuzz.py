"""Spoilt banks through load, check and build: no traceback, no hang, no runaway memory.

    python benchmarks/fuzz.py [--count 100000] [--first 0] [--build-every 500]

Each seed spoils one file of the small bank in tests/cases/good in a way of its own, always the
same. A seed that fails is printed; put it into SEEDS, which the tests run.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from phrasebook.build import build
from phrasebook.judge import load_and_check
from phrasebook.problem import has_errors

GOOD = Path(__file__).parent.parent / "tests" / "cases" / "good"
LONGEST_S = 5
MOST_MB = 1000

SEEDS = (6079, 9558, 14074, 19500)
"""Seeds that once failed: anchors on maps and lists, and a guide that is not UTF-8."""

TOKENS = [
    *("{", "}", "[", "]", ":", ": ", "- ", "#", "&a ", "*a", "!!python/object ", "!x ", "|", ">"),
    *("---\n", "...\n", "? ", "<<: ", "%YAML 1.1\n", "\t", "\r", "\r\n", "\n", "\n\n", "  ", '"'),
    *("'", "\\", "\\u0000", "\\ud800", "\0", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe"),
    *("\ud7ff", "{order}", "{me}", "{unknown}", "{{", "{ order }", "{ORDER}", "null", "~", "true"),
    *("012", "1e999", "0x1F", "2026-01-01", "<b>", "**x**", "&amp;", "…", "a" * 5000, "[" * 300),
    *("{a: " * 300, "phrases:", "say:", "en", "hu", "zz", "source: en", "x: &a [*a]", "é\u0301"),
    *("\U0001f469\u200d\U0001f467", "\u202e"),
]
"""What people and programs leave in files by mistake."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one seed ended; `wrong` is empty where all was well."""

    seed: int
    seconds: float
    built: bool
    wrong: str = ""


def spoil(seed: int, root: Path) -> Path:
    """Spoil one file of the bank in `root`; gives the file."""
    chance = random.Random(seed)
    files = sorted(p for p in root.rglob("*") if p.suffix in (".yml", ".md"))
    file = chance.choice(files)
    content = file.read_bytes()
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        content = chance.choice(WAYS)(content, chance)
    file.write_bytes(content)
    return file


def _place(content: bytes, chance: random.Random) -> int:
    return chance.randrange(len(content) + 1)


def _insert_token(content: bytes, chance: random.Random) -> bytes:
    at = _place(content, chance)
    token = chance.choice(TOKENS).encode("utf-8", "surrogatepass")
    return content[:at] + token + content[at:]


def _insert_bytes(content: bytes, chance: random.Random) -> bytes:
    at = _place(content, chance)
    return content[:at] + chance.randbytes(chance.randrange(1, 9)) + content[at:]


def _delete(content: bytes, chance: random.Random) -> bytes:
    at = _place(content, chance)
    return content[:at] + content[at + chance.randrange(1, 30) :]


def _truncate(content: bytes, chance: random.Random) -> bytes:
    return content[: _place(content, chance)]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    start, size = _place(content, chance), chance.randrange(1, 200)
    return content[: start + size] + content[start : start + size] + content[start + size :]


def _swap_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _indent(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = b" " * chance.randrange(1, 9) + lines[at].lstrip()
    return b"\n".join(lines)


def _value(content: bytes, chance: random.Random) -> bytes:
    """Another value after one of the keys."""
    lines = content.split(b"\n")
    keys = [index for index, line in enumerate(lines) if b": " in line]
    if not keys:
        return content
    at = chance.choice(keys)
    key = lines[at].split(b": ")[0]
    lines[at] = key + b": " + chance.choice(TOKENS).encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


def _random_file(_: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.choice((0, 1, 10, 1000, 20_000)))


WAYS: list[Callable[[bytes, random.Random], bytes]] = [
    *(_insert_token, _insert_token, _insert_token, _insert_bytes, _delete, _truncate),
    *(_repeat, _swap_lines, _indent, _value, _value, _random_file),
]


def _late(*_: object) -> None:
    raise TimeoutError(f"longer than {LONGEST_S} s")


def run(seed: int, *, build_too: bool) -> Outcome:
    """Load and check the bank of a seed, and build it where asked for and it is sound."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(GOOD, Path(folder) / "bank"))
        began, built, wrong = time.perf_counter(), False, ""
        signal.signal(signal.SIGALRM, _late)
        signal.alarm(LONGEST_S)
        try:
            spoil(seed, root)
            problems = load_and_check(root).problems
            if build_too and not has_errors(problems):
                signal.alarm(2 * LONGEST_S)  # a sound bank takes a second to build
                built = build(root, Path(folder) / "site").ok
        except BaseException:  # whatever it is, it is what this looks for
            wrong = traceback.format_exc()
        finally:
            signal.alarm(0)
        return Outcome(seed, time.perf_counter() - began, built, wrong)


def _runs(seeds: range, build_every: int) -> tuple[list[Outcome], int]:
    found = [run(seed, build_too=bool(build_every) and seed % build_every == 0) for seed in seeds]
    return found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> int:
    """Run the seeds on every core; 1 where any fails."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--build-every", type=int, default=500)
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.count)
    parts = [seeds[at : at + 1000] for at in range(0, len(seeds), 1000)]
    outcomes: list[Outcome] = []
    memory = 0
    with ProcessPoolExecutor() as pool:
        for found, used in pool.map(_runs, parts, [options.build_every] * len(parts)):
            outcomes += found
            memory = max(memory, used)
            for outcome in found:
                if outcome.wrong:
                    print(f"seed {outcome.seed}: {outcome.wrong}", flush=True)
    failed = [outcome.seed for outcome in outcomes if outcome.wrong]
    slowest = max(outcomes, key=lambda outcome: outcome.seconds if not outcome.built else 0)
    print(
        f"{len(outcomes)} spoilt banks, {sum(o.built for o in outcomes)} of them built; "
        f"{len(failed)} failed; slowest {slowest.seconds:.2f} s (seed {slowest.seed}); "
        f"most memory {memory} MB"
    )
    return 1 if failed or memory > MOST_MB else 0


if __name__ == "__main__":
    sys.exit(main())
