"""The spine: registry, live state, readings, journal."""

from alembic import op

revision = "20261122_0001"
down_revision = None

REGISTRY = """
CREATE TABLE service (
    id text PRIMARY KEY, name text NOT NULL, partner boolean NOT NULL DEFAULT false,
    contact jsonb NOT NULL DEFAULT '{}', version int NOT NULL DEFAULT 1
);
CREATE TABLE zone (
    id text PRIMARY KEY, name text NOT NULL, level text NOT NULL, parent text REFERENCES zone(id),
    insee text, geometry jsonb NOT NULL, version int NOT NULL DEFAULT 1
);
CREATE TABLE field_system (
    id text PRIMARY KEY, name text NOT NULL, dialect text NOT NULL DEFAULT 'native',
    service text REFERENCES service(id), status text NOT NULL DEFAULT 'unknown', status_at timestamptz,
    version int NOT NULL DEFAULT 1
);
CREATE TABLE asset (
    key int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE, code text NOT NULL, kind text NOT NULL, family text NOT NULL, name text NOT NULL,
    search text NOT NULL, lon float8, lat float8, zones text[] NOT NULL DEFAULT '{}', commune text,
    system text REFERENCES field_system(id), service text REFERENCES service(id),
    lifecycle text NOT NULL, attributes jsonb NOT NULL, tags text[] NOT NULL, external_ids jsonb NOT NULL,
    version int NOT NULL DEFAULT 1, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL
);
CREATE INDEX asset_kind ON asset (kind, id);
CREATE INDEX asset_family ON asset (family, id);
CREATE INDEX asset_system ON asset (system);
CREATE INDEX asset_place ON asset USING gist (point(lon, lat));
CREATE INDEX asset_zones ON asset USING gin (zones);
CREATE INDEX asset_tags ON asset USING gin (tags);
CREATE INDEX asset_external_ids ON asset USING gin (external_ids jsonb_path_ops);
CREATE TABLE relation (
    from_key int NOT NULL REFERENCES asset(key) ON DELETE CASCADE, type text NOT NULL,
    to_key int REFERENCES asset(key) ON DELETE CASCADE, to_zone text REFERENCES zone(id),
    port text NOT NULL DEFAULT '',
    UNIQUE NULLS NOT DISTINCT (from_key, type, to_key, to_zone, port),
    CHECK (CASE WHEN type = 'guards' THEN to_zone IS NOT NULL AND to_key IS NULL
                ELSE to_key IS NOT NULL AND to_zone IS NULL END)
);
CREATE INDEX relation_to ON relation (to_key, type);
CREATE INDEX relation_to_zone ON relation (to_zone) WHERE to_zone IS NOT NULL;
CREATE TABLE base_map (
    layer text NOT NULL, id text NOT NULL, name text NOT NULL, search text NOT NULL, geometry jsonb NOT NULL,
    PRIMARY KEY (layer, id)
);
CREATE TABLE import_run (
    id text PRIMARY KEY, at timestamptz NOT NULL, file_name text NOT NULL, dry_run boolean NOT NULL,
    status text NOT NULL, report jsonb NOT NULL
);
"""

STATE = """
CREATE TABLE asset_state (
    key int PRIMARY KEY REFERENCES asset(key) ON DELETE CASCADE,
    at timestamptz, reported_at timestamptz, heard_at timestamptz,
    "values" jsonb NOT NULL DEFAULT '{}', field_at jsonb NOT NULL DEFAULT '{}',
    memory jsonb NOT NULL DEFAULT '{}'
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
CREATE TABLE asset_status (
    key int PRIMARY KEY REFERENCES asset(key) ON DELETE CASCADE,
    comm_status text NOT NULL DEFAULT 'unknown', health text NOT NULL DEFAULT 'unknown',
    since timestamptz NOT NULL DEFAULT now(), expected boolean, expected_since timestamptz
);
CREATE INDEX asset_status_comm ON asset_status (comm_status);
CREATE INDEX asset_status_health ON asset_status (health);
CREATE TABLE reading (
    asset int NOT NULL, measured_at timestamptz NOT NULL, received_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now(), reported_at timestamptz, seq bigint, "values" jsonb NOT NULL
) PARTITION BY RANGE (measured_at);
CREATE TABLE reading_old PARTITION OF reading DEFAULT;
CREATE INDEX reading_asset ON reading (asset, measured_at);
CREATE INDEX reading_reported ON reading (asset, reported_at) WHERE reported_at <> measured_at;
CREATE INDEX reading_received ON reading USING brin (received_at);
CREATE TABLE event (
    asset int NOT NULL, reported_at timestamptz, name text NOT NULL, digest bytea NOT NULL,
    measured_at timestamptz NOT NULL, received_at timestamptz NOT NULL, data jsonb NOT NULL,
    UNIQUE (asset, reported_at, name, digest)
);
CREATE INDEX event_measured ON event (measured_at);
CREATE TABLE rollup (
    asset int NOT NULL, at timestamptz NOT NULL, field text NOT NULL,
    n int NOT NULL, sum float8 NOT NULL, min float8 NOT NULL, max float8 NOT NULL,
    first float8 NOT NULL, last float8 NOT NULL,
    PRIMARY KEY (asset, field, at)
);
CREATE TABLE rollup_mark (one boolean PRIMARY KEY DEFAULT true CHECK (one), received_at timestamptz NOT NULL);
INSERT INTO rollup_mark (received_at) VALUES (now());
"""

