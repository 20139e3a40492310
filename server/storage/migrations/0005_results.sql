-- Tabulations, resolutions, coaching and the nomination list.
-- Never edited after a release; conventions are in 0001_register.sql.

-- The counting of one round. Derived, but kept: it is what the committee saw.
CREATE TABLE tabulation (
  season_id TEXT NOT NULL REFERENCES season (id),
  id TEXT NOT NULL,
  sequence INTEGER NOT NULL,              -- Orders the tabulations of a season; clocks may not.
  round TEXT NOT NULL CHECK (round IN ('FIRST', 'FINAL')),
  method TEXT NOT NULL,
  rules_digest BLOB NOT NULL CHECK (length(rules_digest) = 32),
  inputs_digest BLOB NOT NULL CHECK (length(inputs_digest) = 32),
  create_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, id),
  UNIQUE (season_id, sequence)
) STRICT;

-- The result of one category in a tabulation.
CREATE TABLE category_result (
  season_id TEXT NOT NULL,
  tabulation_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  rank_sum_refusal TEXT NOT NULL,
  PRIMARY KEY (season_id, tabulation_id, category_id),
  FOREIGN KEY (season_id, tabulation_id) REFERENCES tabulation (season_id, id)
) STRICT;

-- Exact numbers are fractions in text: '1709/20'; empty when there is none.
CREATE TABLE line (
  season_id TEXT NOT NULL,
  tabulation_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  application_id TEXT NOT NULL,
  title TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  place INTEGER NOT NULL,                 -- 0 when unranked.
  shadow_place INTEGER NOT NULL,
  mean_total TEXT NOT NULL,
  rank_sum TEXT NOT NULL,
  first_places INTEGER NOT NULL,
  judge_count INTEGER NOT NULL,
  spread TEXT NOT NULL,
  divergence TEXT NOT NULL,
  divergence_open INTEGER NOT NULL CHECK (divergence_open IN (0, 1)),
  outcome TEXT NOT NULL,
  above_floor INTEGER NOT NULL CHECK (above_floor IN (0, 1)),
  admitted INTEGER NOT NULL CHECK (admitted IN (0, 1)),
  unranked_reason TEXT NOT NULL,
  PRIMARY KEY (season_id, tabulation_id, application_id),
  FOREIGN KEY (season_id, tabulation_id) REFERENCES tabulation (season_id, id)
) STRICT;

-- What one judge's seat contributes to a line.
CREATE TABLE judge_total (
  season_id TEXT NOT NULL,
  tabulation_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  judge_id TEXT NOT NULL,
  judge_code TEXT NOT NULL,
  state TEXT NOT NULL,
  total TEXT NOT NULL,
  rank TEXT NOT NULL,
  PRIMARY KEY (season_id, tabulation_id, application_id, judge_id),
  FOREIGN KEY (season_id, tabulation_id) REFERENCES tabulation (season_id, id)
) STRICT;

-- Why one line stands above the next.
CREATE TABLE comparison (
  season_id TEXT NOT NULL,
  tabulation_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  higher_application_id TEXT NOT NULL,
  lower_application_id TEXT NOT NULL,
  decider TEXT NOT NULL CHECK (decider IN ('METHOD', 'TIE_KEY', 'RECORDED', 'TIED')),
  tie_key TEXT NOT NULL,                  -- Empty unless a key decided.
  higher_value TEXT NOT NULL,
  lower_value TEXT NOT NULL,
  PRIMARY KEY (season_id, tabulation_id, category_id, position),
  FOREIGN KEY (season_id, tabulation_id) REFERENCES tabulation (season_id, id)
) STRICT;

