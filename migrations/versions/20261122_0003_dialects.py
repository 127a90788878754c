"""Dialects: each system's topics and mapping, assets by external id, what the worker has subscribed to."""

from alembic import op

revision = "20261122_0003"
down_revision = "20261122_0002"

# Devices are found by (name, value) whatever the case of the value; the rows follow `asset.external_ids`.
EXTERNAL_IDS = """
CREATE TABLE asset_external (
    name text NOT NULL, value text NOT NULL, asset int NOT NULL REFERENCES asset(key) ON DELETE CASCADE,
    PRIMARY KEY (value, name, asset)
);
CREATE INDEX asset_external_asset ON asset_external (asset);
INSERT INTO asset_external (name, value, asset)
SELECT x.key, lower(x.value), a.key FROM asset a, jsonb_each_text(a.external_ids) x
WHERE a.external_ids <> '{}' ON CONFLICT DO NOTHING
"""
FOLLOW = """
CREATE FUNCTION follow_external_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM asset_external WHERE asset = NEW.key;
    INSERT INTO asset_external (name, value, asset)
    SELECT x.key, lower(x.value), NEW.key FROM jsonb_each_text(NEW.external_ids) x ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$
"""


def upgrade() -> None:
    op.execute("ALTER TABLE field_system ADD COLUMN topics text[] NOT NULL DEFAULT '{}'")
    op.execute("ALTER TABLE field_system ADD COLUMN mapping text NOT NULL DEFAULT ''")
    op.execute("LOCK TABLE asset IN SHARE ROW EXCLUSIVE MODE")
    for statement in EXTERNAL_IDS.split(";\n"):
        op.execute(statement)
    op.execute(FOLLOW)
    op.execute(
        "CREATE TRIGGER external_ids_added AFTER INSERT ON asset FOR EACH ROW"
        " WHEN (NEW.external_ids <> '{}') EXECUTE FUNCTION follow_external_ids()"
    )
    op.execute(
        "CREATE TRIGGER external_ids_changed AFTER UPDATE OF external_ids ON asset FOR EACH ROW"
        " WHEN (NEW.external_ids IS DISTINCT FROM OLD.external_ids) EXECUTE FUNCTION follow_external_ids()"
    )
    op.execute("CREATE TABLE subscription (client text NOT NULL, filter text NOT NULL, PRIMARY KEY (client, filter))")


def downgrade() -> None:
    op.execute("DROP TABLE subscription")
    op.execute("DROP TRIGGER external_ids_changed ON asset")
    op.execute("DROP TRIGGER external_ids_added ON asset")
    op.execute("DROP FUNCTION follow_external_ids()")
    op.execute("DROP TABLE asset_external")
    op.execute("ALTER TABLE field_system DROP COLUMN mapping, DROP COLUMN topics")
