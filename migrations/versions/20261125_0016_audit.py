"""The audit trail: append-only rows chained by digest, their erasable content, anchors; nothing younger goes."""

from alembic import op

revision = "20261125_0016"
down_revision = "20261125_0011"

STATEMENTS = """
CREATE TABLE audit (
    number bigint PRIMARY KEY, at timestamptz NOT NULL, who text NOT NULL, via text NOT NULL, action text NOT NULL,
    entity text NOT NULL, subject text NOT NULL,
    result text NOT NULL CHECK (result IN ('done', 'refused', 'unchanged')),
    digest text NOT NULL, previous text NOT NULL, hash text NOT NULL
);
CREATE INDEX audit_at ON audit (at, number);
CREATE INDEX audit_who ON audit (who, number);
CREATE INDEX audit_action ON audit (action, number);
CREATE INDEX audit_subject ON audit (entity, subject, number);
CREATE TABLE audit_content (number bigint PRIMARY KEY, salt text NOT NULL, text text NOT NULL);
CREATE TABLE audit_head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), number bigint NOT NULL, hash text NOT NULL,
    at timestamptz NOT NULL, base_number bigint NOT NULL, base_hash text NOT NULL
);
INSERT INTO audit_head (number, hash, at, base_number, base_hash)
VALUES (0, repeat('0', 64), '-infinity', 0, repeat('0', 64));
CREATE TABLE audit_anchor (day date PRIMARY KEY, number bigint NOT NULL, document jsonb NOT NULL);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE FUNCTION audit_kept_three_years() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.at < now() - interval '3 years' THEN RETURN OLD; END IF; RAISE EXCEPTION
    'audit is kept for three years: DELETE refused' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_kept BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_kept_three_years();
CREATE TRIGGER audit_whole BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_content_unchanged BEFORE UPDATE ON audit_content FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_content_whole BEFORE TRUNCATE ON audit_content
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_anchor_unchanged BEFORE UPDATE OR DELETE ON audit_anchor
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_anchor_whole BEFORE TRUNCATE ON audit_anchor FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_unchanged, ENABLE ALWAYS TRIGGER audit_kept,
    ENABLE ALWAYS TRIGGER audit_whole;
ALTER TABLE audit_content ENABLE ALWAYS TRIGGER audit_content_unchanged, ENABLE ALWAYS TRIGGER audit_content_whole;
ALTER TABLE audit_anchor ENABLE ALWAYS TRIGGER audit_anchor_unchanged, ENABLE ALWAYS TRIGGER audit_anchor_whole;
REVOKE UPDATE, TRUNCATE ON audit, audit_content FROM CURRENT_USER;
REVOKE UPDATE, DELETE, TRUNCATE ON audit_anchor FROM CURRENT_USER;
ALTER TABLE notification DROP CONSTRAINT notification_purpose_check;
ALTER TABLE notification ADD CONSTRAINT notification_purpose_check CHECK (purpose IN ('alarm', 'test', 'anchor'))
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DELETE FROM notification WHERE purpose = 'anchor'")
    op.execute("ALTER TABLE notification DROP CONSTRAINT notification_purpose_check")
    op.execute(
        "ALTER TABLE notification ADD CONSTRAINT notification_purpose_check CHECK (purpose IN ('alarm', 'test'))"
    )
    for table in ("audit_anchor", "audit_head", "audit_content", "audit"):
        op.execute(f"DROP TABLE {table}")
    op.execute("DROP FUNCTION audit_kept_three_years")
    op.execute("DROP FUNCTION refuse_change")
