"""Programmes, and what they are given to."""

from alembic import op

revision = "20261125_0009"
down_revision = "20261125_0008"

STATEMENTS = """
CREATE TABLE programme (
    id text PRIMARY KEY, name text NOT NULL, capability text NOT NULL,
    calendars jsonb NOT NULL, correction jsonb, checksum text NOT NULL, version int NOT NULL DEFAULT 1
);
CREATE TABLE programme_assignment (
    id text PRIMARY KEY, programme text NOT NULL REFERENCES programme(id),
    asset text REFERENCES asset(id), tag text, zone text REFERENCES zone(id), kind text,
    since timestamptz, until timestamptz, version int NOT NULL DEFAULT 1,
    CHECK (num_nonnulls(asset, tag, zone, kind) = 1),
    CHECK (since < until)
);
CREATE INDEX programme_assignment_programme ON programme_assignment (programme);
CREATE INDEX programme_assignment_asset ON programme_assignment (asset) WHERE asset IS NOT NULL
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TABLE programme_assignment")
    op.execute("DROP TABLE programme")
