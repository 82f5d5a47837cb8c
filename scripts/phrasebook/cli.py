"""The command `phrasebook`. The only module that prints and sets the exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import report
from .check import spelling
from .judge import load_and_check
from .problem import has_errors
from .status import status


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 1 means problems to mend, 2 a wrong command line."""
    options = _parser().parse_args(arguments)
    exit_status: int = options.run(options)
    return exit_status


def _build(options: argparse.Namespace) -> int:
    from .build import build  # noqa: PLC0415 - only here is MkDocs worth its half second

    site = options.site or options.root / "site"
    built = build(options.root, site)
    if built.problems:
        print(report.problems(built.problems, "text"), file=sys.stderr)
    if built.refusal:
        print(built.refusal, file=sys.stderr)
    if not built.ok:
        kept = f"; {site} is as it was" if site.exists() else ""
        print(f"Nothing was built{kept}.", file=sys.stderr)
        return 1
    print(f"Built {site}.")
    return 0


def _check(options: argparse.Namespace) -> int:
    loaded = load_and_check(options.root, thorough=True)
    output = report.problems(loaded.problems, options.format)
    if output:
        print(output)
    elif loaded.bank and options.format == "text":
        count, locales = len(loaded.bank.phrases), len(loaded.bank.catalog.locales)
        waived = len(loaded.bank.waivers)
        waivers = f"; {waived} waived in phrases/waivers.yml" if waived else ""
        print(f"No problems in {count} phrases and {locales} locales{waivers}.")
    if loaded.bank and (missing := spelling.missing(loaded.bank)):
        names = ", ".join(missing)
        print(f"Spelling was not checked: hunspell lacks {names} here.", file=sys.stderr)
    return 1 if has_errors(loaded.problems) else 0


def _status(options: argparse.Namespace) -> int:
    loaded = load_and_check(options.root)
    if loaded.bank is None:
        print(report.problems(loaded.problems, "text"), file=sys.stderr)
        return 1
    print(report.status(status(loaded.bank), options.format))
    return 0


def _serve(options: argparse.Namespace) -> int:
    from mkdocs_hooks import SiteError, serve_site  # noqa: PLC0415 - as above

    try:
        serve_site(options.root, options.address)
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="phrasebook", description="A multilingual phrasebook.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--root",
        type=Path,
        default=Path(),
        help="the folder with phrases/, content/ and mkdocs.yml",
    )

    build_command = commands.add_parser(
        "build", parents=[common], help="check, then build the site"
    )
    build_command.add_argument("--site", type=Path, help="where to build (default: ROOT/site)")
    build_command.set_defaults(run=_build)

    check_command = commands.add_parser("check", parents=[common], help="list every problem")
    check_command.add_argument("--format", choices=report.FORMATS, default="text")
    check_command.set_defaults(run=_check)

    status_command = commands.add_parser(
        "status", parents=[common], help="how far each translation is"
    )
    status_command.add_argument("--format", choices=("text", "json"), default="text")
    status_command.set_defaults(run=_status)

    serve_command = commands.add_parser("serve", parents=[common], help="live preview")
    serve_command.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    serve_command.set_defaults(run=_serve)
    return parser


if __name__ == "__main__":
    sys.exit(main())
