-- The shared ledger. What an office may write and read, and what a chain must be, is decided here and nowhere else:
-- an office may talk to this database with any program.

CREATE SCHEMA hub;

CREATE TABLE hub.migration (
    number integer PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Who takes part. `reach` is what it reads: its own events, those of its province, or those of the nation.
CREATE TABLE hub.office (
    role text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    province text COLLATE "C" NOT NULL,
    reach text NOT NULL CHECK (reach IN ('own', 'province', 'nation')),
    writes boolean NOT NULL,
    since timestamptz NOT NULL DEFAULT clock_timestamp(),
    revoked timestamptz
);

-- Whose each origin is, and how far it has come. Names stand here too, so that a hub which is fed by others needs no
-- more than origins and events.
CREATE TABLE hub.origin (
    origin text COLLATE "C" PRIMARY KEY,
    role text COLLATE "C" NOT NULL,
    name text NOT NULL,
    province text COLLATE "C" NOT NULL,
    number bigint NOT NULL DEFAULT 0,
    hash text COLLATE "C" NOT NULL DEFAULT '',
    sent timestamptz
);
CREATE INDEX ON hub.origin (role);

CREATE TABLE hub.event (
    id text COLLATE "C" NOT NULL,
    origin text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    batch text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL,
    actor text NOT NULL,
    act text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    "on" text COLLATE "C" NOT NULL,
    data text NOT NULL,
    previous text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    province text COLLATE "C" NOT NULL,
    PRIMARY KEY (origin, number, at)
) PARTITION BY RANGE (at);
CREATE INDEX ON hub.event (key);
CREATE INDEX ON hub.event (id);

CREATE FUNCTION hub.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are only added' USING ERRCODE = 'BH006';
END $$;

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON hub.event FOR EACH ROW EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER only_added_whole BEFORE TRUNCATE ON hub.event FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

-- The partition of what is recorded in a year; a year without one of its own goes to the rest.
CREATE FUNCTION hub.make_partition(year integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    name text := 'event_' || year;
BEGIN
    EXECUTE format('CREATE TABLE hub.%I PARTITION OF hub.event FOR VALUES FROM (%L) TO (%L)', name, year || '-',
                   (year + 1) || '-');
    EXECUTE format('CREATE TRIGGER only_added_whole BEFORE TRUNCATE ON hub.%I '
                   'FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change()', name);
END $$;

SELECT hub.make_partition(year) FROM generate_series(2024, 2036) AS year;
CREATE TABLE hub.event_rest PARTITION OF hub.event DEFAULT;
CREATE TRIGGER only_added_whole BEFORE TRUNCATE ON hub.event_rest
    FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

-- A number as the programs write it, so that all of them compute one hash.
CREATE FUNCTION hub.canonical_number(written text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    found text;
BEGIN
    IF written ~ '^-?[0-9]+$' THEN
        RETURN CASE WHEN written = '-0' THEN '0' ELSE written END;
    END IF;
    found := written::float8::text;
    RETURN CASE WHEN found ~ '[.e]' THEN found ELSE found || '.0' END;
END $$;

-- A JSON value in the one form that is hashed: keys sorted and each once, no spaces, no needless escapes.
CREATE FUNCTION hub.canonical(value json) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    found text;
    keys bigint;
    different bigint;
BEGIN
    CASE json_typeof(value)
    WHEN 'object' THEN
        SELECT string_agg(to_json(one.key)::text || ':' || hub.canonical(one.value), ',' ORDER BY one.key COLLATE "C"),
               count(*), count(DISTINCT one.key COLLATE "C")
          INTO found, keys, different FROM json_each(value) AS one;
        IF keys <> different THEN
            RAISE EXCEPTION 'a name stands twice' USING ERRCODE = 'BH004';
        END IF;
        RETURN '{' || coalesce(found, '') || '}';
    WHEN 'array' THEN
        SELECT string_agg(hub.canonical(one.value), ',' ORDER BY one.place) INTO found
          FROM json_array_elements(value) WITH ORDINALITY AS one(value, place);
        RETURN '[' || coalesce(found, '') || ']';
    WHEN 'string' THEN RETURN to_json(value #>> '{}')::text;
    WHEN 'number' THEN RETURN hub.canonical_number(value::text);
    ELSE RETURN value::text;
    END CASE;
END $$;

-- The SHA-256 of an event: over the JSON array of its fields and the hash before it.
CREATE FUNCTION hub.digest(one hub.event) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(
        '[' || to_json(one.id)::text || ',' || to_json(one.origin)::text || ',' || one.number || ','
            || to_json(one.batch)::text || ',' || to_json(one.at)::text || ',' || to_json(one.actor)::text || ','
            || to_json(one.act)::text || ',' || to_json(one.key)::text || ',' || to_json(one."on")::text || ','
            || one.data || ',' || to_json(one.previous)::text || ']', 'UTF8')), 'hex')
$$;

-- Whether a command can have written such fields; what an act holds is read by those who take it in.
CREATE FUNCTION hub.check_fields(one hub.event) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    day date;
BEGIN
    IF one.act NOT IN ('done', 'extend', 'waive', 'refuse', 'note', 'assign', 'trigger', 'undo', 'measure', 'rekey',
                       'setting', 'continue')
       OR one.at !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z$'
       OR one."on" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
       OR one.id = '' OR one.origin = '' OR one.key = ''
       OR greatest(length(one.id), length(one.origin), length(one.batch), length(one.key)) > 1000
       OR length(one.actor) > 20000 OR length(one.data) > 1000000 THEN
        RAISE EXCEPTION 'no command writes this' USING ERRCODE = 'BH004', DETAIL = one.number::text;
    END IF;
    IF one.at::timestamptz > clock_timestamp() + interval '1 day' THEN
        RAISE EXCEPTION 'recorded in the future' USING ERRCODE = 'BH004', DETAIL = one.number::text;
    END IF;
    day := one."on"::date;
    IF day NOT BETWEEN date '1900-01-01' AND date '2999-12-31' OR json_typeof(one.data::json) <> 'object'
       OR one.data <> hub.canonical(one.data::json) THEN
        RAISE EXCEPTION 'not in the form that is hashed' USING ERRCODE = 'BH004', DETAIL = one.number::text;
    END IF;
EXCEPTION
    WHEN data_exception OR statement_too_complex THEN
        RAISE EXCEPTION 'no command writes this' USING ERRCODE = 'BH004', DETAIL = one.number::text;
END $$;

-- A new origin of an office that goes on where an earlier one of its own stood, enrolled with its first event.
CREATE FUNCTION hub.enrol_heir(one hub.event) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    step json;
BEGIN
    IF one.number <> 1 OR one.act <> 'continue' THEN
        RETURN;
    END IF;
    step := one.data::json;
    INSERT INTO hub.origin (origin, role, name, province)
    SELECT one.origin, former.role, former.name, former.province
      FROM hub.origin AS former JOIN hub.event AS last ON last.origin = former.origin
     WHERE former.origin = step ->> 'origin' AND former.role = session_user
       AND last.number = (step ->> 'number')::bigint AND last.hash = step ->> 'hash'
        ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION hub.accept() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    place hub.origin;
BEGIN
    PERFORM hub.check_fields(NEW);
    SELECT * INTO place FROM hub.origin WHERE origin = NEW.origin FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM hub.enrol_heir(NEW);
        SELECT * INTO place FROM hub.origin WHERE origin = NEW.origin FOR UPDATE;
    END IF;
    IF place.role IS DISTINCT FROM session_user::text COLLATE "C"
       OR NOT EXISTS (SELECT FROM hub.office WHERE role = session_user AND writes AND revoked IS NULL) THEN
        RAISE EXCEPTION 'not an origin of this role' USING ERRCODE = 'BH001', DETAIL = NEW.number::text;
    END IF;
    IF NEW.number <> place.number + 1 OR NEW.previous <> place.hash THEN
        RAISE EXCEPTION 'does not follow the last event' USING ERRCODE = 'BH002', DETAIL = NEW.number::text;
    END IF;
    NEW.province := place.province;
    IF NEW.hash IS DISTINCT FROM hub.digest(NEW) THEN
        RAISE EXCEPTION 'the hash is not that of the event' USING ERRCODE = 'BH003', DETAIL = NEW.number::text;
    END IF;
    IF EXISTS (SELECT FROM hub.event AS other WHERE other.id = NEW.id
                AND (other.at, other.key, other.data) IS DISTINCT FROM (NEW.at, NEW.key, NEW.data)) THEN
        RAISE EXCEPTION 'the id of another event' USING ERRCODE = 'BH005', DETAIL = NEW.number::text;
    END IF;
    UPDATE hub.origin SET number = NEW.number, hash = NEW.hash, sent = clock_timestamp() WHERE origin = NEW.origin;
    RETURN NEW;
END $$;

CREATE TRIGGER accept BEFORE INSERT ON hub.event FOR EACH ROW EXECUTE FUNCTION hub.accept();

-- What the role that has logged in may read. SET ROLE changes nothing of it.
CREATE FUNCTION hub.my_reach() RETURNS text LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT reach FROM hub.office WHERE role = session_user AND revoked IS NULL
$$;
CREATE FUNCTION hub.my_province() RETURNS text LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT province FROM hub.office WHERE role = session_user AND revoked IS NULL AND reach <> 'own'
$$;
CREATE FUNCTION hub.my_origins() RETURNS text[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(origin), '{}') FROM hub.origin
     WHERE role = session_user AND EXISTS (SELECT FROM hub.office WHERE role = session_user AND revoked IS NULL)
$$;

-- Volatile, so that it sees an origin that was enrolled with the very event.
CREATE FUNCTION hub.is_mine(asked text) RETURNS boolean LANGUAGE sql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM hub.origin WHERE origin = asked AND role = session_user)
$$;

ALTER TABLE hub.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.origin ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.office ENABLE ROW LEVEL SECURITY;

CREATE POLICY reads ON hub.event FOR SELECT USING (
    (SELECT hub.my_reach()) = 'nation' OR province = (SELECT hub.my_province())
    OR origin = ANY ((SELECT hub.my_origins())::text[])
);
CREATE POLICY adds ON hub.event FOR INSERT WITH CHECK (hub.is_mine(origin));
CREATE POLICY reads ON hub.origin FOR SELECT USING (
    (SELECT hub.my_reach()) = 'nation' OR province = (SELECT hub.my_province())
    OR origin = ANY ((SELECT hub.my_origins())::text[])
);
CREATE POLICY reads ON hub.office FOR SELECT USING (role = session_user);

-- Where each chain does not hold, of what the asker may read.
CREATE FUNCTION hub.verify() RETURNS TABLE (origin text, number bigint, fault text) LANGUAGE sql STABLE AS $$
    SELECT one.origin, one.number,
           CASE WHEN one.number <> one.number_before + 1 THEN 'missing'
                WHEN one.previous <> one.hash_before THEN 'detached' ELSE 'changed' END
      FROM (SELECT e.origin, e.number, e.previous, e.hash, hub.digest(e) AS digest,
                   coalesce(lag(e.number) OVER chain, 0) AS number_before, coalesce(lag(e.hash) OVER chain, '')
                   AS hash_before
              FROM hub.event AS e WINDOW chain AS (PARTITION BY e.origin ORDER BY e.number)) AS one
     WHERE one.number <> one.number_before + 1 OR one.previous <> one.hash_before OR one.hash <> one.digest
     UNION ALL
    SELECT place.origin, place.number, 'missing' FROM hub.origin AS place
     WHERE place.number > 0 AND NOT EXISTS (SELECT FROM hub.event AS e WHERE e.origin = place.origin
                                             AND e.number = place.number AND e.hash = place.hash)
     ORDER BY 1, 2
$$;

-- Roles belong to the cluster: several hubs may stand in one.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bh_hub_office') THEN CREATE ROLE bh_hub_office NOLOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bh_hub_reader') THEN CREATE ROLE bh_hub_reader NOLOGIN; END IF;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hub FROM PUBLIC;
GRANT USAGE ON SCHEMA hub TO bh_hub_office, bh_hub_reader;
GRANT SELECT ON hub.migration, hub.event, hub.origin, hub.office TO bh_hub_office, bh_hub_reader;
GRANT INSERT (id, origin, number, batch, at, actor, act, key, "on", data, previous, hash) ON hub.event
    TO bh_hub_office;
GRANT EXECUTE ON FUNCTION hub.my_reach(), hub.my_province(), hub.my_origins(), hub.is_mine(text), hub.verify(),
    hub.digest(hub.event)
    TO bh_hub_office, bh_hub_reader;