-- What the committee resolved. `sequence` orders the resolutions of a season.
CREATE TABLE resolution (
  season_id TEXT NOT NULL REFERENCES season (id),
  id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('DIVERGENCE', 'TIE', 'SHORTLIST', 'NOMINATION')),
  round TEXT NOT NULL CHECK (round IN ('FIRST', 'FINAL')),
  tabulation_id TEXT NOT NULL,            -- SHORTLIST, NOMINATION; empty for the others.
  category_id TEXT NOT NULL,              -- SHORTLIST, NOMINATION, TIE; empty for DIVERGENCE.
  application_id TEXT NOT NULL,           -- DIVERGENCE; empty for the others.
  outcome TEXT NOT NULL,                  -- DIVERGENCE.
  judge_id TEXT NOT NULL,                 -- DIVERGENCE with EXCLUDE_JUDGE.
  means TEXT NOT NULL,                    -- TIE: VOTE or LOT.
  none INTEGER NOT NULL CHECK (none IN (0, 1)),  -- NOMINATION: nobody.
  reason TEXT NOT NULL,
  meeting TEXT NOT NULL,
  members_present INTEGER NOT NULL CHECK (members_present >= 1),
  votes_for INTEGER NOT NULL,
  votes_against INTEGER NOT NULL,
  recorder_id TEXT NOT NULL REFERENCES person (id),
  create_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, id),
  UNIQUE (season_id, sequence),
  CHECK (votes_for * 2 > members_present AND votes_for + votes_against <= members_present)
) STRICT;

-- The order of a TIE.
CREATE TABLE resolution_order (
  season_id TEXT NOT NULL,
  resolution_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  application_id TEXT NOT NULL,
  PRIMARY KEY (season_id, resolution_id, position),
  FOREIGN KEY (season_id, resolution_id) REFERENCES resolution (season_id, id)
) STRICT;

-- The coaching of one shortlisted application by one coach.
CREATE TABLE coaching_case (
  season_id TEXT NOT NULL,
  id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  coach_id TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
  create_time_us INTEGER NOT NULL,
  update_time_us INTEGER NOT NULL,
  etag INTEGER NOT NULL,
  PRIMARY KEY (season_id, id),
  UNIQUE (season_id, application_id),
  FOREIGN KEY (season_id, application_id) REFERENCES application (season_id, id)
) STRICT;

-- A piece of advice and the agency's response.
CREATE TABLE advice (
  season_id TEXT NOT NULL,
  coaching_case_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  dimension_id TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('PENDING', 'ACCEPTED', 'DONE', 'DECLINED')),
  response TEXT NOT NULL,
  create_time_us INTEGER NOT NULL,
  respond_time_us INTEGER,
  etag INTEGER NOT NULL,
  PRIMARY KEY (season_id, coaching_case_id, id),
  FOREIGN KEY (season_id, coaching_case_id) REFERENCES coaching_case (season_id, id)
) STRICT;

-- The list that two people approve by its digest and that is dispatched.
CREATE TABLE nomination_list (
  season_id TEXT NOT NULL REFERENCES season (id),
  id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED', 'DISPATCHED')),
  rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
  rules_digest BLOB NOT NULL CHECK (length(rules_digest) = 32),
  digest BLOB NOT NULL CHECK (length(digest) = 32),  -- What approvers sign.
  proposer_id TEXT NOT NULL REFERENCES person (id),
  reason TEXT NOT NULL,
  document_number TEXT NOT NULL,
  create_time_us INTEGER NOT NULL,
  dispatch_time_us INTEGER,
  etag INTEGER NOT NULL,
  PRIMARY KEY (season_id, id)
) STRICT;
CREATE UNIQUE INDEX nomination_list_one_open ON nomination_list (season_id)
  WHERE state <> 'REJECTED';

-- One application on a list, as it stood when the list was proposed.
CREATE TABLE nomination (
  season_id TEXT NOT NULL,
  nomination_list_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  category_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  application_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  agency_display_name TEXT NOT NULL,
  title TEXT NOT NULL,
  mean_total TEXT NOT NULL,
  content_digest BLOB NOT NULL CHECK (length(content_digest) = 32),
  PRIMARY KEY (season_id, nomination_list_id, position),
  FOREIGN KEY (season_id, nomination_list_id) REFERENCES nomination_list (season_id, id)
) STRICT;

