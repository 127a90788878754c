"""Programmes that Poste carries out: which one a target follows."""

from alembic import op

revision = "20261125_0013"
down_revision = "20261125_0012"


def upgrade() -> None:
    op.execute("ALTER TABLE target ADD COLUMN programme text")


def downgrade() -> None:
    op.execute("ALTER TABLE target DROP COLUMN programme")
