"""Proof: the audit trail, chained by digest, its erasable content and anchors; the register of images seen."""

from alembic import op

revision = "20261125_0014"
down_revision = "20261125_0013"

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
CREATE FUNCTION kept_three_years() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.at < now() - interval '3 years' THEN RETURN OLD; END IF; RAISE EXCEPTION
    '% is kept for three years: DELETE refused', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_kept BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION kept_three_years();
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
CREATE TABLE video_authorisation (
    id text PRIMARY KEY, agent text NOT NULL, category text NOT NULL, communes text[] NOT NULL,
    purposes text[] NOT NULL, order_ref text NOT NULL, prefect_agreement text NOT NULL, starts_on date NOT NULL,
    ends_on date NOT NULL, given_at timestamptz NOT NULL, given_by text NOT NULL, withdrawn_at timestamptz,
    withdrawn_by text, CHECK (starts_on <= ends_on)
);
CREATE INDEX video_authorisation_agent ON video_authorisation (agent);
CREATE TABLE video_access (
    id text PRIMARY KEY, at timestamptz NOT NULL, agent text NOT NULL, category text, camera text NOT NULL,
    commune text, medium text NOT NULL CHECK (medium IN ('stream', 'snapshot')), purpose text NOT NULL,
    reason text NOT NULL, result text NOT NULL CHECK (result IN ('granted', 'refused')), code text NOT NULL,
    article text NOT NULL, authorisation text, until timestamptz
);
CREATE INDEX video_access_at ON video_access (at, id);
CREATE INDEX video_access_camera ON video_access (camera, at, id);
CREATE INDEX video_access_agent ON video_access (agent, at, id);
CREATE TABLE video_extract (
    id text PRIMARY KEY, at timestamptz NOT NULL, made_by text NOT NULL, camera text NOT NULL,
    requisition text NOT NULL, authority text NOT NULL, officer text NOT NULL, unit text NOT NULL, reason text NOT NULL,
    recorded_from timestamptz NOT NULL, recorded_to timestamptz NOT NULL, sha256 text NOT NULL, medium text NOT NULL,
    signature text NOT NULL, CHECK (recorded_from < recorded_to)
);
CREATE INDEX video_extract_at ON video_extract (at, id);
CREATE TRIGGER video_access_unchanged BEFORE UPDATE ON video_access FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER video_access_kept BEFORE DELETE ON video_access FOR EACH ROW EXECUTE FUNCTION kept_three_years();
CREATE TRIGGER video_access_whole BEFORE TRUNCATE ON video_access FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER video_extract_unchanged BEFORE UPDATE ON video_extract FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER video_extract_kept BEFORE DELETE ON video_extract FOR EACH ROW EXECUTE FUNCTION kept_three_years();
CREATE TRIGGER video_extract_whole BEFORE TRUNCATE ON video_extract
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE video_access ENABLE ALWAYS TRIGGER video_access_unchanged, ENABLE ALWAYS TRIGGER video_access_kept,
    ENABLE ALWAYS TRIGGER video_access_whole;
ALTER TABLE video_extract ENABLE ALWAYS TRIGGER video_extract_unchanged, ENABLE ALWAYS TRIGGER video_extract_kept,
    ENABLE ALWAYS TRIGGER video_extract_whole;
REVOKE UPDATE, TRUNCATE ON video_access, video_extract FROM CURRENT_USER;
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
    video = ("video_extract", "video_access", "video_authorisation")
    for table in (*video, "audit_anchor", "audit_head", "audit_content", "audit"):
        op.execute(f"DROP TABLE {table}")
    op.execute("DROP FUNCTION kept_three_years")
    op.execute("DROP FUNCTION refuse_change")