-- The final tabulation of each category, and whether nobody is nominated in it.
CREATE TABLE nomination_category (
  season_id TEXT NOT NULL,
  nomination_list_id TEXT NOT NULL,
  category_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  tabulation_id TEXT NOT NULL,
  none INTEGER NOT NULL CHECK (none IN (0, 1)),
  PRIMARY KEY (season_id, nomination_list_id, category_id),
  FOREIGN KEY (season_id, nomination_list_id) REFERENCES nomination_list (season_id, id)
) STRICT;

-- One person's approval of exactly one list.
CREATE TABLE approval (
  season_id TEXT NOT NULL,
  nomination_list_id TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  approve_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, nomination_list_id, person_id),
  FOREIGN KEY (season_id, nomination_list_id) REFERENCES nomination_list (season_id, id)
) STRICT;

-- What must never change, even by mistake in the code above.
CREATE TRIGGER tabulation_is_never_changed BEFORE UPDATE ON tabulation
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER tabulation_is_never_deleted BEFORE DELETE ON tabulation
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER category_result_is_never_changed BEFORE UPDATE ON category_result
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER category_result_is_never_deleted BEFORE DELETE ON category_result
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER line_is_never_changed BEFORE UPDATE ON line
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER line_is_never_deleted BEFORE DELETE ON line
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER judge_total_is_never_changed BEFORE UPDATE ON judge_total
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER judge_total_is_never_deleted BEFORE DELETE ON judge_total
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER comparison_is_never_changed BEFORE UPDATE ON comparison
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER comparison_is_never_deleted BEFORE DELETE ON comparison
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER resolution_is_never_changed BEFORE UPDATE ON resolution
  BEGIN SELECT RAISE(ABORT, 'a resolution is immutable'); END;
CREATE TRIGGER resolution_is_never_deleted BEFORE DELETE ON resolution
  BEGIN SELECT RAISE(ABORT, 'a resolution is immutable'); END;
CREATE TRIGGER resolution_order_is_never_changed BEFORE UPDATE ON resolution_order
  BEGIN SELECT RAISE(ABORT, 'a resolution is immutable'); END;
CREATE TRIGGER resolution_order_is_never_deleted BEFORE DELETE ON resolution_order
  BEGIN SELECT RAISE(ABORT, 'a resolution is immutable'); END;
CREATE TRIGGER nomination_is_never_changed BEFORE UPDATE ON nomination
  BEGIN SELECT RAISE(ABORT, 'a nomination list is immutable'); END;
CREATE TRIGGER nomination_is_never_deleted BEFORE DELETE ON nomination
  BEGIN SELECT RAISE(ABORT, 'a nomination list is immutable'); END;
CREATE TRIGGER nomination_category_is_never_changed BEFORE UPDATE ON nomination_category
  BEGIN SELECT RAISE(ABORT, 'a nomination list is immutable'); END;
CREATE TRIGGER nomination_category_is_never_deleted BEFORE DELETE ON nomination_category
  BEGIN SELECT RAISE(ABORT, 'a nomination list is immutable'); END;
CREATE TRIGGER approval_is_never_changed BEFORE UPDATE ON approval
  BEGIN SELECT RAISE(ABORT, 'an approval is immutable'); END;
CREATE TRIGGER approval_is_never_deleted BEFORE DELETE ON approval
  BEGIN SELECT RAISE(ABORT, 'an approval is immutable'); END;
CREATE TRIGGER nomination_list_is_never_changed BEFORE UPDATE ON nomination_list
  WHEN NEW.digest IS NOT OLD.digest OR NEW.rules_digest IS NOT OLD.rules_digest
    OR NEW.rehearsal IS NOT OLD.rehearsal OR NEW.proposer_id IS NOT OLD.proposer_id
    OR OLD.state IN ('REJECTED', 'DISPATCHED')
  BEGIN SELECT RAISE(ABORT, 'a nomination list is immutable'); END;
CREATE TRIGGER nomination_list_is_never_deleted BEFORE DELETE ON nomination_list
  BEGIN SELECT RAISE(ABORT, 'a nomination list is immutable'); END;
