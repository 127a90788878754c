"""How a file's columns become drafts: a small YAML file or the same words as options."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from app.domain.kinds import KINDS
from app.domain.registry import LIFECYCLES, ZONE_LEVELS, fold_text, is_slug
from app.importing.crs import parse_crs
from app.importing.reads import ImportRefused
from app.importing.values import DateOrder, Decimal, ValueType

AUTO: Final = "auto"
LAYERS = ("street", "water", "green", "building")
SKIPPED = (
    "#N/A #N/D #NA N/A NULL <NULL> (NULL) NONE NAN #REF! #VALEUR! #VALUE! #DIV/0! #NOM? - -- / ?".split()  # noqa: SIM905 - as read
)
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class FromColumn(_Part):
    """A column's value, translated by `values` where they list it, else `default`, else as it stands."""

    column: str
    values: dict[str, str] = Field(default_factory=dict)
    default: str | None = None

    @field_validator("values")
    @classmethod
    def _folded(cls, values: dict[str, str]) -> dict[str, str]:
        return {fold_text(key.strip()): value for key, value in values.items()}


class Attribute(FromColumn):
    """The same with a type and a unit `factor` (numbers are multiplied by it)."""

    type: ValueType = AUTO
    factor: float = 1.0


class Mapping(_Part):
    """What each column means. Exactly one of `kind`, `zone`, `layer`; every other word has a default.

    `id: []` (or `none`) generates identifiers from `distinguish` columns and the position; `id_prefix`
    `auto` prefixes codes made of digits only by their kind; `repeated` says what becomes of different
    lines with one code (app/importing/identity.py). `name` is a column, or a template `{NOM} ({TYPE})`.
    """

    kind: str | FromColumn | None = None
    zone: str | None = None
    layer: str | None = None
    id: list[str] | Literal["auto"] = AUTO
    id_prefix: str = AUTO
    repeated: Literal["keep", "reject"] = "keep"
    distinguish: list[str] | Literal["auto"] = AUTO
    code: str | None = None
    name: str | None = AUTO
    x: str | None = AUTO
    y: str | None = AUTO
    geometry: str | None = AUTO
    crs: str = AUTO
    encoding: str = AUTO
    delimiter: str = AUTO
    header_line: int = Field(default=1, ge=1)
    decimal: Decimal = AUTO
    dates: DateOrder = AUTO
    attributes: dict[str, Attribute] | Literal["auto"] = AUTO
    tags: list[str] = Field(default_factory=list)
    external_ids: dict[str, str] = Field(default_factory=dict)
    system: str | FromColumn | None = None
    service: str | FromColumn | None = None
    lifecycle: str | FromColumn = "in_service"
    parent: str | FromColumn | None = None
    insee: str | FromColumn | None = None
    skip_values: list[str] = Field(default_factory=lambda: list(SKIPPED))

    @field_validator("id", "distinguish", mode="before")
    @classmethod
    def _columns(cls, value: Any) -> Any:
        if isinstance(value, str) and value != AUTO:
            return [] if value in ("", "none", "null") else [value]
        return [] if value is None else value

    @field_validator("name", "x", "y", "geometry", "code", mode="before")
    @classmethod
    def _none(cls, value: Any) -> Any:
        return None if value in ("", "none", "null") else value

    @field_validator("attributes", mode="before")
    @classmethod
    def _short_attributes(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: {"column": item} if isinstance(item, str) else item for key, item in value.items()}
        return {} if value in ("", "none", "null", None) else value

    @field_validator("tags", mode="before")
    @classmethod
    def _one_tag(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("delimiter")
    @classmethod
    def _delimiter(cls, value: str) -> str:
        named = {"tab": "\t", "\\t": "\t", "semicolon": ";", "comma": ",", "pipe": "|"}.get(value, value)
        if named != AUTO and len(named) != 1:
            raise ValueError("the delimiter is one character, tab, semicolon, comma or auto")
        return named

    @field_validator("encoding")
    @classmethod
    def _encoding(cls, value: str) -> str:
        if value != AUTO:
            try:
                "".encode(value)
            except LookupError:
                raise ValueError(f"encoding {value!r} is unknown: write utf-8, cp1252 or auto") from None
        return value

    @field_validator("crs")
    @classmethod
    def _crs(cls, value: str) -> str:
        return value if value == AUTO else f"EPSG:{parse_crs(value)}"

    @model_validator(mode="after")
    def _one_target(self) -> Mapping:
        if sum(target is not None for target in (self.kind, self.zone, self.layer)) != 1:
            raise ValueError("say what the file holds: one of `kind`, `zone` or `layer`")
        if isinstance(self.kind, str) and self.kind not in KINDS:
            raise ValueError(f"there is no kind {self.kind!r}; kinds are {', '.join(sorted(KINDS))}")
        if self.zone is not None and self.zone not in ZONE_LEVELS:
            raise ValueError(f"zone {self.zone!r} is not one of {', '.join(ZONE_LEVELS)}")
        if self.layer is not None and self.layer not in LAYERS:
            raise ValueError(f"layer {self.layer!r} is not one of {', '.join(LAYERS)}")
        if isinstance(self.lifecycle, str) and self.lifecycle not in LIFECYCLES:
            raise ValueError(f"lifecycle {self.lifecycle!r} is not one of {', '.join(LIFECYCLES)}")
        if self.id_prefix not in (AUTO, "") and not is_slug(self.id_prefix):
            raise ValueError("id_prefix is letters, digits, - and _")
        return self

    @property
    def target(self) -> str:
        """The word generated identifiers start from: a kind, a zone level or a layer."""
        return self.zone or self.layer or (self.kind if isinstance(self.kind, str) else "asset")


def placeholders(template: str) -> list[str]:
    """The columns a template names: `{NOM} ({TYPE})` gives NOM and TYPE; a plain word names itself."""
    return _PLACEHOLDER.findall(template) if "{" in template else [template]


def load(path: Path, **options: Any) -> Mapping:
    """The mapping in a YAML file, with options over it. Every scalar is text, as typed. Raises `ImportRefused`."""
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only, no objects
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ImportRefused(f"{path.name}: {error}") from None
    if not isinstance(content, dict):
        raise ImportRefused(f"{path.name} is not a mapping of words to columns")
    return build({**content, **options}, path.name)


def build(options: dict[str, Any], origin: str = "mapping") -> Mapping:
    """A mapping from plain options; those that are None are left out. Raises `ImportRefused`."""
    try:
        return Mapping.model_validate({key: value for key, value in options.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        known = f"; words are {', '.join(Mapping.model_fields)}" if first["type"] == "extra_forbidden" else ""
        message = first["msg"].removeprefix("Value error, ")
        raise ImportRefused(f"{origin}: {where + ': ' if where else ''}{message}{known}") from None
