"""The mapping language (docs/mapping.md): how a vendor's JSON becomes reports and events, as YAML without code."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from app.domain.kinds import KINDS
from app.ingest.decoders.instants import EPOCHS, RFC3339

MAX_LENGTH = 64 * 1024
MAX_RULES = 200


class InvalidMapping(ValueError):
    """A mapping that cannot be used; the message says where and why."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"there is no zone {name!r}: write an IANA name, such as Europe/Paris") from None
    return name


def _format(text: str) -> str:
    if text != RFC3339 and text not in EPOCHS and "%" not in text:
        raise ValueError(f"{text!r} is not {RFC3339}, {', '.join(EPOCHS)} or a strptime format such as %d/%m/%Y %H:%M")
    return text


def _kind(name: str) -> str:
    if name not in KINDS:
        raise ValueError(f"there is no kind {name!r}; kinds are {', '.join(sorted(KINDS))}")
    return name


def _listed(value: Any) -> Any:
    return value if isinstance(value, list | None) else [value]


def _under_path(value: Any) -> Any:
    return {"path": value} if isinstance(value, str) else value


def _under_name(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


Text = Annotated[str, Field(min_length=1, max_length=500)]
Texts = Annotated[list[Text], BeforeValidator(_listed), Field(min_length=1, max_length=50)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Time(_Part):
    """`zone` is for times that tell none; `fold` 1 takes the second of the hour that autumn repeats."""

    path: Text
    format: Annotated[Text, AfterValidator(_format)] = RFC3339
    zone: Annotated[Text, AfterValidator(_zone)] | None = None
    fold: Annotated[int, Field(ge=0, le=1)] = 0


class Value(_Part):
    """`factor` is applied first, then `unit` (UCUM, the vendor's) is brought to the field's own; `words`
    translates what the vendor says, as text, and `*` what it does not list.
    """

    path: Text
    unit: Text | None = None
    factor: float = Field(default=1.0, allow_inf_nan=False)
    words: Annotated[dict[str, str], Field(min_length=1, max_length=500)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Value:
        if self.words and (self.unit or self.factor != 1.0):
            raise ValueError("`words` are translated, not converted: leave `unit` and `factor` out")
        return self


class Occurrence(_Part):
    """An event: its name (fixed, or a path) and what is kept with it."""

    name: Text
    data: Annotated[dict[Text, Text], Field(max_length=100)] = Field(default_factory=dict)


class Rule(_Part):
    """What one sort of message means; the first rule that fits is the one. Without `time`, received time is used."""

    topic: Text | None = None
    when: Annotated[dict[Text, Texts], Field(max_length=20)] = Field(default_factory=dict)
    ignore: bool = False
    kind: Annotated[str, AfterValidator(_kind)] | None = None
    each: Text | None = None
    device: Texts | None = None
    time: Annotated[Time, BeforeValidator(_under_path)] | None = None
    seq: Text | None = None
    fields: Annotated[
        dict[Annotated[str, Field(min_length=1, max_length=80)], Annotated[Value, BeforeValidator(_under_path)]],
        Field(max_length=200),
    ] = Field(default_factory=dict)
    event: Annotated[Occurrence, BeforeValidator(_under_name)] | None = None

    @model_validator(mode="after")
    def _one_meaning(self) -> Rule:
        if sum((self.ignore, bool(self.fields), self.event is not None)) != 1:
            raise ValueError("a rule says one of `fields`, `event` or `ignore: true`")
        return self


class Mapping(_Part):
    """`external_id` is the name, in an asset's external ids, under which this system's devices are known."""

    external_id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,63}$")] | None = None
    device: Texts | None = None
    rules: Annotated[list[Rule], Field(max_length=MAX_RULES)] = Field(default_factory=list)


NOTHING = Mapping()


def parse(text: str) -> Mapping:
    """A mapping from YAML (or JSON, which is YAML); every scalar is read as typed. Raises `InvalidMapping`."""
    if not text.strip():
        return NOTHING
    if len(text) > MAX_LENGTH:
        raise InvalidMapping(f"a mapping of {len(text)} characters, {MAX_LENGTH} at most")
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.BaseLoader)):
            raise InvalidMapping("a mapping uses no YAML alias (*name): write the part out")
        document = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text only, no objects
        return Mapping.model_validate(document)
    except yaml.YAMLError as error:
        raise InvalidMapping(f"not YAML: {error}") from None
    except RecursionError:
        raise InvalidMapping("nested too deep") from None
    except ValidationError as error:
        raise InvalidMapping(_explained(error)) from None


def _explained(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        message = "there is no such word; see docs/mapping.md"
    return f"{where}: {message}" if where else message


Dialect = Literal["native", "chirpstack", "ttn", "onvif", "mapped"]
