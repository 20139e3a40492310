-- Rules of assignment, what judges wish, locks, and plans that are reviewed and keep what they were
-- computed from with their proof. Never edited after a release; conventions are in
-- 0001_register.sql.

-- Seasons of before declare nothing and have the default.
ALTER TABLE season ADD COLUMN fairness TEXT NOT NULL DEFAULT 'FLOOR'
  CHECK (fairness IN ('TOTAL', 'FLOOR', 'LEVEL', 'DEFICIT', 'FAIR'));
ALTER TABLE season ADD COLUMN fairness_price INTEGER NOT NULL DEFAULT 0;  -- Basis points.
ALTER TABLE season ADD COLUMN preference_affinity INTEGER NOT NULL DEFAULT 0;

-- How many of the members each application, or each judge, of the scope gets.
CREATE TABLE assignment_rule (
  season_id TEXT NOT NULL REFERENCES season (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('APPLICATION', 'JUDGE')),
  members TEXT NOT NULL,
  scope TEXT NOT NULL,
  min INTEGER NOT NULL CHECK (min >= 0),
  max TEXT NOT NULL,                      -- Empty: none; or a number; or all-1.
  soft INTEGER NOT NULL CHECK (soft IN (0, 1)),
  PRIMARY KEY (season_id, position),
  UNIQUE (season_id, id)
) STRICT;

ALTER TABLE judge ADD COLUMN organisation TEXT NOT NULL DEFAULT '';
ALTER TABLE judge ADD COLUMN seniority INTEGER NOT NULL DEFAULT 0
  CHECK (seniority BETWEEN 0 AND 3);      -- 0: not stated.
ALTER TABLE judge ADD COLUMN withdraw_time_us INTEGER;
ALTER TABLE judge ADD COLUMN withdraw_reason TEXT NOT NULL DEFAULT '';

-- What a judge would like to judge.
CREATE TABLE preference (
  season_id TEXT NOT NULL,
  judge_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  wish TEXT NOT NULL CHECK (wish IN ('INDIFFERENT', 'WANT', 'RATHER_NOT')),
  update_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, judge_id, application_id),
  FOREIGN KEY (season_id, judge_id) REFERENCES judge (season_id, id),
  FOREIGN KEY (season_id, application_id) REFERENCES application (season_id, id)
) STRICT;

-- A pair that every plan of the round must have.
CREATE TABLE seat_lock (
  season_id TEXT NOT NULL,
  round TEXT NOT NULL CHECK (round IN ('FIRST', 'FINAL')),
  application_id TEXT NOT NULL,
  judge_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  create_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, round, application_id, judge_id),
  FOREIGN KEY (season_id, judge_id) REFERENCES judge (season_id, id),
  FOREIGN KEY (season_id, application_id) REFERENCES application (season_id, id)
) STRICT;

-- The plan with its review and what it was made on. Those of before were applied without one: who
-- proposed them stands in the events alone.
CREATE TABLE assignment_plan_wider (
  season_id TEXT NOT NULL REFERENCES season (id),
  id TEXT NOT NULL,
  round TEXT NOT NULL CHECK (round IN ('FIRST', 'FINAL')),
  state TEXT NOT NULL CHECK (state IN ('PROPOSED', 'REVIEWED', 'APPLIED', 'SUPERSEDED')),
  affinity_total INTEGER NOT NULL,
  imported INTEGER NOT NULL CHECK (imported IN (0, 1)),
  kept INTEGER NOT NULL CHECK (kept IN (0, 1)),  -- Changes the base plan as little as possible.
  given_affinities INTEGER NOT NULL CHECK (given_affinities IN (0, 1)),
  base_plan_id TEXT,                      -- In force when it was made; absent when none was.
  proposer_id TEXT NOT NULL,
  review_person_id TEXT,
  review_note TEXT NOT NULL,
  inputs_digest BLOB NOT NULL CHECK (length(inputs_digest) = 32),
  create_time_us INTEGER NOT NULL,
  review_time_us INTEGER,
  apply_time_us INTEGER,
  etag INTEGER NOT NULL,
  PRIMARY KEY (season_id, id),
  CHECK ((review_person_id IS NULL) = (review_time_us IS NULL))
) STRICT;
INSERT INTO assignment_plan_wider (
  season_id, id, round, state, affinity_total, imported, kept, given_affinities, proposer_id,
  review_note, inputs_digest, create_time_us, apply_time_us, etag)
