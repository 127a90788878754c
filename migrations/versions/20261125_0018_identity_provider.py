"""People by the city's identity provider, sealed accounts, desks that several share, alarms of the installation."""

from alembic import op

revision = "20261125_0018"
down_revision = "20261125_0017"

STATEMENTS = """
ALTER TABLE account ALTER COLUMN password DROP NOT NULL, ADD COLUMN display_name text NOT NULL DEFAULT '',
    ADD COLUMN issuer text, ADD COLUMN subject text, ADD COLUMN groups text[] NOT NULL DEFAULT '{}',
    ADD COLUMN sealed boolean NOT NULL DEFAULT false, ADD COLUMN unsealed_at timestamptz,
    ADD CONSTRAINT account_one_way CHECK ((issuer IS NULL) = (password IS NOT NULL)),
    ADD CONSTRAINT account_of_whom CHECK ((issuer IS NULL) = (subject IS NULL)),
    ADD CONSTRAINT account_sealed CHECK (sealed OR unsealed_at IS NULL);
CREATE UNIQUE INDEX account_subject ON account (issuer, subject) WHERE issuer IS NOT NULL;
ALTER TABLE account_session ADD COLUMN desk bytea, ADD COLUMN parked_at timestamptz,
    ADD CONSTRAINT account_session_parked CHECK ((desk IS NULL) = (parked_at IS NULL));
CREATE INDEX account_session_desk ON account_session (desk) WHERE desk IS NOT NULL;
CREATE TABLE provider_attempt (
    state bytea PRIMARY KEY, browser bytea NOT NULL, nonce text NOT NULL, verifier text NOT NULL,
    return_to text NOT NULL, former bytea NOT NULL, desk bytea NOT NULL,
    begun_at timestamptz NOT NULL
);
CREATE INDEX provider_attempt_begun ON provider_attempt (begun_at);
CREATE TABLE provider_groups (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), items jsonb NOT NULL, version int NOT NULL DEFAULT 1
);
INSERT INTO provider_groups (items) VALUES ('[]');
ALTER TABLE alarm DROP CONSTRAINT alarm_check, ADD CONSTRAINT alarm_of_whom
    CHECK (asset IS NOT NULL OR system IS NOT NULL OR kind = 'installation') NOT VALID;
CREATE UNIQUE INDEX alarm_open_installation ON alarm (definition)
    WHERE closed_at IS NULL AND asset IS NULL AND system IS NULL
"""
BACK = """
DROP INDEX alarm_open_installation;
DELETE FROM alarm WHERE asset IS NULL AND system IS NULL;
ALTER TABLE alarm DROP CONSTRAINT alarm_of_whom,
    ADD CONSTRAINT alarm_check CHECK (asset IS NOT NULL OR system IS NOT NULL);
DROP TABLE provider_groups;
DROP TABLE provider_attempt;
DELETE FROM account_session WHERE desk IS NOT NULL;
ALTER TABLE account_session DROP COLUMN desk, DROP COLUMN parked_at;
DELETE FROM account WHERE issuer IS NOT NULL OR sealed;
ALTER TABLE account DROP COLUMN display_name, DROP COLUMN issuer, DROP COLUMN subject, DROP COLUMN groups,
    DROP COLUMN sealed, DROP COLUMN unsealed_at, ALTER COLUMN password SET NOT NULL
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    for statement in BACK.split(";\n"):
        op.execute(statement)
