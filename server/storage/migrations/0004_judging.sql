-- Judges, conflicts, assignment and sheets.
-- Never edited after a release; conventions are in 0001_register.sql.

-- A person on the panel of a season.
CREATE TABLE judge (
  season_id TEXT NOT NULL REFERENCES season (id),
  id TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  code TEXT NOT NULL,                     -- J01, J02, …: what others know the judge by.
  outside INTEGER NOT NULL CHECK (outside IN (0, 1)),
  agency_id TEXT REFERENCES agency (id),
  gender TEXT NOT NULL CHECK (gender IN ('GENDER_UNSPECIFIED', 'FEMALE', 'MALE', 'OTHER')),
  load_min INTEGER NOT NULL CHECK (load_min >= 0),
  load_max INTEGER NOT NULL CHECK (load_max >= load_min),
  declare_time_us INTEGER,                -- Absent until the declaration is complete.
  create_time_us INTEGER NOT NULL,
  update_time_us INTEGER NOT NULL,
  etag INTEGER NOT NULL,
  PRIMARY KEY (season_id, id),
  UNIQUE (season_id, person_id),
  UNIQUE (season_id, code),
  CHECK ((outside = 1) = (agency_id IS NULL))
) STRICT;

-- How well a judge knows a dimension: 1 (knows it) to 3 (expert).
CREATE TABLE expertise (
  season_id TEXT NOT NULL,
  judge_id TEXT NOT NULL,
  dimension_id TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  PRIMARY KEY (season_id, judge_id, dimension_id),
  FOREIGN KEY (season_id, judge_id) REFERENCES judge (season_id, id)
) STRICT;

-- A stated or derived fact that keeps a judge from an application. Never removed.
CREATE TABLE conflict (
  season_id TEXT NOT NULL,
  id TEXT NOT NULL,
  judge_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  ground TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('DECLARED', 'RECORDED', 'DERIVED')),
  statement TEXT NOT NULL,
  create_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, id),
  UNIQUE (season_id, judge_id, application_id, ground),
  FOREIGN KEY (season_id, judge_id) REFERENCES judge (season_id, id),
  FOREIGN KEY (season_id, application_id) REFERENCES application (season_id, id)
) STRICT;

-- A proposed or applied set of seats for one round, with its proof.
CREATE TABLE assignment_plan (
  season_id TEXT NOT NULL REFERENCES season (id),
  id TEXT NOT NULL,
  round TEXT NOT NULL CHECK (round IN ('FIRST', 'FINAL')),
  state TEXT NOT NULL CHECK (state IN ('PROPOSED', 'APPLIED', 'SUPERSEDED')),
  affinity_total INTEGER NOT NULL,
  affinity_bound INTEGER NOT NULL,        -- What no plan can exceed.
  inputs_digest BLOB NOT NULL CHECK (length(inputs_digest) = 32),
  create_time_us INTEGER NOT NULL,
  apply_time_us INTEGER,
  etag INTEGER NOT NULL,
  PRIMARY KEY (season_id, id)
) STRICT;
CREATE UNIQUE INDEX assignment_plan_one_applied ON assignment_plan (season_id, round)
  WHERE state = 'APPLIED';

-- One judge on one application in a plan, and what the pair is worth.
CREATE TABLE seat (
  season_id TEXT NOT NULL,
  assignment_plan_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  judge_id TEXT NOT NULL,
  affinity INTEGER NOT NULL,
  PRIMARY KEY (season_id, assignment_plan_id, application_id, judge_id),
  FOREIGN KEY (season_id, assignment_plan_id) REFERENCES assignment_plan (season_id, id)
) STRICT;

-- The plan's certificate: one price for each node of the flow network.
CREATE TABLE seat_price (
  season_id TEXT NOT NULL,
  assignment_plan_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  price TEXT NOT NULL,                    -- A decimal integer, which may exceed 64 bits.
  PRIMARY KEY (season_id, assignment_plan_id, position),
  FOREIGN KEY (season_id, assignment_plan_id) REFERENCES assignment_plan (season_id, id)
) STRICT;

-- One judge on one application in one round, in force.
CREATE TABLE assignment (
  season_id TEXT NOT NULL,
  round TEXT NOT NULL CHECK (round IN ('FIRST', 'FINAL')),
  application_id TEXT NOT NULL,
  judge_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('ACTIVE', 'RECUSED')),
  create_time_us INTEGER NOT NULL,
  update_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, round, application_id, judge_id),
  FOREIGN KEY (season_id, judge_id) REFERENCES judge (season_id, id),
  FOREIGN KEY (season_id, application_id) REFERENCES application (season_id, id)
) STRICT;
CREATE INDEX assignment_by_judge ON assignment (season_id, judge_id, round, application_id);

