-- Answers in SQL for whoever reads with other programs. Rules date what falls due, which SQL does not know: `bh hub
-- publish` puts the dated occurrences of a year here, and how they stand follows from the events.

CREATE TABLE hub.occurrence (
    key text COLLATE "C" PRIMARY KEY,
    year integer NOT NULL,
    regulation text COLLATE "C" NOT NULL,
    duty text COLLATE "C" NOT NULL,
    summary text NOT NULL,
    body text NOT NULL,
    province text NOT NULL,
    place text COLLATE "C" NOT NULL,
    period text NOT NULL,
    due date NOT NULL,
    basis text NOT NULL,
    keys text[] COLLATE "C" NOT NULL
);
CREATE INDEX ON hub.occurrence (due);

ALTER TABLE hub.occurrence ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON hub.occurrence FOR SELECT USING (
    (SELECT hub.my_reach()) = 'nation' OR place = (SELECT hub.my_province())
    OR (place = 'toan-quoc' AND (SELECT hub.my_reach()) IS NOT NULL)
);

CREATE INDEX ON hub.event (origin) WHERE act = 'continue';
CREATE INDEX ON hub.event (key) WHERE act IN ('undo', 'rekey');

-- The day that counts after the extensions of one office, in the order of their days: one that was granted after the day
-- had passed moves nothing.
CREATE FUNCTION hub.extended(due date, granted date[], days date[]) RETURNS date LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    FOR i IN 1 .. cardinality(granted) LOOP
        IF granted[i] <= due THEN
            due := days[i];
        END IF;
    END LOOP;
    RETURN due;
END $$;

-- Each origin with those that it continues, and their last event that both share; NULL is all of its own.
CREATE VIEW hub.lineage WITH (security_invoker = true) AS
WITH RECURSIVE step AS MATERIALIZED (
    SELECT e.origin, e.data::json ->> 'origin' AS before, (e.data::json ->> 'number')::bigint AS last
      FROM hub.event AS e
     WHERE e.act = 'continue' AND e.number = 1
       AND EXISTS (SELECT FROM hub.event AS b WHERE b.origin = e.data::json ->> 'origin'
                    AND b.number = (e.data::json ->> 'number')::bigint AND b.hash = e.data::json ->> 'hash')
), line AS (
    SELECT origin, origin AS ancestor, NULL::bigint AS last, 0 AS steps FROM hub.origin
     UNION
    SELECT line.origin, step.before, step.last, line.steps + 1
      FROM line JOIN step ON step.origin = line.ancestor WHERE line.steps < 1000
)
SELECT origin, ancestor, last, steps, NOT EXISTS (SELECT FROM step WHERE step.origin = line.ancestor) AS root FROM line;

-- The origins that are not their own root: few, so that all others need no look.
CREATE VIEW hub.root WITH (security_invoker = true) AS
    SELECT origin, ancestor AS root FROM hub.lineage WHERE root AND steps > 0;

-- Events that were taken back, by their own office.
CREATE VIEW hub.undone WITH (security_invoker = true) AS
    SELECT e.origin, e.number
      FROM hub.event AS u JOIN hub.event AS e ON e.key = u.key AND e.id = u.data::json ->> 'event'
     WHERE u.act = 'undo'
       AND (e.origin = u.origin OR EXISTS (SELECT FROM hub.lineage AS l WHERE l.origin = u.origin
                                            AND l.ancestor = e.origin AND e.number <= l.last));

-- Where an office has moved its records: from a key to the one where the moves end. A circle ends where it began.
CREATE FUNCTION hub.moved(day date) RETURNS TABLE (office text, key text, home text) LANGUAGE sql STABLE AS $$
WITH RECURSIVE move AS MATERIALIZED (
    SELECT DISTINCT ON (coalesce(r.root, e.origin), e.key) coalesce(r.root, e.origin) AS office, e.key,
           e.data::json ->> 'to' AS target
      FROM hub.event AS e LEFT JOIN hub.root AS r ON r.origin = e.origin
     WHERE e.act = 'rekey' AND e."on" <= day::text
       AND NOT EXISTS (SELECT FROM hub.undone AS u WHERE u.origin = e.origin AND u.number = e.number)
     ORDER BY coalesce(r.root, e.origin), e.key, e."on" DESC, e.at DESC, e.id DESC
), hop AS (
    SELECT office, key, target AS here, ARRAY[key] AS seen, false AS circle FROM move
     UNION ALL
    SELECT hop.office, hop.key, move.target, hop.seen || hop.here, move.target = ANY (hop.seen || hop.here)
      FROM hop JOIN move ON move.office = hop.office AND move.key = hop.here
     WHERE NOT hop.circle AND NOT hop.here = ANY (hop.seen)
)
SELECT DISTINCT ON (office, key) office, key,
       CASE WHEN circle OR here = ANY (seen) THEN key ELSE here END
  FROM hop ORDER BY office, key, cardinality(seen) DESC
$$;

-- How what falls due in a stretch of time stands on a day, by all that the hub knows now.
CREATE FUNCTION hub.standing(day date, first date, last date)
RETURNS TABLE (key text, regulation text, duty text, body text, province text, period text, due date, counts date,
               state text, done_on date, refused boolean)
