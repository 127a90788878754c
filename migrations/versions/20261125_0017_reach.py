"""What a caller finds whose rights are limited to families and zones (app/storage/reach.py); limits of receivers."""

from alembic import op

revision = "20261125_0017"
down_revision = "20261125_0016"

# `poste.reach` is `[{"families": [...] or null, "zones": [...] or null}]`, as app/storage/reach.py sets it. A flood
# counts alarms of the whole city. `ctid` is a column of steps, by which those of one instant are told apart. An asset's
# document names what it is connected to, wherever that lies (`asset_name`): its function does not look through these.
STATEMENTS = """
CREATE SCHEMA reach;
CREATE VIEW asset_name AS SELECT key, id FROM asset;
CREATE VIEW reach.asset AS SELECT a.* FROM asset a WHERE EXISTS (
    SELECT FROM jsonb_to_recordset(current_setting('poste.reach')::jsonb) AS l (families text[], zones text[])
    WHERE (l.families IS NULL OR a.family = ANY(l.families)) AND (l.zones IS NULL OR a.zones && l.zones));
CREATE VIEW reach.asset_state AS SELECT * FROM asset_state WHERE key IN (SELECT key FROM reach.asset);
CREATE VIEW reach.asset_status AS SELECT * FROM asset_status WHERE key IN (SELECT key FROM reach.asset);
CREATE VIEW reach.asset_external AS SELECT * FROM asset_external WHERE asset IN (SELECT key FROM reach.asset);
CREATE VIEW reach.relation AS SELECT * FROM relation WHERE from_key IN (SELECT key FROM reach.asset);
CREATE VIEW reach.claim AS SELECT * FROM claim WHERE asset IN (SELECT key FROM reach.asset);
CREATE VIEW reach.target AS SELECT * FROM target WHERE asset IN (SELECT key FROM reach.asset);
CREATE VIEW reach.command AS SELECT * FROM command WHERE asset IN (SELECT key FROM reach.asset);
CREATE VIEW reach.lockout AS SELECT * FROM lockout WHERE asset IN (SELECT key FROM reach.asset);
CREATE VIEW reach.programme_download AS SELECT * FROM programme_download
    WHERE cabinet IN (SELECT key FROM reach.asset);
CREATE VIEW reach.programme_assignment AS SELECT * FROM programme_assignment
    WHERE asset IS NULL OR asset IN (SELECT id FROM reach.asset);
CREATE VIEW reach.alarm AS SELECT * FROM alarm WHERE asset IN (SELECT key FROM reach.asset);
CREATE VIEW reach.alarm_step AS SELECT s.ctid, s.* FROM alarm_step s WHERE s.alarm IN (SELECT id FROM reach.alarm);
CREATE VIEW reach.alarm_due AS SELECT * FROM alarm_due WHERE asset IN (SELECT key FROM reach.asset);
CREATE VIEW reach.alarm_override AS SELECT * FROM alarm_override
    WHERE asset IS NULL OR asset IN (SELECT id FROM reach.asset);
CREATE VIEW reach.alarm_flood AS SELECT * FROM alarm_flood WHERE false;
CREATE VIEW reach.video_access AS SELECT * FROM video_access WHERE camera IN (SELECT id FROM reach.asset);
CREATE VIEW reach.video_extract AS SELECT * FROM video_extract WHERE camera IN (SELECT id FROM reach.asset);
CREATE VIEW reach.control_request AS SELECT r.* FROM control_request r WHERE NOT EXISTS (
    SELECT FROM (SELECT jsonb_array_elements_text(COALESCE(r.report->'assets', '[]')) AS id
                 UNION ALL SELECT o->>'asset' FROM jsonb_array_elements(COALESCE(r.report->'outcomes', '[]')) AS o) AS n
    WHERE NOT EXISTS (SELECT FROM reach.asset a WHERE a.id = n.id));
CREATE FUNCTION reach.asset_document(a reach.asset) RETURNS jsonb LANGUAGE sql STABLE SET search_path FROM CURRENT
    AS 'SELECT asset_document(whole) FROM asset AS whole WHERE whole.key = a.key';
ALTER TABLE notification_receiver ADD COLUMN families text[], ADD COLUMN zones text[]
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n"):
        op.execute(statement)


def downgrade() -> None:
    op.execute("ALTER TABLE notification_receiver DROP COLUMN families, DROP COLUMN zones")
    op.execute("DROP SCHEMA reach CASCADE")
    op.execute("DROP VIEW asset_name")
