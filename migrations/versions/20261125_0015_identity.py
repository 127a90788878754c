"""Who may enter: accounts, their second factors and sessions, tokens of programs, failed attempts."""

from alembic import op

revision = "20261125_0015"
down_revision = "20261125_0014"

STATEMENTS = """
CREATE TABLE account (
    id text PRIMARY KEY, name text NOT NULL, name_key text NOT NULL UNIQUE, locale text NOT NULL,
    password text NOT NULL, must_change boolean NOT NULL, disabled boolean NOT NULL DEFAULT false,
    totp text, totp_offered text, totp_step bigint NOT NULL DEFAULT 0, grants jsonb NOT NULL,
    created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1
);
CREATE TABLE recovery_code (
    account text NOT NULL REFERENCES account(id) ON DELETE CASCADE, digest bytea NOT NULL, used_at timestamptz,
    PRIMARY KEY (account, digest)
);
CREATE TABLE account_session (
    id text PRIMARY KEY, account text NOT NULL REFERENCES account(id) ON DELETE CASCADE, digest bytea NOT NULL UNIQUE,
    csrf text NOT NULL, proven_twice boolean NOT NULL, created_at timestamptz NOT NULL, seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL, revoked_at timestamptz, address text NOT NULL, agent text NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX account_session_account ON account_session (account, created_at);
CREATE INDEX account_session_expires ON account_session (expires_at);
CREATE TABLE api_token (
    id text PRIMARY KEY, name text NOT NULL, prefix text NOT NULL UNIQUE, digest bytea NOT NULL, grants jsonb NOT NULL,
    created_at timestamptz NOT NULL, created_by text NOT NULL, expires_at timestamptz NOT NULL,
    revoked_at timestamptz, used_at timestamptz
);
CREATE TABLE sign_in_attempt (
    key bytea PRIMARY KEY, failed int NOT NULL, last_at timestamptz NOT NULL
);
CREATE INDEX sign_in_attempt_last ON sign_in_attempt (last_at)
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    for table in ("sign_in_attempt", "api_token", "account_session", "recovery_code", "account"):
        op.execute(f"DROP TABLE {table}")
