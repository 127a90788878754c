"""How many commands a second each field system declares it can take."""

from alembic import op

revision = "20261125_0007"
down_revision = "20261125_0006"


def upgrade() -> None:
    op.execute("ALTER TABLE field_system ADD COLUMN command_rate float8 NOT NULL DEFAULT 50 CHECK (command_rate > 0)")


def downgrade() -> None:
    op.execute("ALTER TABLE field_system DROP COLUMN command_rate")
