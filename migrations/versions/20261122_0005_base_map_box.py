"""The base map found by box: an index over each geometry's bounds."""

from alembic import op

revision = "20261122_0005"
down_revision = "20261122_0004"


def upgrade() -> None:
    op.execute("""
        CREATE FUNCTION geojson_box(geometry jsonb) RETURNS box LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
            SELECT box(point(min((at->>0)::float8), min((at->>1)::float8)),
                       point(max((at->>0)::float8), max((at->>1)::float8)))
            FROM jsonb_path_query(
                geometry, 'strict $.**.coordinates.** ? (@.type() == "array" && @[0].type() == "number")'
            ) AS position (at)
        $$
    """)
    op.execute("CREATE INDEX base_map_box ON base_map USING gist (geojson_box(geometry))")


def downgrade() -> None:
    op.execute("DROP INDEX base_map_box")
    op.execute("DROP FUNCTION geojson_box(jsonb)")
