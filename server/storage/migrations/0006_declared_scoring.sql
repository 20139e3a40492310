-- Rules that declare more of how a round is counted, and tabulations that keep what they counted.
-- Never edited after a release; conventions are in 0001_register.sql.

-- The season with the wider list of methods and what is new in its rules. Foreign keys are off
-- while scripts run, so its referrers stay as they are.
CREATE TABLE season_wider (
  id TEXT NOT NULL PRIMARY KEY,           -- The ROC year.
  display_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN (
    'DRAFT', 'ANNOUNCED', 'INTAKE', 'ELIGIBILITY', 'ASSIGNMENT', 'FIRST_ROUND', 'CONSENSUS',
    'COACHING', 'FINAL_ROUND', 'DELIBERATION', 'APPROVAL', 'DISPATCHED', 'VOID')),
  rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
  method TEXT NOT NULL CHECK (method IN ('TOTAL_SCORE', 'RANK_SUM', 'TRIMMED_MEAN')),
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
  rank_on TEXT NOT NULL DEFAULT 'EXACT' CHECK (rank_on IN ('EXACT', 'PUBLISHED')),
  ties_at_cut TEXT NOT NULL DEFAULT 'ADMITTED' CHECK (ties_at_cut IN ('ADMITTED', 'STRICT')),
  trim_each_side INTEGER NOT NULL DEFAULT 1,
  trim_from_judges INTEGER NOT NULL DEFAULT 5,
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
INSERT INTO season_wider (
  id, display_name, state, rehearsal, method, shortlist_factor, shortlist_floor, nomination_floor,
  divergence_shown, divergence_discussed, divergence_resolved, first_round_judges,
  final_round_judges, outside_judges_min, panel_judges_min, panel_outside_percent_min,
  panel_gender_percent_min, correction_limit, dimension_text_length_max, rules_digest,
  intake_open_time_us, intake_close_time_us, correction_close_time_us, first_round_close_time_us,
  coaching_close_time_us, final_round_close_time_us, announce_time_us, create_time_us,
  update_time_us, etag)
SELECT
  id, display_name, state, rehearsal, method, shortlist_factor, shortlist_floor, nomination_floor,
  divergence_shown, divergence_discussed, divergence_resolved, first_round_judges,
  final_round_judges, outside_judges_min, panel_judges_min, panel_outside_percent_min,
  panel_gender_percent_min, correction_limit, dimension_text_length_max, rules_digest,
  intake_open_time_us, intake_close_time_us, correction_close_time_us, first_round_close_time_us,
  coaching_close_time_us, final_round_close_time_us, announce_time_us, create_time_us,
  update_time_us, etag
FROM season;
DROP TABLE season;
ALTER TABLE season_wider RENAME TO season;

-- A rounding that the rules prescribe, in their order.
CREATE TABLE rounding_stage (
  season_id TEXT NOT NULL REFERENCES season (id),
  position INTEGER NOT NULL,
  point TEXT NOT NULL CHECK (point IN ('DIMENSION_SCORE', 'JUDGE_TOTAL', 'RESULT')),
  places INTEGER NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('HALF_UP', 'TRUNCATE', 'UP')),
  PRIMARY KEY (season_id, position)
) STRICT;

-- 0: the weights of the category's rubric are basis points.
ALTER TABLE category ADD COLUMN total_points INTEGER NOT NULL DEFAULT 0 CHECK (total_points >= 0);

-- A dimension weighs in basis points or in points.
CREATE TABLE dimension_wider (
  season_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  display_name TEXT NOT NULL,
  weight_basis_points INTEGER NOT NULL CHECK (weight_basis_points BETWEEN 0 AND 10000),
  weight_points INTEGER NOT NULL DEFAULT 0 CHECK (weight_points >= 0),
  floor INTEGER NOT NULL DEFAULT 0,       -- Hundredths; 0: none.
  PRIMARY KEY (season_id, category_id, id),
  FOREIGN KEY (season_id, category_id) REFERENCES category (season_id, id),
  CHECK ((weight_basis_points = 0) <> (weight_points = 0))
) STRICT;
INSERT INTO dimension_wider (season_id, category_id, id, position, display_name,
                             weight_basis_points)
SELECT season_id, category_id, id, position, display_name, weight_basis_points FROM dimension;
DROP TABLE dimension;
ALTER TABLE dimension_wider RENAME TO dimension;

-- The facet that an item belongs to; empty in a rubric without facets.
ALTER TABLE item ADD COLUMN facet_id TEXT NOT NULL DEFAULT '';

-- A side from which every dimension of a rubric is looked at.
CREATE TABLE facet (
  season_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  display_name TEXT NOT NULL,
  share INTEGER NOT NULL CHECK (share >= 1),
  PRIMARY KEY (season_id, category_id, id),
  FOREIGN KEY (season_id, category_id) REFERENCES category (season_id, id)
) STRICT;

-- Points beside the weighted total; its scores stand among those of the items.
CREATE TABLE bonus (
  season_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  display_name TEXT NOT NULL,
  highest INTEGER NOT NULL CHECK (highest BETWEEN 1 AND 10000),  -- Hundredths.
  PRIMARY KEY (season_id, category_id, id),
  FOREIGN KEY (season_id, category_id) REFERENCES category (season_id, id)
) STRICT;

