"""What a caller finds whose rights are limited to families and zones (app/storage/reach.py); limits of receivers."""

from alembic import op

revision = "20261125_0017"
down_revision = "20261125_0016"

# `poste.reach` is `[{"families": [...] or null, "zones": [...] or null}]`, as app/storage/reach.py sets it.
ASSET = """
CREATE VIEW reach.asset AS SELECT a.* FROM asset a WHERE EXISTS (
    SELECT FROM jsonb_to_recordset(current_setting('poste.reach')::jsonb) AS l (families text[], zones text[])
    WHERE (l.families IS NULL OR a.family = ANY(l.families)) AND (l.zones IS NULL OR a.zones && l.zones))
"""
OF_AN_ASSET = {
    "asset_state": "key", "asset_status": "key", "asset_external": "asset", "relation": "from_key", "claim": "asset",
    "target": "asset", "command": "asset", "lockout": "asset", "programme_download": "cabinet", "alarm": "asset",
    "alarm_due": "asset",
}  # fmt: skip
OF_A_CAMERA = ("video_access", "video_extract")
OF_AN_ASSET_OR_NONE = ("alarm_override", "programme_assignment")
# `ctid` is a column here, by which steps of one instant are told apart. A flood counts alarms of the whole city.
OTHERS = """
CREATE VIEW reach.alarm_step AS SELECT s.ctid, s.* FROM alarm_step s WHERE s.alarm IN (SELECT id FROM reach.alarm);
CREATE VIEW reach.alarm_flood AS SELECT * FROM alarm_flood WHERE false;
CREATE VIEW reach.control_request AS SELECT r.* FROM control_request r WHERE NOT EXISTS (
    SELECT FROM (SELECT jsonb_array_elements_text(COALESCE(r.report->'assets', '[]')) AS id
                 UNION ALL SELECT o->>'asset' FROM jsonb_array_elements(COALESCE(r.report->'outcomes', '[]')) AS o) AS n
    WHERE NOT EXISTS (SELECT FROM reach.asset a WHERE a.id = n.id))
"""
# An asset's document names what it is connected to, wherever that lies: names open nothing. The function it calls
# must not look through these views.
DOCUMENT = """
CREATE FUNCTION reach.asset_document(a reach.asset) RETURNS jsonb LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT asset_document(whole) FROM asset AS whole WHERE whole.key = a.key
$$
"""


def upgrade() -> None:
    op.execute("CREATE SCHEMA reach")
    op.execute("CREATE VIEW asset_name AS SELECT key, id FROM asset")
    op.execute(ASSET)
    for table, column in OF_AN_ASSET.items():
        found = f"{column} IN (SELECT key FROM reach.asset)"
        op.execute(f"CREATE VIEW reach.{table} AS SELECT * FROM {table} WHERE {found}")
    for table in OF_A_CAMERA:
        op.execute(f"CREATE VIEW reach.{table} AS SELECT * FROM {table} WHERE camera IN (SELECT id FROM reach.asset)")
    for table in OF_AN_ASSET_OR_NONE:
        found = "asset IS NULL OR asset IN (SELECT id FROM reach.asset)"
        op.execute(f"CREATE VIEW reach.{table} AS SELECT * FROM {table} WHERE {found}")
    for statement in OTHERS.split(";\n"):
        op.execute(statement)
    op.execute(DOCUMENT)
    op.execute("ALTER TABLE notification_receiver ADD COLUMN families text[], ADD COLUMN zones text[]")


def downgrade() -> None:
    op.execute("ALTER TABLE notification_receiver DROP COLUMN families, DROP COLUMN zones")
    op.execute("DROP SCHEMA reach CASCADE")
    op.execute("DROP VIEW asset_name")
