"""TLS: towards the broker, what to trust and what a failed handshake means; the web role's own certificate."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509

# X509_V_ERR codes of OpenSSL's x509_vfy.h.
_EXPIRED, _NOT_YET_VALID, _HOST_MISMATCH, _ADDRESS_MISMATCH = 10, 9, 62, 64
_UNTRUSTED = (2, 18, 19, 20, 21, 27)

_ALERTS = {
    "CERTIFICATE_REQUIRED": "it asks for a client certificate: set POSTE_MQTT_CERT_FILE and POSTE_MQTT_KEY_FILE",
    "HANDSHAKE_FAILURE": "it may ask for a client certificate: set POSTE_MQTT_CERT_FILE and POSTE_MQTT_KEY_FILE",
    "BAD_CERTIFICATE": "it refuses our client certificate, or asks for one: check POSTE_MQTT_CERT_FILE",
    "UNKNOWN_CA": "it does not trust the authority of our client certificate: have it signed by one that it does",
    "CERTIFICATE_EXPIRED": "our client certificate has expired: renew POSTE_MQTT_CERT_FILE",
    "CERTIFICATE_UNKNOWN": "it refuses our client certificate: check POSTE_MQTT_CERT_FILE",
    "WRONG_VERSION_NUMBER": "it does not speak TLS on that port: use its TLS port, or mqtt://",
}


class _Socket(ssl.SSLSocket):
    """Closed when its handshake fails, which paho leaves to the garbage collector."""

    def do_handshake(self, block: bool = False) -> None:
        try:
            super().do_handshake(block)
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            raise
        except OSError:
            self.close()
            raise


class UnusableFile(Exception):
    """A certificate, key or authority file that cannot be used; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """PEM files. Without `ca` the system's authorities are trusted; `cert` (with `key`, unless it holds the key
    too) is the client certificate shown to a broker that asks for one.
    """

    ca: Path | None = None
    cert: Path | None = None
    key: Path | None = None

    def context(self) -> ssl.SSLContext:
        """TLS 1.2 or later; the broker's certificate and host name are checked. Raises `UnusableFile`."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.sslsocket_class = _Socket
        self.load(context)
        return context

    def load(self, context: ssl.SSLContext) -> None:
        """Read the files, as they are now, into a context. Raises `UnusableFile`."""
        if self.ca is None:
            context.load_default_certs()
        else:
            try:
                context.load_verify_locations(self.ca)
            except (OSError, ValueError) as error:
                raise UnusableFile(f"POSTE_MQTT_CA_FILE {self.ca}: {_reason(error)}") from error
        if self.cert is not None:
            try:
                context.load_cert_chain(self.cert, self.key, password=_no_password)
            except (OSError, ValueError) as error:
                files = f"POSTE_MQTT_CERT_FILE {self.cert} with POSTE_MQTT_KEY_FILE {self.key or 'not set'}"
                raise UnusableFile(f"{files}: {_reason(error)}") from error
        elif self.key is not None:
            raise UnusableFile("POSTE_MQTT_KEY_FILE is set without POSTE_MQTT_CERT_FILE: set both or neither")


@dataclass(frozen=True, slots=True)
class ServerFiles:
    """The web role's certificate with its chain, and its key, unless the same file holds it too; PEM."""

    cert: Path | None
    key: Path | None

    def expiry(self) -> datetime:
        """When the certificate ends, once it is known to be usable. Raises `UnusableFile`."""
        if self.cert is None:
            raise UnusableFile("POSTE_TLS_KEY_FILE is set without POSTE_TLS_CERT_FILE: set both or neither")
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.cert, self.key, password=_no_password)
            return x509.load_pem_x509_certificate(self.cert.read_bytes()).not_valid_after_utc
        except (OSError, ValueError) as error:
            files = f"POSTE_TLS_CERT_FILE {self.cert} with POSTE_TLS_KEY_FILE {self.key or 'not set'}"
            raise UnusableFile(f"{files}: {_reason(error)}") from error


def explain(error: BaseException | None) -> str:
    """A failed connection in words, with what to do where it is about certificates."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the broker's certificate is refused: {_verification(error)}"
    if isinstance(error, ssl.SSLEOFError | ConnectionResetError | BrokenPipeError):
        return (
            "it hung up: with mqtts:// the port must be the broker's TLS port, and it may ask for a client certificate"
            " (POSTE_MQTT_CERT_FILE, POSTE_MQTT_KEY_FILE)"
        )
    if isinstance(error, ssl.SSLError):
        alert = next((words for name, words in _ALERTS.items() if name in (error.reason or "")), None)
        return f"the broker ended the TLS handshake: {alert or error.reason or error}"
    return str(error or "") or type(error).__name__


def _verification(error: ssl.SSLCertVerificationError) -> str:
    code, words = error.verify_code, error.verify_message.rstrip(".")
    if code == _EXPIRED:
        return "it has expired: renew it on the broker"
    if code == _NOT_YET_VALID:
        return "it is not valid yet: check both machines' clocks"
    if code in (_HOST_MISMATCH, _ADDRESS_MISMATCH):
        return f"{words}: name the broker in POSTE_MQTT_URL as its certificate does"
    if code in _UNTRUSTED:
        return f"{words}: give the authority that signed it in POSTE_MQTT_CA_FILE"
    return words


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        if "KEY_VALUES_MISMATCH" in (error.reason or ""):
            return "the key is not that of the certificate"
        return f"no PEM certificate or key can be read ({error.reason or error})"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)


def _no_password() -> str:
    raise ValueError("the key is encrypted: store it without a passphrase, readable by its owner alone")
