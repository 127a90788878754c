"""What was kept and is no more: counted by system and reason."""

from alembic import op

revision = "20261122_0004"
down_revision = "20261122_0003"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE kept_trimmed (
            system text NOT NULL, outcome text NOT NULL, reason text NOT NULL,
            count bigint NOT NULL, newest timestamptz NOT NULL,
            PRIMARY KEY (system, outcome, reason)
        )
    """)


def downgrade() -> None:
    op.execute("DROP TABLE kept_trimmed")
