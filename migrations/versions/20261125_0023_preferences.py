"""What each person arranges of their screen."""

from alembic import op

revision = "20261125_0023"
down_revision = "20261125_0021"


def upgrade() -> None:
    op.execute("""
    CREATE TABLE preference (
        owner text PRIMARY KEY, kept jsonb NOT NULL CHECK (jsonb_typeof(kept) = 'object'),
        changed_at timestamptz NOT NULL
    )
    """)


def downgrade() -> None:
    op.execute("DROP TABLE preference")
