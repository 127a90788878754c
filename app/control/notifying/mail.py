"""E-mail: one message an event, French first, through the installation's own SMTP server."""

from __future__ import annotations

import ssl
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib
import msgspec

from app.actions.notifying_ports import Attempt, Destination

TIMEOUT_S = 20.0
_PRIORITIES = {"critical": "critique", "high": "haute", "medium": "moyenne", "low": "basse"}
_TRANSITIONS = {
    "raised": "levée", "acknowledged": "acquittée", "returned": "revenue à la normale", "closed": "close",
    "shelved": "mise de côté", "unshelved": "reprise", "suppressed": "inhibée", "unsuppressed": "rétablie",
    "out_of_service": "hors service", "in_service": "en service", "commented": "commentée", "assigned": "attribuée",
    "folded": "rattachée à sa cause",
}  # fmt: skip


class MailSender:
    """`url` is POSTE_SMTP_URL: smtp://user:password@host:port (STARTTLS where offered; required with
    `?starttls=required`), or smtps://.
    """

    def __init__(self, url: str, sender: str) -> None:
        self._url = urlsplit(url)
        self._sender = sender

    async def send(self, event_id: str, to: Destination, event: str) -> Attempt:
        """One attempt, with the event's id as Message-ID, so that mail systems know a repetition."""
        if not self._url.hostname:
            return Attempt(ok=False, detail="POSTE_SMTP_URL is not set")
        message = written(event_id, to.address, self._sender, msgspec.json.decode(event))
        try:
            await aiosmtplib.send(message, **self._server())
        except (aiosmtplib.SMTPRecipientsRefused, aiosmtplib.SMTPSenderRefused) as error:
            return Attempt(ok=False, detail=f"refused by the mail server: {_code(error)}")
        except aiosmtplib.SMTPConnectError:
            return Attempt(ok=False, detail="cannot connect to the mail server")
        except (aiosmtplib.SMTPException, OSError, ssl.SSLError) as error:
            return Attempt(ok=False, detail=f"mail server: {_code(error)}", unknown=True)
        return Attempt(ok=True, detail="taken by the mail server")

    def _server(self) -> dict[str, Any]:
        url = self._url
        implicit = url.scheme == "smtps"
        required = parse_qs(url.query).get("starttls") == ["required"]
        return {
            "hostname": url.hostname,
            "port": url.port or (465 if implicit else 25),
            "username": unquote(url.username) if url.username else None,
            "password": unquote(url.password) if url.password else None,
            "use_tls": implicit,
            "start_tls": False if implicit else (True if required else None),
            "timeout": TIMEOUT_S,
        }


def written(event_id: str, to: str, sender: str, event: dict[str, Any]) -> EmailMessage:
    """The message of an event."""
    told = event["data"].get("alarm", event["data"])
    message = EmailMessage()
    message["From"], message["To"] = sender, to
    message["Subject"] = _line(_subject(event["type"], told))
    message["Message-ID"] = f"<{event_id}@poste.invalid>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_text(event, told))
    return message


def _subject(kind: str, told: dict[str, Any]) -> str:
    label = told["label"]["fr"]
    if kind.endswith((".test", ".anchor")):
        return f"[Poste] {label}"
    if kind.endswith(".alarms"):
        counts = ", ".join(f"{count} {_PRIORITIES[name]}" for name, count in told["priorities"].items())
        return f"[Poste] {label} ({counts})"
    call = "APPEL D’ASTREINTE : " if kind.endswith(".call") else ""
    return f"[Poste] {call}alarme {_PRIORITIES[told['priority']]} {_TRANSITIONS[told['transition']]} : {label}"


def _text(event: dict[str, Any], told: dict[str, Any]) -> str:
    if "events" in told:
        each = [_one_of_many(one["data"]) for one in told["events"]]
        return "\n".join(
            [told["label"]["fr"], told["label"]["en"], "", *each, "", f"Envoyé / Sent : {event['time']}", ""]
        )
    lines = [_flat(told["label"]["fr"]), _flat(told["label"]["en"]), ""]
    for french, english, name in (
        ("Équipement", "Asset", "asset"), ("Système", "System", "system"), ("Priorité", "Priority", "priority"),
        ("Transition", "Transition", "transition"), ("Détail", "Detail", "detail"), ("Valeur", "Value", "value"),
        ("Levée à", "Raised at", "raised_at"), ("Alarme", "Alarm", "id"),
    ):  # fmt: skip
        if told.get(name) not in (None, ""):
            lines.append(f"{french} / {english} : {_flat(str(told[name]))}")
    if "document" in told:
        lines.append(msgspec.json.encode(told["document"]).decode())
    return "\n".join([*lines, f"Envoyé / Sent : {event['time']}", ""])


def _one_of_many(told: dict[str, Any]) -> str:
    what = f"{_PRIORITIES[told['priority']]}, {_TRANSITIONS[told['transition']]}"
    return _line(f"- {told['label']['fr']} ({what}) : {told['asset'] or told['system'] or ''} {told['raised_at']}")


def _line(text: str) -> str:
    return _flat(text)[:200]


def _flat(text: str) -> str:
    """On one line, without what is not seen: neither a header, a line nor a direction of writing is made up."""
    return "".join(filter(str.isprintable, " ".join(text.split())))


def _code(error: Exception) -> str:
    """What may be told of a failure: a server's own text could repeat an address or a password."""
    code = getattr(error, "code", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
