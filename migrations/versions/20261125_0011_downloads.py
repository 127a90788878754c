"""Programmes in equipment clocks: what each should hold, and what a command must make its equipment report."""

from alembic import op

revision = "20261125_0011"
down_revision = "20261125_0010"

STATEMENTS = """
ALTER TABLE command ADD COLUMN expects jsonb;
CREATE TABLE programme_download (
    cabinet int PRIMARY KEY REFERENCES asset(key) ON DELETE CASCADE, programme text NOT NULL, checksum text NOT NULL,
    late_since timestamptz, tries int NOT NULL DEFAULT 0, next_try_at timestamptz, command text,
    alarmed boolean NOT NULL DEFAULT false
);
CREATE INDEX programme_download_programme ON programme_download (programme)
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TABLE programme_download")
    op.execute("ALTER TABLE command DROP COLUMN expects")
