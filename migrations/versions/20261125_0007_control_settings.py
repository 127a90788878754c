"""What the control path must know of systems and zones: commands a second, safety lighting, closed perimeters."""

from alembic import op

revision = "20261125_0007"
down_revision = "20261125_0006"


def upgrade() -> None:
    op.execute("ALTER TABLE field_system ADD COLUMN command_rate float8 NOT NULL DEFAULT 50 CHECK (command_rate > 0)")
    op.execute(
        "ALTER TABLE zone ADD COLUMN safety_lit boolean NOT NULL DEFAULT false,"
        " ADD COLUMN closed boolean NOT NULL DEFAULT false"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE zone DROP COLUMN closed, DROP COLUMN safety_lit")
    op.execute("ALTER TABLE field_system DROP COLUMN command_rate")