LANGUAGE sql STABLE AS $$
WITH moved AS MATERIALIZED (SELECT * FROM hub.moved(day)),
roots AS MATERIALIZED (SELECT * FROM hub.root),
elsewhere AS MATERIALIZED (
    SELECT m.key, m.office AS origin FROM moved AS m UNION SELECT m.key, r.origin
      FROM moved AS m JOIN roots AS r ON r.root = m.office
),
asked AS (
    SELECT o.key, o.due, named FROM hub.occurrence AS o, unnest(o.keys) AS named
     WHERE o.due BETWEEN first AND last
),
told AS (
    SELECT asked.key, asked.due, e.origin, e.number, e.act, e."on", e.at, e.id, e.data
      FROM asked JOIN hub.event AS e ON e.key = asked.named COLLATE "C"
     WHERE e.act IN ('done', 'extend', 'waive', 'refuse') AND e."on" <= day::text
       AND NOT EXISTS (SELECT FROM elsewhere AS m WHERE m.key = e.key AND m.origin = e.origin)
     UNION ALL
    SELECT asked.key, asked.due, e.origin, e.number, e.act, e."on", e.at, e.id, e.data
      FROM moved AS m JOIN asked ON asked.named = m.home
      JOIN hub.event AS e ON e.key = m.key COLLATE "C" LEFT JOIN roots AS r ON r.origin = e.origin
     WHERE e.act IN ('done', 'extend', 'waive', 'refuse') AND e."on" <= day::text
       AND coalesce(r.root, e.origin) = m.office
),
taken_back AS MATERIALIZED (SELECT * FROM hub.undone),
valid AS (
    SELECT * FROM told AS t
     WHERE NOT EXISTS (SELECT FROM taken_back AS u WHERE u.origin = t.origin AND u.number = t.number)
),
extension AS (
    SELECT one.key, min(one.due) AS due
      FROM (SELECT v.key, hub.extended(v.due, array_agg(v."on"::date ORDER BY v."on", v.at, v.id),
                                       array_agg((v.data::json ->> 'to')::date ORDER BY v."on", v.at, v.id)) AS due
              FROM valid AS v LEFT JOIN roots AS r ON r.origin = v.origin
             WHERE v.act = 'extend' GROUP BY v.key, v.due, coalesce(r.root, v.origin)) AS one
     GROUP BY one.key
),
recorded AS (
    SELECT v.key, max(v."on") FILTER (WHERE v.act = 'done')::date AS done_on,
           bool_or(v.act = 'waive') AS waived, bool_or(v.act = 'refuse') AS refused
      FROM valid AS v GROUP BY v.key
)
SELECT o.key, o.regulation, o.duty, o.body, o.province, o.period, o.due, coalesce(x.due, o.due),
       CASE WHEN r.done_on <= coalesce(x.due, o.due) THEN 'done'
            WHEN r.done_on IS NOT NULL THEN 'done_late'
            WHEN r.waived THEN 'waived'
            WHEN day > coalesce(x.due, o.due) THEN 'overdue'
            ELSE 'open' END,
       r.done_on, coalesce(r.refused, false)
  FROM hub.occurrence AS o
  LEFT JOIN recorded AS r ON r.key = o.key LEFT JOIN extension AS x ON x.key = o.key
 WHERE o.due BETWEEN first AND last
$$;

-- Today in Việt Nam, where a day ends at 24:00.
CREATE FUNCTION hub.today() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
$$;

CREATE VIEW hub.standing_today WITH (security_invoker = true) AS
    SELECT extract(year FROM s.due)::integer AS year, s.*
      FROM hub.standing(hub.today(), date '1900-01-01', date '2999-12-31') AS s;

CREATE VIEW hub.status_by_province WITH (security_invoker = true) AS
    SELECT year, province, count(*) FILTER (WHERE state = 'done') AS done,
           count(*) FILTER (WHERE state = 'done_late') AS done_late, count(*) FILTER (WHERE state = 'open') AS open,
           count(*) FILTER (WHERE state = 'overdue') AS overdue, count(*) FILTER (WHERE state = 'waived') AS waived
      FROM hub.standing_today GROUP BY year, province;

CREATE VIEW hub.overdue_by_body WITH (security_invoker = true) AS
    SELECT province, body, count(*) AS overdue, min(counts) AS oldest
      FROM hub.standing_today WHERE state = 'overdue' GROUP BY province, body;

CREATE VIEW hub.missing WITH (security_invoker = true) AS
    SELECT duty, period, province, body, key, counts AS due, state
      FROM hub.standing_today WHERE state IN ('open', 'overdue');

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hub FROM PUBLIC;
GRANT SELECT ON hub.occurrence, hub.lineage, hub.root, hub.undone, hub.standing_today, hub.status_by_province,
    hub.overdue_by_body, hub.missing TO bh_hub_office, bh_hub_reader;
GRANT EXECUTE ON FUNCTION hub.extended(date, date[], date[]), hub.moved(date), hub.standing(date, date, date), hub.today()
    TO bh_hub_office, bh_hub_reader;
