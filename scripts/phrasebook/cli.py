"""The command `phrasebook`. The only module that prints and sets the exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from . import exchange, report, workbench
from .canonical import NotCanonicalError
from .check import spelling
from .exchange.po import ExchangeError
from .judge import load_and_check
from .memo import memo_of
from .model import Bank
from .parallel import finish
from .problem import has_errors
from .review import UnknownPhraseError, unknown_locale
from .skeleton import SkeletonError
from .status import status
from .verify import verify


def command() -> NoReturn:
    """Run `main` as the whole of a process, and end it without tidying up.

    Python would give back a large bank piece by piece, which takes a fifth of a rebuild's time,
    before the system takes the rest at once.
    """
    exit_status = 1
    with suppress(BrokenPipeError):  # whoever reads the output, such as `head`, has seen enough
        exit_status = main()
        sys.stdout.flush()
        sys.stderr.flush()
    finish()
    os._exit(exit_status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 1 means problems to mend, 2 a wrong command line."""
    options = _parser().parse_args(arguments)
    exit_status: int = options.run(options)
    return exit_status


def _build(options: argparse.Namespace) -> int:
    from .build import build  # noqa: PLC0415 - only here is MkDocs worth its half second

    site = options.site or options.root / "site"
    built = build(options.root, site, with_downloads=options.downloads)
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
    loaded = load_and_check(options.root, memo_of(options.root), thorough=True)
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
    loaded = load_and_check(options.root, memo_of(options.root))
    if loaded.bank is None:
        print(report.problems(loaded.problems, "text"), file=sys.stderr)
        return 1
    print(report.status(status(loaded.bank), options.format))
    return 0


def _accept(options: argparse.Namespace) -> int:
    bank = _sound_bank(options)
    if bank is None:
        return 1
    ids = options.ids
    if options.all:
        ids = [phrase.id for phrase in bank.phrases.values() if options.locale in phrase.words]
    try:
        count = workbench.accept(options.root, bank, options.locale, ids, options.by)
    except (UnknownPhraseError, OSError) as error:
        return _refuse(error)
    read_by = f", read by {options.by}" if options.by else ""
    print(f"Accepted {count} in {options.locale}{read_by}.")
    return 0


def _fmt(options: argparse.Namespace) -> int:
    paths = options.paths or sorted((options.root / "phrases").rglob("*.yml"))
    try:
        changed, problems = workbench.formatted(options.root, paths)
        if not options.check:
            workbench.write(options.root, changed)
    except (ValueError, OSError) as error:
        return _refuse(error)
    for problem in problems:
        print(problem)
    said = "not in its form; run phrasebook fmt" if options.check else "put in its form"
    for name in changed:
        print(f"phrases/{name}: {said}")
    return 1 if problems or (options.check and changed) else 0


def _export(options: argparse.Namespace) -> int:
    bank = _sound_bank(options)
    if bank is None:
        return 1
    format_ = exchange.FORMATS[options.format]
    if len(options.locales) > format_.most:
        return _refuse(f"export {options.format} takes at most {format_.most} locales")
    for locale in options.locales:
        if lacking := unknown_locale(bank, locale):
            return _refuse(lacking)
    made = format_.make(bank, options.locales or list(bank.catalog.locales))
    try:
        _put(made, options.output)
    except OSError as error:
        return _refuse(f"{options.output}: {error.strerror}; choose another --output")
    return 0


def _verify(options: argparse.Namespace) -> int:
    site = options.site or options.root / "site"
    try:
        found = verify(site)
    except OSError as error:
        return _refuse(f"{error.filename or site}: {error.strerror}")
    for finding in found.findings:
        print(finding)
    heaviest = f"heaviest first view {found.heaviest_bytes / 1000:.0f} kB ({found.heaviest})"
    print(f"{found.pages} pages, {found.links} links, {len(found.findings)} problems; {heaviest}.")
    return 1 if found.findings else 0