-- What one judge says of one application in one round; a re-scored sheet is the next version.
CREATE TABLE sheet (
  key INTEGER PRIMARY KEY,                -- Internal; keeps a sheet's scores together.
  season_id TEXT NOT NULL,
  judge_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  round TEXT NOT NULL CHECK (round IN ('FIRST', 'FINAL')),
  version INTEGER NOT NULL CHECK (version >= 1),
  revision INTEGER NOT NULL,              -- The application's revision that is judged.
  state TEXT NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'ABSTAINED', 'WAIVED', 'SUPERSEDED')),
  reason TEXT NOT NULL,
  digest BLOB CHECK (length(digest) = 32),  -- Of the submitted content.
  submit_time_us INTEGER,
  create_time_us INTEGER NOT NULL,
  update_time_us INTEGER NOT NULL,
  etag INTEGER NOT NULL,
  UNIQUE (season_id, judge_id, application_id, round, version),
  FOREIGN KEY (season_id, round, application_id, judge_id)
    REFERENCES assignment (season_id, round, application_id, judge_id),
  CHECK ((submit_time_us IS NULL) = (digest IS NULL))
) STRICT;
CREATE UNIQUE INDEX sheet_one_in_force ON sheet (season_id, judge_id, application_id, round)
  WHERE state <> 'SUPERSEDED';

-- In the order of the rubric, counted from 0 among the items that are scored.
CREATE TABLE item_score (
  sheet_key INTEGER NOT NULL REFERENCES sheet (key),
  position INTEGER NOT NULL,
  item_id TEXT NOT NULL,
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10000),  -- Hundredths.
  PRIMARY KEY (sheet_key, position)
) STRICT, WITHOUT ROWID;

-- In the order of the rubric, counted from 0; of each dimension strengths, then improvements.
CREATE TABLE dimension_comment (
  sheet_key INTEGER NOT NULL REFERENCES sheet (key),
  position INTEGER NOT NULL,
  dimension_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('STRENGTH', 'IMPROVEMENT')),
  text TEXT NOT NULL,
  PRIMARY KEY (sheet_key, position)
) STRICT, WITHOUT ROWID;

-- What must never change, even by mistake in the code above. Rows of a sheet have no trigger on
-- being added: it would double what a sheet costs, and the digest tells, which every reading
-- checks.
CREATE TRIGGER sheet_is_never_changed BEFORE UPDATE ON sheet
  WHEN OLD.state <> 'DRAFT'
    AND (NEW.state <> 'SUPERSEDED' OR OLD.state = 'SUPERSEDED'
         OR NEW.digest IS NOT OLD.digest OR NEW.submit_time_us IS NOT OLD.submit_time_us
         OR NEW.revision <> OLD.revision OR NEW.version <> OLD.version)
  BEGIN SELECT RAISE(ABORT, 'a submitted sheet is immutable'); END;
CREATE TRIGGER sheet_is_never_deleted BEFORE DELETE ON sheet
  BEGIN SELECT RAISE(ABORT, 'sheets are never deleted'); END;
CREATE TRIGGER item_score_is_never_updated BEFORE UPDATE ON item_score
  BEGIN SELECT RAISE(ABORT, 'a submitted sheet is immutable'); END;
CREATE TRIGGER item_score_is_never_deleted BEFORE DELETE ON item_score
  WHEN (SELECT state FROM sheet WHERE key = OLD.sheet_key) <> 'DRAFT'
  BEGIN SELECT RAISE(ABORT, 'a submitted sheet is immutable'); END;
CREATE TRIGGER dimension_comment_is_never_updated BEFORE UPDATE ON dimension_comment
  BEGIN SELECT RAISE(ABORT, 'a submitted sheet is immutable'); END;
CREATE TRIGGER dimension_comment_is_never_deleted BEFORE DELETE ON dimension_comment
  WHEN (SELECT state FROM sheet WHERE key = OLD.sheet_key) <> 'DRAFT'
  BEGIN SELECT RAISE(ABORT, 'a submitted sheet is immutable'); END;
CREATE TRIGGER conflict_is_never_changed BEFORE UPDATE ON conflict
  BEGIN SELECT RAISE(ABORT, 'a conflict is immutable'); END;
CREATE TRIGGER conflict_is_never_deleted BEFORE DELETE ON conflict
  BEGIN SELECT RAISE(ABORT, 'a conflict is immutable'); END;
