"""`lutondash`: the commands, and what each fault makes the process leave with.

0 is fine, 1 the data is at fault, 2 the command was called wrongly.
"""

import sys
from collections.abc import Sequence

import typer

from lutondash.cli import (
    assess,
    begin,
    build,
    diff,
    editions,
    explain,
    fetch,
    import_command,
    list_command,
    new_indicator,
    pack,
    preview,
    publish,
    rollback,
    serve,
    show,
    validate,
    verify,
)
from lutondash.cli.printing import print_findings, unknown_words
from lutondash.errors import (
    DataFaultError,
    EditionFaultError,
    ImportFaultError,
    PackFaultError,
    UnknownIdError,
    UsageError,
)

DATA_AT_FAULT = 1
CALLED_WRONGLY = 2

app = typer.Typer(
    help="How is Luton doing? Check the data, look things up, start the site.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("serve")(serve.serve)
app.command("build")(build.build)
app.command("validate")(validate.validate)
app.command("list")(list_command.list_indicators)
app.command("show")(show.show)
app.command("assess", context_settings={"allow_extra_args": True})(assess.assess)
app.command("explain")(explain.explain)
app.command("new-indicator")(new_indicator.new_indicator)
app.command("fetch")(fetch.fetch)
app.command("begin")(begin.begin)
app.command("pack")(pack.pack)
app.command("diff")(diff.diff)
app.command("preview")(preview.preview)
app.command("import")(import_command.import_figures)
app.command("publish")(publish.publish)
app.command("rollback")(rollback.rollback)
app.command("editions")(editions.editions)
app.command("verify")(verify.verify)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run a command; always leaves by SystemExit."""
    try:
        app(args=None if arguments is None else list(arguments))
    except (DataFaultError, EditionFaultError, ImportFaultError) as fault:
        print_findings(fault.findings, to_stderr=True)
        sys.exit(DATA_AT_FAULT)
    except UnknownIdError as fault:
        typer.echo(unknown_words(fault), err=True)
        sys.exit(CALLED_WRONGLY)
    except (PackFaultError, UsageError) as fault:
        typer.echo(str(fault), err=True)
        sys.exit(CALLED_WRONGLY)