SELECT season_id, id, round, state, affinity_total, 0, 0, 0, '', '', inputs_digest, create_time_us,
  apply_time_us, etag
FROM assignment_plan;

-- How well a plan meets what it is compared by, in this order.
CREATE TABLE plan_tier (
  season_id TEXT NOT NULL,
  assignment_plan_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  tier TEXT NOT NULL CHECK (tier IN ('UNFILLED', 'CHANGES', 'FLOOR', 'LEVEL', 'DEFICIT', 'TOTAL',
                                     'EVENNESS', 'GROUPS', 'DRAW')),
  value INTEGER NOT NULL,
  bound INTEGER,                          -- Absent: nothing is proved.
  PRIMARY KEY (season_id, assignment_plan_id, position),
  FOREIGN KEY (season_id, assignment_plan_id) REFERENCES assignment_plan (season_id, id)
) STRICT;
INSERT INTO plan_tier (season_id, assignment_plan_id, position, tier, value, bound)
SELECT season_id, id, 0, 'TOTAL', affinity_total, affinity_bound FROM assignment_plan;

DROP TABLE assignment_plan;
ALTER TABLE assignment_plan_wider RENAME TO assignment_plan;
CREATE UNIQUE INDEX assignment_plan_one_applied ON assignment_plan (season_id, round)
  WHERE state = 'APPLIED';

-- Proofs of before were of a form that nothing reads any more.
DROP TABLE seat_price;

-- What a plan was computed from, as files, and its proof.
CREATE TABLE plan_document (
  season_id TEXT NOT NULL,
  assignment_plan_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('APPLICATIONS', 'JUDGES', 'AFFINITY', 'RULES', 'LOCKS',
                                     'CONFLICTS', 'KEPT', 'CERTIFICATE')),
  content BLOB NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (season_id, assignment_plan_id, kind),
  FOREIGN KEY (season_id, assignment_plan_id) REFERENCES assignment_plan (season_id, id)
) STRICT;

-- An assignment may be released.
CREATE TABLE assignment_wider (
  season_id TEXT NOT NULL,
  round TEXT NOT NULL CHECK (round IN ('FIRST', 'FINAL')),
  application_id TEXT NOT NULL,
  judge_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('ACTIVE', 'RECUSED', 'RELEASED')),
  create_time_us INTEGER NOT NULL,
  update_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, round, application_id, judge_id),
  FOREIGN KEY (season_id, judge_id) REFERENCES judge (season_id, id),
  FOREIGN KEY (season_id, application_id) REFERENCES application (season_id, id)
) STRICT;
INSERT INTO assignment_wider (season_id, round, application_id, judge_id, state, create_time_us,
                              update_time_us)
SELECT season_id, round, application_id, judge_id, state, create_time_us, update_time_us
FROM assignment;
DROP TABLE assignment;
ALTER TABLE assignment_wider RENAME TO assignment;
CREATE INDEX assignment_by_judge ON assignment (season_id, judge_id, round, application_id);

CREATE TRIGGER seat_is_never_changed BEFORE UPDATE ON seat
  BEGIN SELECT RAISE(ABORT, 'a plan is immutable'); END;
CREATE TRIGGER seat_is_never_deleted BEFORE DELETE ON seat
  BEGIN SELECT RAISE(ABORT, 'a plan is immutable'); END;
CREATE TRIGGER plan_tier_is_never_changed BEFORE UPDATE ON plan_tier
  BEGIN SELECT RAISE(ABORT, 'a plan is immutable'); END;
CREATE TRIGGER plan_tier_is_never_deleted BEFORE DELETE ON plan_tier
  BEGIN SELECT RAISE(ABORT, 'a plan is immutable'); END;
CREATE TRIGGER plan_document_is_never_changed BEFORE UPDATE ON plan_document
  BEGIN SELECT RAISE(ABORT, 'a plan is immutable'); END;
CREATE TRIGGER plan_document_is_never_deleted BEFORE DELETE ON plan_document
  BEGIN SELECT RAISE(ABORT, 'a plan is immutable'); END;
