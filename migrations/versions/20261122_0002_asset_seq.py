"""Each asset's place in the journal: the seq of its last row there."""

from alembic import op

revision = "20261122_0002"
down_revision = "20261122_0001"


def upgrade() -> None:
    # A constant default does not rewrite the table. Every row is current up to where the journal stands now.
    op.execute("LOCK TABLE asset_state IN ACCESS EXCLUSIVE MODE")
    op.execute("""
        DO $$ BEGIN
            EXECUTE format('ALTER TABLE asset_state ADD COLUMN seq bigint NOT NULL DEFAULT %s', (SELECT seq FROM feed));
            ALTER TABLE asset_state ALTER COLUMN seq SET DEFAULT 0;
        END $$
    """)


def downgrade() -> None:
    op.execute("ALTER TABLE asset_state DROP COLUMN seq")