-- The anchor of one level of a rubric's scale.
CREATE TABLE level (
  season_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  lowest INTEGER NOT NULL CHECK (lowest BETWEEN 0 AND 10000),  -- Hundredths.
  display_name TEXT NOT NULL,
  anchor TEXT NOT NULL,
  PRIMARY KEY (season_id, category_id, position),
  FOREIGN KEY (season_id, category_id) REFERENCES category (season_id, id)
) STRICT;

-- What tabulations say beyond what they said before. Those counted before say of admission what
-- their other columns imply, carry the names of today, and nothing else of it.
DROP TRIGGER category_result_is_never_changed;
ALTER TABLE category_result ADD COLUMN display_name TEXT NOT NULL DEFAULT '';
ALTER TABLE category_result ADD COLUMN vacancies INTEGER NOT NULL DEFAULT 0;
UPDATE category_result SET display_name = coalesce((
  SELECT c.display_name FROM category AS c
  WHERE c.season_id = category_result.season_id AND c.id = category_result.category_id), '');
CREATE TRIGGER category_result_is_never_changed BEFORE UPDATE ON category_result
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;

DROP TRIGGER line_is_never_changed;
ALTER TABLE line ADD COLUMN agency_display_name TEXT NOT NULL DEFAULT '';
ALTER TABLE line ADD COLUMN total_score_place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE line ADD COLUMN rank_sum_place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE line ADD COLUMN trimmed_mean_place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE line ADD COLUMN median_place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE line ADD COLUMN trimmed_mean TEXT NOT NULL DEFAULT '';
ALTER TABLE line ADD COLUMN median_total TEXT NOT NULL DEFAULT '';
ALTER TABLE line ADD COLUMN published TEXT NOT NULL DEFAULT '';
ALTER TABLE line ADD COLUMN admission TEXT NOT NULL DEFAULT 'UNRANKED' CHECK (admission IN (
  'ADMITTED', 'UNRANKED', 'BELOW_FLOOR', 'BELOW_DIMENSION_FLOOR', 'BEYOND_CUT', 'TIED_AT_CUT'));
UPDATE line SET
  agency_display_name = coalesce((SELECT a.display_name FROM agency AS a WHERE a.id = agency_id),
                                 ''),
  admission = CASE
    WHEN admitted = 1 THEN 'ADMITTED'
    WHEN place = 0 THEN 'UNRANKED'
    WHEN above_floor = 0 THEN 'BELOW_FLOOR'
    ELSE 'BEYOND_CUT'
  END;
ALTER TABLE line DROP COLUMN admitted;
CREATE TRIGGER line_is_never_changed BEFORE UPDATE ON line
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;

ALTER TABLE judge_total ADD COLUMN scaled_rank TEXT NOT NULL DEFAULT '';
ALTER TABLE comparison ADD COLUMN gap TEXT NOT NULL DEFAULT '';
ALTER TABLE comparison ADD COLUMN sentence_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE comparison ADD COLUMN sentence_en TEXT NOT NULL DEFAULT '';

-- The mean of one dimension over the sheets of an application that counted.
CREATE TABLE dimension_mean (
  season_id TEXT NOT NULL,
  tabulation_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  dimension_id TEXT NOT NULL,
  mean TEXT NOT NULL,
  below_floor INTEGER NOT NULL CHECK (below_floor IN (0, 1)),
  PRIMARY KEY (season_id, tabulation_id, application_id, position),
  FOREIGN KEY (season_id, tabulation_id) REFERENCES tabulation (season_id, id)
) STRICT;

-- What was compared between two lines, in order.
CREATE TABLE comparison_step (
  season_id TEXT NOT NULL,
  tabulation_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  comparison_position INTEGER NOT NULL,
  position INTEGER NOT NULL,
  tie_key TEXT NOT NULL,                  -- Empty for the method itself.
  dimension_id TEXT NOT NULL,             -- Only for DIMENSIONS_IN_ORDER.
  higher_value TEXT NOT NULL,
  lower_value TEXT NOT NULL,
  PRIMARY KEY (season_id, tabulation_id, category_id, comparison_position, position),
  FOREIGN KEY (season_id, tabulation_id, category_id, comparison_position)
    REFERENCES comparison (season_id, tabulation_id, category_id, position)
) STRICT;

-- What was counted and the report of it, as bytes: with the rules anyone can recompute the list.
CREATE TABLE tabulation_document (
  season_id TEXT NOT NULL,
  tabulation_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('SHEETS', 'DECISIONS', 'REPORT')),
  content BLOB NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (season_id, tabulation_id, kind),
  FOREIGN KEY (season_id, tabulation_id) REFERENCES tabulation (season_id, id)
) STRICT;

CREATE TRIGGER dimension_mean_is_never_changed BEFORE UPDATE ON dimension_mean
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER dimension_mean_is_never_deleted BEFORE DELETE ON dimension_mean
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER comparison_step_is_never_changed BEFORE UPDATE ON comparison_step
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER comparison_step_is_never_deleted BEFORE DELETE ON comparison_step
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER tabulation_document_is_never_changed BEFORE UPDATE ON tabulation_document
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER tabulation_document_is_never_deleted BEFORE DELETE ON tabulation_document
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
