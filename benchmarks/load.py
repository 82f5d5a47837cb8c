"""How many requests nginx answers with the site, and with which statuses, under wrk.

    python benchmarks/load.py [--seconds 10]

Every page and file of the site in turn, a third of the requests with the ETag that was sent
before, some ways that lead nowhere. 1 where any status is not 200, 304 or 404.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from nginx import behind_nginx
from phrasebook.build import build

ROOT = Path(__file__).parent.parent
EXPECTED = {"200", "304", "404"}

_SCRIPT = """
local paths = {%s}
local etags = {}
local at = 0
local threads = {}
function setup(thread) table.insert(threads, thread) end
function init() statuses = {} end
function request()
  at = at %% #paths + 1
  local headers = {}
  if at %% 3 == 0 and etags[at] then headers["If-None-Match"] = etags[at] end
  return wrk.format("GET", paths[at], headers)
end
function response(status, headers)
  statuses[status] = (statuses[status] or 0) + 1
  etags[at] = headers["ETag"]
end
function done(summary, latency)
  local all = {}
  for _, thread in ipairs(threads) do
    for status, count in pairs(thread:get("statuses")) do
      all[status] = (all[status] or 0) + count
    end
  end
  for status, count in pairs(all) do print("STATUS " .. status .. " " .. count) end
  local a_second = summary.requests / summary.duration * 1e6
  print("FIGURES " .. a_second .. " " .. latency:percentile(99) / 1000)
end
"""


def main() -> int:
    """Print requests a second, the slowest hundredth, and how often each status came."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=int, default=10)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        site = folder / "site"
        if not build(ROOT, site).ok:
            return 1
        files = [p.relative_to(site).as_posix() for p in sorted(site.rglob("*")) if p.is_file()]
        paths = [f"/{file.removesuffix('index.html')}" for file in files if file[0] != "_"]
        paths += ["/nowhere/", "/hu/nowhere/"]
        script = folder / "load.lua"
        script.write_text(_SCRIPT % ",".join(map(json.dumps, paths)), "utf-8")
        with behind_nginx(site) as address:
            command = ["wrk", "-t1", "-c32", f"-d{options.seconds}s", "-s", str(script), address]
            run = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line.split() for line in run.stdout.splitlines()]
    counts = {line[1]: int(line[2]) for line in lines if line[:1] == ["STATUS"]}
    a_second, slowest = next(line[1:] for line in lines if line[:1] == ["FIGURES"])
    print(f"{float(a_second):.0f} requests a second over {len(paths)} addresses")
    print(f"99 % within {float(slowest):.1f} ms")
    print(", ".join(f"{status}: {count}" for status, count in sorted(counts.items())))
    return 0 if counts.keys() <= EXPECTED else 1


if __name__ == "__main__":
    sys.exit(main())