INGEST = """
CREATE TABLE ledger (
    hour timestamptz NOT NULL, system text NOT NULL, worker text NOT NULL,
    received bigint NOT NULL, stored bigint NOT NULL, duplicate bigint NOT NULL,
    rejected bigint NOT NULL, unknown bigint NOT NULL, unexpected_fields bigint NOT NULL,
    PRIMARY KEY (hour, system, worker),
    CONSTRAINT ledger_balances CHECK (received = stored + duplicate + rejected + unknown)
);
CREATE TABLE kept_message (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, received_at timestamptz NOT NULL,
    topic text NOT NULL, system text NOT NULL, asset text NOT NULL, payload bytea NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('rejected', 'unknown')), reason text NOT NULL, detail text NOT NULL
);
CREATE INDEX kept_message_asset ON kept_message (system, asset, id);
CREATE INDEX kept_message_outcome ON kept_message (outcome, id);
CREATE TABLE lease (
    name text PRIMARY KEY, holder text NOT NULL, epoch bigint NOT NULL, until timestamptz NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}'
);
"""

JOURNAL = """
CREATE TABLE feed (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch text NOT NULL, seq bigint NOT NULL, at timestamptz NOT NULL, history text NOT NULL
) WITH (fillfactor = 10);
INSERT INTO feed (epoch, seq, at, history)
SELECT substr(md5(gen_random_uuid()::text), 1, 8), 0, now(),
       system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) FROM pg_control_system();
CREATE TABLE journal (
    seq bigint NOT NULL, at timestamptz NOT NULL, class text NOT NULL, topic text NOT NULL,
    entity text NOT NULL, key text NOT NULL, body jsonb NOT NULL
) PARTITION BY LIST (class);
CREATE TABLE journal_change PARTITION OF journal FOR VALUES IN ('change') PARTITION BY RANGE (at);
CREATE TABLE journal_sample PARTITION OF journal FOR VALUES IN ('sample') PARTITION BY RANGE (at);
CREATE INDEX journal_seq ON journal (seq);
CREATE INDEX journal_change_entity ON journal_change (entity, key, seq);
CREATE TABLE snapshot (seq bigint PRIMARY KEY, at timestamptz NOT NULL, epoch text NOT NULL);
CREATE TABLE snapshot_asset (
    seq bigint NOT NULL REFERENCES snapshot(seq) ON DELETE CASCADE, id text NOT NULL, body jsonb NOT NULL,
    PRIMARY KEY (seq, id)
);
INSERT INTO snapshot (seq, at, epoch) SELECT seq, at, epoch FROM feed;
"""

DOCUMENT = """
CREATE FUNCTION asset_document(a asset) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', a.id, 'code', a.code, 'kind', a.kind, 'family', a.family, 'name', a.name, 'lon', a.lon, 'lat', a.lat,
        'zones', to_jsonb(a.zones), 'commune', a.commune, 'system', a.system, 'service', a.service,
        'lifecycle', a.lifecycle, 'attributes', a.attributes, 'tags', to_jsonb(a.tags),
        'external_ids', a.external_ids, 'version', a.version,
        'relations', COALESCE((
            SELECT jsonb_agg(jsonb_build_object('type', r.type, 'to', COALESCE(t.id, r.to_zone), 'port', r.port)
                             ORDER BY r.type, COALESCE(t.id, r.to_zone), r.port)
            FROM relation r LEFT JOIN asset t ON t.key = r.to_key WHERE r.from_key = a.key), '[]'))
$$;
"""


def upgrade() -> None:
    for script in (REGISTRY, STATE, INGEST, JOURNAL):
        for statement in filter(str.strip, script.split(";\n")):
            op.execute(statement)
    op.execute(DOCUMENT)


def downgrade() -> None:
    op.execute("DROP FUNCTION asset_document(asset)")
    for table in (
        "snapshot_asset", "snapshot", "journal", "feed", "lease", "kept_message", "ledger", "rollup_mark", "rollup",
        "event", "reading", "asset_status", "asset_state", "import_run", "base_map", "relation", "asset",
        "field_system", "zone", "service",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
