"""What the law asks beside seeing: attestations of masks, signs, people's requests, impact assessments, encryption."""

from alembic import op

revision = "20261125_0020"
down_revision = "20261125_0019"

STATEMENTS = """
CREATE TABLE mask_attestation (
    id text PRIMARY KEY, cameras text[] NOT NULL CHECK (cameras <> '{}'), masks text NOT NULL, document text NOT NULL,
    checked_on date NOT NULL, attested_at timestamptz NOT NULL, attested_by text NOT NULL,
    withdrawn_at timestamptz, withdrawn_by text, withdraw_reason text,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX mask_attestation_cameras ON mask_attestation USING gin (cameras) WHERE withdrawn_at IS NULL;
CREATE TABLE video_sign (
    id text PRIMARY KEY, place text NOT NULL, lon double precision, lat double precision, zone text,
    cameras text[] NOT NULL, since date NOT NULL, checked_on date NOT NULL, checked_by text NOT NULL,
    entered_at timestamptz NOT NULL, entered_by text NOT NULL, removed_at timestamptz, removed_by text,
    remove_reason text, CHECK (zone IS NOT NULL OR cameras <> '{}'), CHECK ((lon IS NULL) = (lat IS NULL)),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
CREATE INDEX video_sign_cameras ON video_sign USING gin (cameras) WHERE removed_at IS NULL;
CREATE TABLE image_request (
    id text PRIMARY KEY, reference text NOT NULL, "right" text NOT NULL, received_on date NOT NULL,
    due_on date NOT NULL, person text NOT NULL, contact text NOT NULL, place text NOT NULL, cameras text[] NOT NULL,
    seen_from timestamptz NOT NULL, seen_to timestamptz NOT NULL, description text NOT NULL,
    entered_at timestamptz NOT NULL, entered_by text NOT NULL,
    status text NOT NULL DEFAULT 'received' CHECK (status IN ('received', 'examining', 'answered', 'refused')),
    taken_at timestamptz, taken_by text, closed_at timestamptz, closed_by text, identity text, outcome text,
    ground text, article text, answer text,
    CHECK (seen_from < seen_to), CHECK ((status IN ('answered', 'refused')) = (closed_at IS NOT NULL))
);
CREATE INDEX image_request_open ON image_request (due_on) WHERE closed_at IS NULL;
CREATE INDEX image_request_entered ON image_request (entered_at, id);
CREATE TABLE assessment (
    id text PRIMARY KEY, activity text NOT NULL, reference text NOT NULL, done_on date NOT NULL,
    residual_risk text NOT NULL, opinion text NOT NULL, remarks text NOT NULL, review_on date NOT NULL,
    entered_at timestamptz NOT NULL, entered_by text NOT NULL, CHECK (done_on < review_on)
);
CREATE INDEX assessment_activity ON assessment (activity, done_on, entered_at);
ALTER TABLE video_extract ADD COLUMN encryption text NOT NULL DEFAULT '';
CREATE OR REPLACE VIEW reach.video_extract AS
    SELECT * FROM video_extract WHERE camera IN (SELECT id FROM reach.asset)
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP VIEW reach.video_extract")
    op.execute("ALTER TABLE video_extract DROP COLUMN encryption")
    op.execute(
        "CREATE VIEW reach.video_extract AS SELECT * FROM video_extract WHERE camera IN (SELECT id FROM reach.asset)"
    )
    for table in ("assessment", "image_request", "video_sign", "mask_attestation"):
        op.execute(f"DROP TABLE {table}")
