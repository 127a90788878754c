"""`poste`: every command, each a thin call into what does it."""

import sys

import typer
from rich.console import Console

from app.cli import audit, credentials, data, governance, identity, looking, on_call, running, systems, video
from app.embedded.errors import LaunchError
from app.embedded.voice import Voice

cli = typer.Typer(
    name="poste",
    help="The connected city control centre.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
system = typer.Typer(no_args_is_help=True, help="Field systems and their broker users.")
on_call_managers = typer.Typer(no_args_is_help=True, help="On-call managers, who agree by telephone.")
audit_trail = typer.Typer(no_args_is_help=True, help="The audit trail: who did what.")
deletions = typer.Typer(no_args_is_help=True, help="What was deleted, and its certificates.")
video_files = typer.Typer(no_args_is_help=True, help="Recordings that are handed over.")
user = typer.Typer(no_args_is_help=True, help="Accounts of people.")
program_token = typer.Typer(no_args_is_help=True, help="Tokens of programs.")
_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}

cli.command()(running.demo)
cli.command()(running.up)
cli.command()(running.web)
cli.command()(running.worker)
cli.command(context_settings=_PASSED_ON)(running.simulate)
cli.command()(data.migrate)
cli.command()(data.backup)
cli.command()(data.restore)
cli.command("import")(data.import_)
cli.command()(data.export)
cli.add_typer(system, name="system")
system.command()(systems.add)
system.command("list")(systems.list_)
system.command()(credentials.credentials)
system.command()(credentials.mosquitto_files)
system.command()(credentials.nats_users)
cli.add_typer(on_call_managers, name="on-call")
on_call_managers.command()(on_call.codes)
cli.add_typer(audit_trail, name="audit")
audit_trail.command()(audit.verify)
audit_trail.command()(audit.export)
audit_trail.command()(audit.erase)
audit_trail.command()(audit.key)
cli.add_typer(deletions, name="data")
deletions.command()(governance.verify)
cli.add_typer(video_files, name="video")
video_files.command()(video.seal)
cli.add_typer(user, name="user")
user.command()(identity.add)
user.command()(identity.seal)
user.command()(identity.reset)
user.command()(identity.disable)
user.command()(identity.sign_out)
user.command()(identity.renew_key)
user.command("list")(identity.list_)
cli.add_typer(program_token, name="token")
program_token.command("create")(identity.token)
cli.command()(looking.watch)
cli.command()(looking.doctor)
cli.command(context_settings=_PASSED_ON)(looking.test)
cli.command()(looking.check)
cli.command(context_settings=_PASSED_ON)(looking.bench)


def main() -> None:
    """Run a command; what a person must settle is one sentence and exit code 1."""
    try:
        cli(prog_name="poste")
    except LaunchError as error:
        Voice(Console(stderr=True, highlight=False, soft_wrap=True)).bad(str(error))
        sys.exit(1)
