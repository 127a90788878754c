"""Credentials of field systems: what brokers verify, never the secret itself."""

from alembic import op

revision = "20261125_0016"
down_revision = "20261125_0015"

STATEMENTS = """
CREATE TABLE field_credential (
    id text PRIMARY KEY, system text NOT NULL REFERENCES field_system(id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('password', 'certificate')), bcrypt text, pbkdf2 text, note text NOT NULL,
    created_at timestamptz NOT NULL, created_by text NOT NULL, expires_at timestamptz,
    revoked_at timestamptz, revoked_by text, last_used_at timestamptz,
    CHECK ((kind = 'password') = (bcrypt IS NOT NULL)), CHECK ((kind = 'password') = (pbkdf2 IS NOT NULL)),
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX field_credential_system ON field_credential (system, id);
CREATE INDEX field_credential_in_force ON field_credential (id) WHERE revoked_at IS NULL
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TABLE field_credential")
