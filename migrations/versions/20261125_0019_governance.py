"""Data governance: what was deleted and its certificates, legal holds and what they keep, keys of open data."""

from alembic import op

revision = "20261125_0019"
down_revision = "20261125_0018"

STATEMENTS = """
CREATE TABLE legal_hold (
    id text PRIMARY KEY, categories text[] NOT NULL CHECK (categories <> '{}'), assets text[] NOT NULL,
    since timestamptz NOT NULL, until timestamptz NOT NULL, authority text NOT NULL, reference text NOT NULL,
    reason text NOT NULL, placed_at timestamptz NOT NULL, placed_by text NOT NULL,
    lifted_at timestamptz, lifted_by text, lift_reason text,
    CHECK (since < until), CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
CREATE INDEX legal_hold_standing ON legal_hold (placed_at) WHERE lifted_at IS NULL;
CREATE TABLE held_row (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, hold text NOT NULL REFERENCES legal_hold(id),
    category text NOT NULL, source text NOT NULL, at timestamptz NOT NULL, asset text, body jsonb NOT NULL
);
CREATE INDEX held_row_hold ON held_row (hold, id);
CREATE TABLE deletion (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), category text NOT NULL,
    reason text NOT NULL CHECK (reason IN ('term', 'erasure', 'hold_lifted')), reference text NOT NULL,
    what text NOT NULL, first timestamptz, last timestamptz, rows bigint NOT NULL, held bigint NOT NULL
);
CREATE TABLE deletion_certificate (
    number bigint PRIMARY KEY, at timestamptz NOT NULL, category text NOT NULL, reason text NOT NULL,
    document jsonb NOT NULL
);
CREATE TRIGGER deletion_certificate_unchanged BEFORE UPDATE OR DELETE ON deletion_certificate
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deletion_certificate_whole BEFORE TRUNCATE ON deletion_certificate
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE deletion_certificate ENABLE ALWAYS TRIGGER deletion_certificate_unchanged,
    ENABLE ALWAYS TRIGGER deletion_certificate_whole;
REVOKE UPDATE, DELETE, TRUNCATE ON deletion_certificate FROM CURRENT_USER;
CREATE TABLE open_data_key (collection text PRIMARY KEY, key bytea NOT NULL);
CREATE INDEX audit_who_folded ON audit (lower(who), number);
CREATE INDEX rollup_at ON rollup USING brin (at);
CREATE INDEX kept_message_received ON kept_message (received_at)
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP INDEX kept_message_received")
    op.execute("DROP INDEX audit_who_folded")
    op.execute("DROP INDEX rollup_at")
    for table in ("open_data_key", "deletion_certificate", "deletion", "held_row", "legal_hold"):
        op.execute(f"DROP TABLE {table}")
