"""An asset's computed status beside its values: one row to lock for what a report may change.

`asset_status` stays as a view for programs of earlier releases. Tables are locked in the order in which programs read
them; the foreign key takes `asset` too. Everybody waits while the statuses are copied.
"""

from alembic import op

revision = "20261125_0012"
down_revision = "20261125_0011"

UPGRADE = """
LOCK TABLE asset, asset_state, asset_status IN ACCESS EXCLUSIVE MODE;
ALTER TABLE asset_state ADD COLUMN comm_status text NOT NULL DEFAULT 'unknown',
    ADD COLUMN health text NOT NULL DEFAULT 'unknown', ADD COLUMN since timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN expected boolean, ADD COLUMN expected_since timestamptz;
UPDATE asset_state s SET comm_status = t.comm_status, health = t.health, since = t.since, expected = t.expected,
    expected_since = t.expected_since FROM asset_status t WHERE t.key = s.key;
DROP TABLE asset_status;
CREATE INDEX asset_state_comm ON asset_state (comm_status);
CREATE INDEX asset_state_health ON asset_state (health);
CREATE VIEW asset_status AS SELECT key, comm_status, health, since, expected, expected_since FROM asset_state
"""
DOWNGRADE = """
LOCK TABLE asset, asset_state IN ACCESS EXCLUSIVE MODE;
DROP VIEW asset_status;
CREATE TABLE asset_status (
    key int PRIMARY KEY REFERENCES asset(key) ON DELETE CASCADE,
    comm_status text NOT NULL DEFAULT 'unknown', health text NOT NULL DEFAULT 'unknown',
    since timestamptz NOT NULL DEFAULT now(), expected boolean, expected_since timestamptz
);
INSERT INTO asset_status SELECT key, comm_status, health, since, expected, expected_since FROM asset_state;
CREATE INDEX asset_status_comm ON asset_status (comm_status);
CREATE INDEX asset_status_health ON asset_status (health);
ALTER TABLE asset_state DROP COLUMN comm_status, DROP COLUMN health, DROP COLUMN since, DROP COLUMN expected,
    DROP COLUMN expected_since
"""


def upgrade() -> None:
    for statement in UPGRADE.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    for statement in DOWNGRADE.split(";\n"):
        op.execute(statement)
