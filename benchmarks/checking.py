"""How long `phrasebook check` takes: the real bank, and generated ones of growing size.

.venv/bin/python benchmarks/checking.py
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from generate import ROOT, real_bank, write_bank

ROUNDS = 3


def seconds(root: Path) -> float:
    """The median of some runs of the command, start-up included."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        command = [str(ROOT / ".venv/bin/phrasebook"), "check", "--root", str(root)]
        subprocess.run(command, check=False, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phrases", type=int, nargs="*", default=[2_500, 5_000, 10_000])
    options = parser.parse_args()
    bank = real_bank()
    print(f"{'phrases × 4':>12}{'seconds':>10}{'ms a phrase':>13}")
    sizes = [(len(bank.phrases), ROOT)]
    with tempfile.TemporaryDirectory() as folder:
        for count in options.phrases:
            root = Path(folder) / str(count)
            write_bank(bank, count, root)
            sizes.append((count, root))
        for count, root in sizes:
            took = seconds(root)
            print(f"{count:12,}{took:10.2f}{took * 1000 / count:13.2f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
