"""Every setting, read once from the environment (prefix POSTE_) and never changed after."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.setting_values import (
    default_data_dir,
    ground,
    holidays_exist,
    is_loopback,
    issuer,
    networks,
    origins,
    web_address,
    zone_exists,
)
from app.tls import ServerFiles, TlsFiles

SOLE_CLIENT = "poste-ingest"
OptionalFile = Annotated[Path | None, BeforeValidator(lambda value: value or None)]


class Settings(BaseSettings):
    """Settings of every process. Durations are in seconds; times of day are in `timezone`."""

    model_config = SettingsConfigDict(env_prefix="POSTE_", frozen=True, extra="ignore")

    database_url: str = Field(default="", description="postgresql://…; empty: the embedded server")
    mqtt_url: str = Field(default="", description="mqtt://user:password@host:port; empty: the embedded broker")
    mqtt_client_id: str = Field(default=SOLE_CLIENT, description="stable: the broker keeps its session")
    mqtt_share: Annotated[str, Field(pattern="^([A-Za-z0-9_-]{1,64})?$")] = Field(
        default="", description="several ingest workers: the group among whom the broker shares messages out"
    )
    mqtt_ca_file: OptionalFile = Field(
        default=None, description="authorities trusted for mqtts://, PEM; empty: the system's"
    )
    mqtt_cert_file: OptionalFile = Field(default=None, description="client certificate with its chain, PEM")
    mqtt_key_file: OptionalFile = Field(default=None, description="its private key, PEM, without passphrase")
    operator_positions: int = Field(default=1, ge=1, le=500, description="desks among which alarms are shared")
    broker_auth_secret: Annotated[str, Field(pattern=r"^(\S{24,})?$", repr=False)] = Field(
        default="", description="24 characters or more that a broker shows to ask who may enter; empty: it may not ask"
    )
    access: Literal["open", "accounts"] = Field(
        default="open",
        description="open: whoever reaches the loopback may do all; accounts: who signs in, what they may",
    )
    host: str = "127.0.0.1"
    port: int = 8000
    tls_cert_file: OptionalFile = Field(
        default=None, description="the web role's certificate with its chain, PEM; empty: it serves without TLS"
    )
    tls_key_file: OptionalFile = Field(default=None, description="its private key, PEM, without passphrase")
    trusted_proxy: Annotated[str, AfterValidator(networks)] = Field(
        default="", description="addresses or networks of the proxy that ends TLS before the web role, comma-separated"
    )
    allowed_hosts: str = Field(
        default="127.0.0.1,localhost,::1", description="names the web role answers to, comma-separated"
    )
    requests_per_s: float = Field(
        default=50, gt=0, description="of one caller, by each web process; ten seconds' worth at once; orders apart"
    )
    costly_per_s: float = Field(
        default=2, gt=0, description="the same of exports, searches, snapshots, reports, imports and live connections"
    )
    live_each: int = Field(default=32, ge=1, description="live connections of one caller, by each web process")
    data_dir: Path = Field(default_factory=default_data_dir)
    city_name: str = Field(default="Poste", description="the territory's name, shown on screens")
    timezone: Annotated[str, AfterValidator(zone_exists)] = "Europe/Paris"
    calendar_offset_s: float = Field(default=0, description="shifts sun, rush hours and programmes; never timestamps")
    public_holidays: Annotated[str, AfterValidator(holidays_exist)] = Field(
        default="FR", description="whose public holidays: a country, or country-subdivision (FR-57: Alsace-Moselle)"
    )
    map_style: Annotated[str, AfterValidator(ground)] = Field(
        default="", description="a MapLibre style for the map, https://… or a file; empty: the territory's own ground"
    )
    map_style_dark: Annotated[str, AfterValidator(ground)] = Field(
        default="", description="the same for the dark theme; empty: the one style, dimmed"
    )
    map_tiles: Annotated[str, AfterValidator(ground)] = Field(
        default="", description="a PMTiles archive under the map, https://… or a file"
    )
    map_origins: Annotated[str, AfterValidator(origins)] = Field(
        default="", description="further origins the style loads tiles, glyphs and sprites from, comma-separated"
    )
    map_attribution: str = Field(default="", max_length=300, description="whom style and tiles ask to name on the map")
    log_level: str = "INFO"
    log_format: Literal["auto", "json", "text"] = Field(
        default="auto", description="auto: text on a terminal, JSON elsewhere"
    )
    batch_messages: int = Field(default=1000, ge=1, le=1000)
    batch_wait_s: float = Field(default=0.02, gt=0, le=1)
    reading_days: int = Field(default=400, ge=1, description="raw readings are kept this long")
    journal_days: int = Field(default=400, ge=1, description="the journal's changes are kept this long")
    position_days: int = Field(default=60, ge=1, description="what tells where people at work were is kept this long")
    rollup_days: int = Field(default=0, ge=0, description="hourly roll-ups are kept this long; 0: for good")
    inbox_days: int = Field(default=90, ge=1, description="messages that could not be stored are kept this long")
    request_days: int = Field(default=365, ge=1, description="requests about images are kept this long once answered")
    controller: str = Field(
        default="", description="who is responsible for processing, for the register (GDPR art. 30)"
    )
    data_protection_contact: str = Field(default="", description="how to reach the data protection officer")
    open_data: str = Field(default="", description="collections published as open data, comma-separated")
    open_data_threshold: int = Field(
        default=5, ge=2, description="sums over fewer pieces of equipment, and counts below this, are not published"
    )
    snapshot_rows: int = Field(default=200_000, ge=1000, description="journal rows between state snapshots")
    lease_s: float = Field(default=3.0, gt=0.5, description="a standby takes over after this much silence")
    feed_frame_s: float = Field(default=0.02, gt=0, le=1)
    feed_heartbeat_s: float = Field(default=1.0, gt=0)
    live_buffer_rows: int = Field(default=50_000, ge=100, description="changes kept in memory for live clients")
    live_conflate_rows: int = Field(default=2000, ge=1, description="a client further behind gets latest values only")

    smtp_url: str = Field(
        default="", description="smtp://user:password@host:port, ?starttls=required, or smtps://; empty: no e-mail"
    )
    smtp_from: str = Field(default="poste@localhost", description="the sender of e-mails")
    webhook_allow: Annotated[str, AfterValidator(networks)] = Field(
        default="", description="networks that are not public and that webhooks may reach all the same, comma-separated"
    )
    notify_pause_s: float = Field(default=2.0, gt=0, description="the first pause before a notification is tried again")
    notify_give_up_s: float = Field(default=86_400, ge=0, description="after this a notification is a dead letter")

    video_url: str = Field(
        default="", description="the video server that streams {url}/{camera}; empty: no streams through Poste"
    )
    video_secret: SecretStr = Field(default=SecretStr(""), description="signs links to streams (docs/video.md)")
    snapshot_url: str = Field(default="", description="who answers {url}/{camera} with a still; empty: no snapshots")
    audit_anchor_dir: OptionalFile = Field(
        default=None, description="where the audit trail's signed anchors are written; empty: anchors/ in the data dir"
    )
    audit_receivers: str = Field(
        default="", description="ids of notification receivers that are sent each anchor, comma-separated"
    )

    oidc_issuer: Annotated[str, AfterValidator(issuer)] = Field(
        default="", description="the city's identity provider (OpenID Connect), https://…; empty: none"
    )
    oidc_client_id: str = Field(default="", description="what the provider knows this installation by")
    oidc_client_secret: SecretStr = Field(default=SecretStr(""), description="and the secret it shares with it")
    oidc_client_secret_file: OptionalFile = Field(default=None, description="a file that holds the secret instead")
    oidc_ca_file: OptionalFile = Field(default=None, description="authorities trusted for it, PEM; empty: the system's")
    oidc_scopes: str = Field(default="openid profile", description="asked of the provider, separated by spaces")
    oidc_name_claim: str = Field(default="preferred_username", description="the claim that names people")
    oidc_groups_claim: str = Field(
        default="groups", description="the claim that lists their groups; realm_access.roles: within objects"
    )
    oidc_second_factor: str = Field(
        default="mfa", description="values of acr, or among amr, by which the provider says it asked for two factors"
    )

    @model_validator(mode="after")
    def _provider_is_complete(self) -> Settings:
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_secret):
            raise ValueError("POSTE_OIDC_ISSUER needs POSTE_OIDC_CLIENT_ID, and POSTE_OIDC_CLIENT_SECRET or its _FILE")
        return self

    @cached_property
    def oidc_secret(self) -> str:
        """The client secret, from its file where one is named. Raises `ValueError` when that cannot be read."""
        if self.oidc_client_secret_file is None:
            return self.oidc_client_secret.get_secret_value()
        try:
            return self.oidc_client_secret_file.read_text().strip()
        except OSError as error:
            raise ValueError(f"POSTE_OIDC_CLIENT_SECRET_FILE cannot be read: {error}") from error

    def sharing_refused(self, *, leaving: bool) -> str:
        """Why a worker cannot share as POSTE_MQTT_SHARE asks, or leave its session; empty where it can, or need not."""
        if (self.mqtt_share or leaving) and "version=5" not in urlsplit(self.mqtt_url).query:
            asks = "--leave" if leaving else "POSTE_MQTT_SHARE"
            return f"{asks} needs a broker that speaks MQTT 5: end POSTE_MQTT_URL with ?version=5"
        if self.mqtt_share and self.mqtt_client_id == SOLE_CLIENT:
            return "POSTE_MQTT_SHARE needs a POSTE_MQTT_CLIENT_ID of each worker's own, the same at each start"
        return ""

    @property
    def access_refused(self) -> str:
        """Why the web role must not serve under these settings; empty where it may."""
        if is_loopback(self.host):
            return ""
        if self.access != "accounts":
            let_in = f"POSTE_ACCESS=open on {self.host} would let everybody in"
            return f"{let_in}: set POSTE_ACCESS=accounts (docs/identity.md)"
        if self.tls_cert_file is None and not self.proxies:
            clear = f"On {self.host} without TLS passwords would travel in clear"
            own = "set POSTE_TLS_CERT_FILE and POSTE_TLS_KEY_FILE"
            return f"{clear}: {own}, or name the proxy that ends TLS in POSTE_TRUSTED_PROXY (docs/operations.md)"
        return ""

    @property
    def web_tls(self) -> ServerFiles | None:
        """The certificate the web role shows; None without one."""
        if self.tls_cert_file is None and self.tls_key_file is None:
            return None
        return ServerFiles(self.tls_cert_file, self.tls_key_file)

    @property
    def proxies(self) -> list[str]:
        """Whose `X-Forwarded-For` and `X-Forwarded-Proto` the web role believes, beside a proxy of this machine's."""
        return [name.strip() for name in self.trusted_proxy.split(",") if name.strip()]

    @property
    def web_url(self) -> str:
        """Where this machine reaches the web role."""
        return web_address(self.host, self.port, tls=self.web_tls is not None)

    @property
    def mqtt_tls(self) -> TlsFiles:
        """What to trust and to show where POSTE_MQTT_URL is mqtts://."""
        return TlsFiles(self.mqtt_ca_file, self.mqtt_cert_file, self.mqtt_key_file)

    @property
    def secret_urls(self) -> tuple[str, ...]:
        """Settings whose passwords are blotted out of every log line."""
        return (self.database_url, self.mqtt_url, self.smtp_url)

    @property
    def anchors(self) -> Path:
        """Where anchors of the audit trail are written; best a folder of another machine."""
        return self.audit_anchor_dir or self.data_dir / "anchors"

    @property
    def anchor_receivers(self) -> list[str]:
        """Who is sent anchors of the audit trail."""
        return [name.strip() for name in self.audit_receivers.split(",") if name.strip()]

    @property
    def hosts(self) -> frozenset[str]:
        """The names the web role answers to."""
        return frozenset(name.strip() for name in self.allowed_hosts.split(",") if name.strip())

    @cached_property
    def zone(self) -> ZoneInfo:
        """The territory's time zone."""
        return ZoneInfo(self.timezone)
