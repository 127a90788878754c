"""Who is told of alarms: receivers, rules, the outbox, people on call, rotas, escalations and their calls."""

from alembic import op

revision = "20261125_0010"
down_revision = "20261125_0009"

STATEMENTS = """
CREATE TABLE notification_receiver (
    id text PRIMARY KEY, name text NOT NULL, channel text NOT NULL CHECK (channel IN ('email', 'webhook')),
    address text NOT NULL, secret text, enabled boolean NOT NULL, version int NOT NULL DEFAULT 1,
    CHECK ((channel = 'webhook') = (secret IS NOT NULL))
);
CREATE TABLE notification_rule (
    id text PRIMARY KEY, name text NOT NULL, enabled boolean NOT NULL,
    receiver text REFERENCES notification_receiver(id), transitions text[] NOT NULL, priorities text[] NOT NULL,
    families text[] NOT NULL, kinds text[] NOT NULL, definitions text[] NOT NULL, zones text[] NOT NULL,
    systems text[] NOT NULL, hours jsonb, escalation jsonb, version int NOT NULL DEFAULT 1,
    CHECK (receiver IS NOT NULL OR escalation IS NOT NULL)
);
CREATE INDEX notification_rule_receiver ON notification_rule (receiver);
CREATE TABLE notification_mark (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), seq bigint NOT NULL, at timestamptz NOT NULL
);
CREATE TABLE notification (
    id text PRIMARY KEY, purpose text NOT NULL CHECK (purpose IN ('alarm', 'test')), rule text, receiver text NOT NULL,
    seq bigint, alarm text, asset text, priority text, transition text, event jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'delivered', 'dead')), attempts int NOT NULL DEFAULT 0,
    queued_at timestamptz NOT NULL, next_at timestamptz NOT NULL, give_up_at timestamptz NOT NULL,
    last_attempt_at timestamptz, ended_at timestamptz, detail text NOT NULL DEFAULT '', replays int NOT NULL DEFAULT 0,
    UNIQUE (rule, seq)
) WITH (fillfactor = 70);
CREATE INDEX notification_due ON notification (receiver, next_at) WHERE state = 'queued';
CREATE INDEX notification_queued_at ON notification (queued_at, id);
CREATE INDEX notification_alarm ON notification (alarm);
CREATE INDEX notification_dead ON notification (queued_at, id) WHERE state = 'dead';
CREATE TABLE person (
    id text PRIMARY KEY, name text NOT NULL, phone text NOT NULL, email text NOT NULL, webhook text NOT NULL,
    secret text, version int NOT NULL DEFAULT 1
);
CREATE TABLE rota (
    id text PRIMARY KEY REFERENCES service(id), gateway text REFERENCES notification_receiver(id),
    turns jsonb NOT NULL, exceptions jsonb NOT NULL, version int NOT NULL DEFAULT 1
);
CREATE INDEX rota_gateway ON rota (gateway);
CREATE TABLE escalation (
    id text PRIMARY KEY, rule text NOT NULL, service text NOT NULL, alarm text NOT NULL, asset text, priority text,
    subject jsonb NOT NULL, step_s int NOT NULL CHECK (step_s > 0), state text NOT NULL CHECK (state IN
        ('waiting', 'calling', 'answered', 'stopped', 'exhausted')),
    started_at timestamptz NOT NULL, next_at timestamptz, ended_at timestamptz, ended_by text,
    ended_why text NOT NULL DEFAULT '', said text NOT NULL DEFAULT '', answered_by text REFERENCES person(id)
        ON DELETE SET NULL, answered_at timestamptz
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX escalation_open ON escalation (rule, alarm) WHERE state IN ('waiting', 'calling');
CREATE INDEX escalation_alarm ON escalation (alarm);
CREATE INDEX escalation_due ON escalation (next_at) WHERE state IN ('waiting', 'calling');
CREATE INDEX escalation_started ON escalation (started_at, id);
CREATE INDEX escalation_answered_by ON escalation (answered_by) WHERE answered_by IS NOT NULL;
CREATE TABLE escalation_call (
    escalation text NOT NULL REFERENCES escalation(id) ON DELETE CASCADE, step smallint NOT NULL,
    id text NOT NULL UNIQUE, level text NOT NULL CHECK (level IN ('level_1', 'level_2', 'officer')),
    person text REFERENCES person(id) ON DELETE SET NULL, outcome text NOT NULL CHECK (outcome IN
        ('sending', 'sent', 'delivered', 'answered', 'unanswered', 'failed')),
    called_at timestamptz NOT NULL, told_at timestamptz, detail text NOT NULL DEFAULT '',
    PRIMARY KEY (escalation, step)
);
CREATE INDEX escalation_call_person ON escalation_call (person) WHERE person IS NOT NULL
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    for table in (
        "escalation_call", "escalation", "rota", "person", "notification", "notification_mark",
        "notification_rule", "notification_receiver",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
