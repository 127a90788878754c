"""The control path: what is claimed, what follows from it, the commands sent, and what stops them."""

from alembic import op

revision = "20261125_0006"
down_revision = "20261122_0005"

STATEMENTS = """
CREATE TABLE control_request (
    id text PRIMARY KEY, placed_at timestamptz NOT NULL, placed_by text NOT NULL,
    verb text NOT NULL CHECK (verb IN ('claim', 'action', 'freeze', 'unfreeze')),
    capability text NOT NULL, value jsonb, level smallint NOT NULL CHECK (level BETWEEN 1 AND 8),
    reason text NOT NULL, starts_at timestamptz NOT NULL, expires_at timestamptz, ordered_by jsonb,
    selection jsonb NOT NULL, idempotency_key text, digest bytea NOT NULL,
    status text NOT NULL CHECK (status IN ('waiting', 'placed', 'refused', 'withdrawn')),
    holder text NOT NULL, protected boolean NOT NULL DEFAULT false, rules text[] NOT NULL DEFAULT '{}',
    second_by text, second_at timestamptz, second_how text, countersign text NOT NULL DEFAULT 'none'
        CHECK (countersign IN ('none', 'wanted', 'given')), countersigned_by text, countersigned_at timestamptz,
    report jsonb NOT NULL DEFAULT '{}',
    UNIQUE (placed_by, idempotency_key)
);
CREATE INDEX control_request_placed ON control_request (placed_at, id);
CREATE TABLE claim (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request text REFERENCES control_request(id) ON DELETE SET NULL,
    asset int NOT NULL REFERENCES asset(key) ON DELETE CASCADE, property text NOT NULL, capability text NOT NULL,
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 8), holder text NOT NULL, value jsonb NOT NULL,
    reason text NOT NULL, protected boolean NOT NULL DEFAULT false, ordered_by jsonb,
    placed_at timestamptz NOT NULL, placed_by text NOT NULL, starts_at timestamptz NOT NULL, expires_at timestamptz,
    extended_at timestamptz, extended_by text, released_at timestamptz, released_by text, release_reason text
);
CREATE UNIQUE INDEX claim_held ON claim (asset, property, level, holder) WHERE released_at IS NULL;
CREATE INDEX control_request_waiting ON control_request (placed_at) WHERE status = 'waiting' OR countersign = 'wanted';
CREATE INDEX claim_request ON claim (request);
CREATE INDEX claim_asset ON claim (asset, id);
CREATE INDEX claim_released ON claim (released_at) WHERE released_at IS NOT NULL;
CREATE TABLE target (
    asset int NOT NULL REFERENCES asset(key) ON DELETE CASCADE, property text NOT NULL, capability text NOT NULL,
    value jsonb, level smallint, claim bigint REFERENCES claim(id), version bigint NOT NULL DEFAULT 0,
    status text NOT NULL DEFAULT 'pending', detail text NOT NULL DEFAULT '', since timestamptz NOT NULL,
    failures int NOT NULL DEFAULT 0, rejected text NOT NULL DEFAULT '', retry_at timestamptz,
    judged bigint NOT NULL DEFAULT 0, overdue int NOT NULL DEFAULT 0, next_change_at timestamptz, due_at timestamptz,
    PRIMARY KEY (asset, property)
) WITH (fillfactor = 70);
CREATE INDEX target_due ON target (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX target_status ON target (status, asset) WHERE status <> 'agreed';
CREATE TABLE command (
    id text PRIMARY KEY, asset int NOT NULL REFERENCES asset(key) ON DELETE CASCADE, property text NOT NULL,
    capability text NOT NULL, mode text NOT NULL CHECK (mode IN ('held', 'action')), version bigint NOT NULL,
    value jsonb, level smallint NOT NULL, reason text NOT NULL, system text NOT NULL,
    request text REFERENCES control_request(id) ON DELETE SET NULL,
    claim bigint REFERENCES claim(id) ON DELETE SET NULL,
    state text NOT NULL CHECK (state IN
        ('queued', 'sent', 'accepted', 'confirmed', 'rejected', 'failed', 'expired', 'superseded')),
    attempt int NOT NULL DEFAULT 1, epoch bigint, detail text NOT NULL DEFAULT '',
    queued_at timestamptz NOT NULL, not_before timestamptz NOT NULL, expires_at timestamptz NOT NULL,
    sent_at timestamptz, accepted_at timestamptz, done_at timestamptz, ended_at timestamptz
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX command_open ON command (asset, property) WHERE state IN ('queued', 'sent', 'accepted');
CREATE INDEX command_queued ON command (system, not_before) WHERE state = 'queued';
CREATE UNIQUE INDEX command_version ON command (asset, property, version DESC);
CREATE INDEX command_queued_at ON command (queued_at, id);
CREATE INDEX command_action ON command (queued_at) WHERE mode = 'action' AND state IN ('queued', 'sent', 'accepted');
CREATE INDEX command_request ON command (request, state);
CREATE INDEX command_claim ON command (claim) WHERE claim IS NOT NULL;
CREATE INDEX command_ended ON command (ended_at) WHERE ended_at IS NOT NULL;
CREATE TABLE lockout (
    id text PRIMARY KEY, asset int NOT NULL REFERENCES asset(key) ON DELETE CASCADE, holder text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('works_permit', 'electrical', 'other')), reference text NOT NULL DEFAULT '',
    reason text NOT NULL, since timestamptz NOT NULL, until timestamptz, placed_by text NOT NULL,
    lifted_at timestamptz, lifted_by text
);
CREATE INDEX lockout_standing ON lockout (asset) WHERE lifted_at IS NULL;
CREATE TABLE command_freeze (
    id text PRIMARY KEY, family text, zone text REFERENCES zone(id), reason text NOT NULL,
    since timestamptz NOT NULL, placed_by text NOT NULL, second_by text, expired_commands int NOT NULL DEFAULT 0,
    lifted_at timestamptz, lifted_by text, lifted_second_by text,
    CHECK (family IS NOT NULL OR zone IS NOT NULL)
);
CREATE INDEX command_freeze_standing ON command_freeze (since) WHERE lifted_at IS NULL;
CREATE TABLE control_gate (one boolean PRIMARY KEY DEFAULT true CHECK (one));
INSERT INTO control_gate DEFAULT VALUES;
CREATE TABLE second_code (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, holder text NOT NULL, salt bytea NOT NULL,
    digest bytea NOT NULL, made_at timestamptz NOT NULL, used_at timestamptz, used_for text
)
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    for table in (
        "second_code", "control_gate", "command_freeze", "lockout", "command", "target", "claim", "control_request",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
