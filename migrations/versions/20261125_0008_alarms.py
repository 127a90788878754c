"""Alarms: those raised and how each was dealt with, what is due, what people changed of definitions, floods."""

from alembic import op

revision = "20261125_0008"
down_revision = "20261125_0007"

# Every asset already heard is judged once: what stands when alarms begin to exist is told.
STATEMENTS = """
CREATE SEQUENCE alarm_number;
CREATE TABLE alarm (
    id text PRIMARY KEY, asset int REFERENCES asset(key) ON DELETE CASCADE, system text, kind text NOT NULL,
    definition text NOT NULL, priority text NOT NULL CHECK (priority IN ('critical', 'high', 'medium', 'low')),
    label jsonb NOT NULL, state text NOT NULL CHECK (state IN ('normal', 'unacknowledged', 'acknowledged',
        'returned_unacknowledged', 'shelved', 'suppressed_by_design', 'out_of_service')),
    active boolean NOT NULL, latching boolean NOT NULL, detail text NOT NULL, value jsonb,
    raised_at timestamptz NOT NULL, measured_at timestamptz NOT NULL, delayed boolean NOT NULL,
    acknowledged_at timestamptz, acknowledged_by text, returned_at timestamptz, closed_at timestamptz,
    shelved_until timestamptz, assigned_to text, parent text, folded int NOT NULL, comment text NOT NULL,
    suppressed_for text CHECK (suppressed_for IN ('cause', 'maintenance', 'operator')),
    folds text[] NOT NULL, folded_under text[] NOT NULL, ports text[],
    occurrences int NOT NULL, chattering boolean NOT NULL,
    CHECK (asset IS NOT NULL OR system IS NOT NULL), CHECK ((state = 'normal') = (closed_at IS NOT NULL))
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX alarm_open ON alarm (asset, definition) WHERE closed_at IS NULL AND asset IS NOT NULL;
CREATE UNIQUE INDEX alarm_open_system ON alarm (system, definition) WHERE closed_at IS NULL AND asset IS NULL;
CREATE INDEX alarm_standing ON alarm (raised_at) WHERE closed_at IS NULL;
CREATE INDEX alarm_cause ON alarm (asset) WHERE closed_at IS NULL AND folds <> '{}';
CREATE INDEX alarm_parent ON alarm (parent) WHERE parent IS NOT NULL;
CREATE INDEX alarm_asset ON alarm (asset, raised_at);
CREATE INDEX alarm_raised ON alarm (raised_at);
CREATE INDEX alarm_closed ON alarm (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX alarm_shelved ON alarm (shelved_until) WHERE shelved_until IS NOT NULL;
CREATE TABLE alarm_step (
    alarm text NOT NULL REFERENCES alarm(id) ON DELETE CASCADE, at timestamptz NOT NULL, transition text NOT NULL,
    state text NOT NULL, by text NOT NULL, reason text NOT NULL, until timestamptz, assigned_to text
);
CREATE INDEX alarm_step_alarm ON alarm_step (alarm, at);
CREATE INDEX alarm_step_at ON alarm_step (at, transition);
CREATE TABLE alarm_due (asset int PRIMARY KEY REFERENCES asset(key) ON DELETE CASCADE, due_at timestamptz NOT NULL);
CREATE INDEX alarm_due_at ON alarm_due (due_at);
CREATE TABLE alarm_override (
    id text PRIMARY KEY, kind text NOT NULL, definition text NOT NULL, zone text REFERENCES zone(id),
    asset text REFERENCES asset(id) ON DELETE CASCADE, limits jsonb NOT NULL, on_delay_s float8, off_delay_s float8,
    priority text, enabled boolean, reason text NOT NULL, changed_by text NOT NULL, changed_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1, CHECK (zone IS NULL OR asset IS NULL),
    UNIQUE NULLS NOT DISTINCT (kind, definition, zone, asset)
);
CREATE TABLE alarm_flood (
    id text PRIMARY KEY, began_at timestamptz NOT NULL, ended_at timestamptz, positions int NOT NULL,
    alarms int NOT NULL, peak int NOT NULL
);
CREATE UNIQUE INDEX alarm_flood_now ON alarm_flood ((ended_at IS NULL)) WHERE ended_at IS NULL;
INSERT INTO alarm_due SELECT key, now() FROM asset_state WHERE heard_at IS NOT NULL
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    for table in ("alarm_flood", "alarm_override", "alarm_due", "alarm_step", "alarm"):
        op.execute(f"DROP TABLE {table}")
    op.execute("DROP SEQUENCE alarm_number")
