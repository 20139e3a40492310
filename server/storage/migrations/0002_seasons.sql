-- Seasons and their rules.
-- Never edited after a release; conventions are in 0001_register.sql.

-- One year's selection and the scalar part of its rules.
CREATE TABLE season (
  id TEXT NOT NULL PRIMARY KEY,           -- The ROC year.
  display_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN (
    'DRAFT', 'ANNOUNCED', 'INTAKE', 'ELIGIBILITY', 'ASSIGNMENT', 'FIRST_ROUND', 'CONSENSUS',
    'COACHING', 'FINAL_ROUND', 'DELIBERATION', 'APPROVAL', 'DISPATCHED', 'VOID')),
  rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
  method TEXT NOT NULL CHECK (method IN ('TOTAL_SCORE', 'RANK_SUM')),
  shortlist_factor INTEGER NOT NULL,
  shortlist_floor INTEGER NOT NULL,       -- Hundredths.
  nomination_floor INTEGER NOT NULL,      -- Hundredths.
  divergence_shown INTEGER NOT NULL,      -- Hundredths.
  divergence_discussed INTEGER NOT NULL,  -- Hundredths.
  divergence_resolved INTEGER NOT NULL,   -- Hundredths.
  first_round_judges INTEGER NOT NULL,
  final_round_judges INTEGER NOT NULL,    -- 0: every judge without a conflict.
  outside_judges_min INTEGER NOT NULL,
  panel_judges_min INTEGER NOT NULL,
  panel_outside_percent_min INTEGER NOT NULL,
  panel_gender_percent_min INTEGER NOT NULL,
  correction_limit INTEGER NOT NULL,
  dimension_text_length_max INTEGER NOT NULL,
  rules_digest BLOB CHECK (length(rules_digest) = 32),  -- Absent in DRAFT.
  intake_open_time_us INTEGER,            -- The schedule: all six or none.
  intake_close_time_us INTEGER,
  correction_close_time_us INTEGER,
  first_round_close_time_us INTEGER,
  coaching_close_time_us INTEGER,
  final_round_close_time_us INTEGER,
  announce_time_us INTEGER,
  create_time_us INTEGER NOT NULL,
  update_time_us INTEGER NOT NULL,
  etag INTEGER NOT NULL
) STRICT;

-- A group of applications that is ranked by itself, with its quota.
CREATE TABLE category (
  season_id TEXT NOT NULL REFERENCES season (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  display_name TEXT NOT NULL,
  quota INTEGER NOT NULL CHECK (quota >= 1),
  PRIMARY KEY (season_id, id)
) STRICT;

-- A weighted dimension of a category's rubric; the weights of a category sum to 10 000.
CREATE TABLE dimension (
  season_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  display_name TEXT NOT NULL,
  weight_basis_points INTEGER NOT NULL CHECK (weight_basis_points BETWEEN 1 AND 10000),
  PRIMARY KEY (season_id, category_id, id),
  FOREIGN KEY (season_id, category_id) REFERENCES category (season_id, id)
) STRICT;

-- An item of a dimension; its share is relative to the other items of the dimension.
CREATE TABLE item (
  season_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  id TEXT NOT NULL,
  dimension_id TEXT NOT NULL,
  position INTEGER NOT NULL,              -- In the whole rubric.
  display_name TEXT NOT NULL,
  share INTEGER NOT NULL CHECK (share >= 1),
  PRIMARY KEY (season_id, category_id, id),
  FOREIGN KEY (season_id, category_id, dimension_id)
    REFERENCES dimension (season_id, category_id, id)
) STRICT;

-- The tie chain, in the order in which the keys are tried.
CREATE TABLE tie_key (
  season_id TEXT NOT NULL REFERENCES season (id),
  position INTEGER NOT NULL,
  tie_key TEXT NOT NULL,
  PRIMARY KEY (season_id, position)
) STRICT;
