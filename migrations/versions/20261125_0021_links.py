"""An asset's links: where its files lie, in systems of their own."""

from alembic import op

revision = "20261125_0021"
down_revision = "20261125_0020"

DOCUMENT = """
CREATE OR REPLACE FUNCTION asset_document(a asset) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', a.id, 'code', a.code, 'kind', a.kind, 'family', a.family, 'name', a.name, 'lon', a.lon, 'lat', a.lat,
        'zones', to_jsonb(a.zones), 'commune', a.commune, 'system', a.system, 'service', a.service,
        'lifecycle', a.lifecycle, 'attributes', a.attributes, 'tags', to_jsonb(a.tags),
        'external_ids', a.external_ids, {links}'version', a.version,
        'relations', COALESCE((
            SELECT jsonb_agg(jsonb_build_object('type', r.type, 'to', COALESCE(t.id, r.to_zone), 'port', r.port)
                             ORDER BY r.type, COALESCE(t.id, r.to_zone), r.port)
            FROM relation r LEFT JOIN asset t ON t.key = r.to_key WHERE r.from_key = a.key), '[]'))
$$
"""
# The views of schema `reach` name the columns there were: one more comes last, and is only made empty on the way back.
REACH = """
DO $$ BEGIN EXECUTE format(
    'CREATE OR REPLACE VIEW reach.asset AS SELECT %s, {links} FROM asset a WHERE EXISTS (SELECT'
    ' FROM jsonb_to_recordset(current_setting(''poste.reach'')::jsonb) AS l (families text[], zones text[])'
    ' WHERE (l.families IS NULL OR a.family = ANY(l.families)) AND (l.zones IS NULL OR a.zones && l.zones))',
    (SELECT string_agg(format('a.%I', attname), ', ' ORDER BY attnum) FROM pg_attribute
     WHERE attrelid = 'public.asset'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'links'));
END $$
"""


def upgrade() -> None:
    op.execute("ALTER TABLE asset ADD COLUMN links jsonb NOT NULL DEFAULT '[]'")
    op.execute(REACH.format(links="a.links"))
    op.execute(DOCUMENT.format(links="'links', a.links, "))


def downgrade() -> None:
    op.execute(DOCUMENT.format(links=""))
    op.execute(REACH.format(links="''[]''::jsonb AS links"))
    op.execute("ALTER TABLE asset DROP COLUMN links")