def _put(content: bytes, output: Path | None) -> None:
    """Write to a file, or to standard output where none is named."""
    if output is not None:
        output.write_bytes(content)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _import(options: argparse.Namespace) -> int:
    bank = _sound_bank(options)
    if bank is None:
        return 1
    if lacking := unknown_locale(bank, options.locale):
        return _refuse(lacking)
    try:
        text = options.file.read_text("utf-8")
        changed, accepted = workbench.import_po(options.root, bank, options.locale, text)
    except (ExchangeError, NotCanonicalError, UnicodeDecodeError, OSError) as error:
        return _refuse(f"{options.file}: {error}")
    print(f"Changed {changed} texts in {options.locale}; accepted {accepted}.")
    return _check(options) if changed else 0


def _add_locale(options: argparse.Namespace) -> int:
    bank = _sound_bank(options)
    if bank is None:
        return 1
    try:
        files = workbench.add_locale(options.root, bank, options.locale)
    except (SkeletonError, OSError) as error:
        return _refuse(error)
    print("\n".join(files))
    print(f"Added {options.locale}. Look at its entry in phrases/catalog.yml, then run make serve.")
    return 0


def _sound_bank(options: argparse.Namespace) -> Bank | None:
    """The bank, if it has no error; else its errors are printed."""
    loaded = load_and_check(options.root, memo_of(options.root))
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    if errors:
        print(report.problems(errors, "text"), file=sys.stderr)
        return None
    return loaded.bank


def _refuse(error: object) -> int:
    print(error, file=sys.stderr)
    return 1


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
    build_command.add_argument(
        "--downloads", action="store_true", help="also make the files of the downloads page"
    )
    build_command.set_defaults(run=_build)

    verify_command = commands.add_parser(
        "verify", parents=[common], help="look over the finished site before publishing it"
    )
    verify_command.add_argument("--site", type=Path, help="default: ROOT/site")
    verify_command.set_defaults(run=_verify)

    check_command = commands.add_parser("check", parents=[common], help="list every problem")
    check_command.add_argument("--format", choices=report.FORMATS, default="text")
    check_command.set_defaults(run=_check)

    status_command = commands.add_parser(
        "status", parents=[common], help="how far each translation is"
    )
    status_command.add_argument("--format", choices=("text", "json"), default="text")
    status_command.set_defaults(run=_status)

    for name, help_ in (
        ("accept", "take lines as up to date with the source"),
        ("review", "say that a person has read lines"),
    ):
        command = commands.add_parser(name, parents=[common], help=help_)
        command.add_argument("locale")
        command.add_argument("ids", nargs="*", metavar="ID")
        command.add_argument("--all", action="store_true", help="every line that has words")
        command.add_argument(
            *("--by",), default="", required=name == "review", help="who has read them"
        )
        command.set_defaults(run=_accept)

    fmt_command = commands.add_parser("fmt", parents=[common], help="put files in their one form")
    fmt_command.add_argument("paths", nargs="*", type=Path, metavar="FILE")
    fmt_command.add_argument("--check", action="store_true", help="only say which are not")
    fmt_command.set_defaults(run=_fmt)

    export_command = commands.add_parser("export", help="words for other programs")
    exports = export_command.add_subparsers(required=True, dest="format", metavar="FORMAT")
    for name, format_ in exchange.FORMATS.items():
        command = exports.add_parser(name, parents=[common], help=format_.help)
        command.add_argument(
            *("--output", "-o"), type=Path, metavar="FILE", help="default: standard output"
        )
        command.set_defaults(locales=[])
        if format_.most:
            command.add_argument("locales", nargs="+" if format_.least else "*", metavar="LOCALE")
    export_command.set_defaults(run=_export)

    import_command = commands.add_parser("import", help="words from other programs")
    imports = import_command.add_subparsers(required=True, dest="from_", metavar="FORMAT")
    import_po = imports.add_parser("po", parents=[common], help="a PO file of one locale")
    import_po.add_argument("locale")
    import_po.add_argument("file", type=Path)
    import_command.set_defaults(run=_import, format="text")

    add_command = commands.add_parser(
        "add-locale", parents=[common], help="make the files of a new locale"
    )
    add_command.add_argument("locale")
    add_command.set_defaults(run=_add_locale)

    serve_command = commands.add_parser("serve", parents=[common], help="live preview")
    serve_command.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    serve_command.set_defaults(run=_serve)
    return parser


if __name__ == "__main__":
    command()
