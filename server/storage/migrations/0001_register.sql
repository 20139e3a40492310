-- Agencies, people and their access, and the record of everything that changed.
-- Conventions: ids are what people see; times are microseconds since 1970 UTC; scores are
-- hundredths; states and kinds are the words of the contract; `etag` counts a row's changes.
-- Never edited after a release; a change is a new file beside this one.

-- An agency of the city, with the first-level agency that supervises it.
CREATE TABLE agency (
  id TEXT NOT NULL PRIMARY KEY,
  display_name TEXT NOT NULL UNIQUE,
  code TEXT UNIQUE,                       -- The government's code; absent when unknown.
  level TEXT NOT NULL CHECK (level IN ('FIRST_LEVEL', 'DISTRICT_OFFICE', 'SECOND_LEVEL')),
  supervising_agency_id TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  create_time_us INTEGER NOT NULL,
  update_time_us INTEGER NOT NULL,
  etag INTEGER NOT NULL,
  CHECK ((level = 'SECOND_LEVEL') = (supervising_agency_id IS NOT NULL))
) STRICT;

-- A person who calls.
CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  display_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('ACTIVE', 'DISABLED')),
  create_time_us INTEGER NOT NULL,
  update_time_us INTEGER NOT NULL,
  etag INTEGER NOT NULL
) STRICT;

-- A role that a person holds; agency users hold it for one agency.
CREATE TABLE role_grant (
  person_id TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('STAFF', 'AGENCY_USER', 'JUDGE', 'COACH',
                                     'COMMISSION_MEMBER', 'AUDITOR')),
  agency_id TEXT REFERENCES agency (id),
  CHECK ((role = 'AGENCY_USER') = (agency_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX role_grant_once ON role_grant (person_id, role, coalesce(agency_id, ''));

-- A bearer token. The secret itself is nowhere.
CREATE TABLE token (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  secret_sha256 BLOB NOT NULL UNIQUE CHECK (length(secret_sha256) = 32),
  create_time_us INTEGER NOT NULL,
  expire_time_us INTEGER NOT NULL,
  revoke_time_us INTEGER                  -- Absent while it was not revoked.
) STRICT;
CREATE INDEX token_by_person ON token (person_id, create_time_us);

-- Everything that changed, one line each, numbered without gaps. Never a score or a secret.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  create_time_us INTEGER NOT NULL,
  actor TEXT NOT NULL,                    -- A person's id, or 'console'.
  verb TEXT NOT NULL,
  resource TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  reason TEXT NOT NULL,
  digest BLOB CHECK (length(digest) = 32),
  request_id TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_resource ON event (resource, id);

-- What each request with an id was answered, so that a repeat has the same effect once.
CREATE TABLE request (
  person_id TEXT NOT NULL REFERENCES person (id),
  id TEXT NOT NULL,
  verb TEXT NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),  -- Of the request.
  reply BLOB NOT NULL,
  create_time_us INTEGER NOT NULL,
  PRIMARY KEY (person_id, id)
) STRICT;

-- What must never change, even by mistake in the code above.
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER request_is_never_changed BEFORE UPDATE ON request
  BEGIN SELECT RAISE(ABORT, 'requests are append-only'); END;
