-- The first schema. Never edited after a release; a change is a new file beside this one.
-- Conventions: ids are what people see; times are microseconds since 1970 UTC; scores are
-- hundredths; states and kinds are the words of the contract; `etag` counts a row's changes.

-- The register --------------------------------------------------------------------------------

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

-- The season and its rules ----------------------------------------------------------------------

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

CREATE TABLE category (
  season_id TEXT NOT NULL REFERENCES season (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  display_name TEXT NOT NULL,
  quota INTEGER NOT NULL CHECK (quota >= 1),
  PRIMARY KEY (season_id, id)
) STRICT;

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

-- Applications ----------------------------------------------------------------------------------

CREATE TABLE application (
  season_id TEXT NOT NULL,
  id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agency (id),
  category_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN (
    'DRAFT', 'SUBMITTED', 'RETURNED', 'ELIGIBLE', 'INELIGIBLE', 'SHORTLISTED', 'NOT_SHORTLISTED',
    'NOMINATED', 'NOT_NOMINATED', 'WITHDRAWN', 'DISQUALIFIED')),
  revision INTEGER NOT NULL,              -- The last submitted one; 0 before the first.
  correction_count INTEGER NOT NULL,
  reason TEXT NOT NULL,                   -- Of a return, rejection, withdrawal, disqualification.
  create_time_us INTEGER NOT NULL,
  update_time_us INTEGER NOT NULL,
  etag INTEGER NOT NULL,
  PRIMARY KEY (season_id, id),
  FOREIGN KEY (season_id, category_id) REFERENCES category (season_id, id)
) STRICT;
CREATE INDEX application_by_agency ON application (agency_id);

-- What a returned application must correct.
CREATE TABLE correction (
  season_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (season_id, application_id, position),
  FOREIGN KEY (season_id, application_id) REFERENCES application (season_id, id)
) STRICT;

-- What an application says. The row without a submit time is the open draft, of which there is at
-- most one; a submitted row never changes.
CREATE TABLE revision (
  season_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  budget_thousand_twd INTEGER NOT NULL,
  start_date TEXT NOT NULL,               -- YYYY-MM-DD, empty while unknown.
  end_date TEXT NOT NULL,
  contact_display_name TEXT NOT NULL,
  contact_job_title TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  contact_email TEXT NOT NULL,
  attested INTEGER NOT NULL CHECK (attested IN (0, 1)),
  attested_by TEXT NOT NULL,
  attested_job_title TEXT NOT NULL,
  content_digest BLOB NOT NULL CHECK (length(content_digest) = 32),  -- Of everything it says.
  submitter_id TEXT REFERENCES person (id),
  submit_time_us INTEGER,
  PRIMARY KEY (season_id, application_id, number),
  FOREIGN KEY (season_id, application_id) REFERENCES application (season_id, id),
  CHECK ((submitter_id IS NULL) = (submit_time_us IS NULL))
) STRICT;
CREATE UNIQUE INDEX revision_one_draft ON revision (season_id, application_id)
  WHERE submit_time_us IS NULL;

CREATE TABLE revision_text (
  season_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  dimension_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (season_id, application_id, number, dimension_id),
  FOREIGN KEY (season_id, application_id, number)
    REFERENCES revision (season_id, application_id, number)
) STRICT;

CREATE TABLE team_member (
  season_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  position INTEGER NOT NULL,
  organization TEXT NOT NULL,
  display_name TEXT NOT NULL,
  job_title TEXT NOT NULL,
  PRIMARY KEY (season_id, application_id, number, position),
  FOREIGN KEY (season_id, application_id, number)
    REFERENCES revision (season_id, application_id, number)
) STRICT;

-- A file of an application; the revisions that show it are in revision_attachment.
CREATE TABLE attachment (
  season_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  id TEXT NOT NULL,
  display_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  create_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, application_id, id),
  FOREIGN KEY (season_id, application_id) REFERENCES application (season_id, id)
) STRICT;

-- The bytes, apart from the row so that listing stays quick.
CREATE TABLE attachment_bytes (
  season_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  attachment_id TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (season_id, application_id, attachment_id),
  FOREIGN KEY (season_id, application_id, attachment_id)
    REFERENCES attachment (season_id, application_id, id)
) STRICT;

CREATE TABLE revision_attachment (
  season_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  attachment_id TEXT NOT NULL,
  PRIMARY KEY (season_id, application_id, number, attachment_id),
  FOREIGN KEY (season_id, application_id, number)
    REFERENCES revision (season_id, application_id, number),
  FOREIGN KEY (season_id, application_id, attachment_id)
    REFERENCES attachment (season_id, application_id, id)
) STRICT;

-- The supervising agency's word for exactly one content.
CREATE TABLE endorsement (
  season_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  content_digest BLOB NOT NULL CHECK (length(content_digest) = 32),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  endorse_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, application_id, content_digest),
  FOREIGN KEY (season_id, application_id) REFERENCES application (season_id, id)
) STRICT;

-- The panel -------------------------------------------------------------------------------------

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

CREATE TABLE expertise (
  season_id TEXT NOT NULL,
  judge_id TEXT NOT NULL,
  dimension_id TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  PRIMARY KEY (season_id, judge_id, dimension_id),
  FOREIGN KEY (season_id, judge_id) REFERENCES judge (season_id, id)
) STRICT;

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

-- Assignment ------------------------------------------------------------------------------------

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

-- Sheets ----------------------------------------------------------------------------------------

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

-- Counting (derived, but kept: a tabulation is what the committee saw) ---------------------------

CREATE TABLE tabulation (
  season_id TEXT NOT NULL REFERENCES season (id),
  id TEXT NOT NULL,
  round TEXT NOT NULL CHECK (round IN ('FIRST', 'FINAL')),
  method TEXT NOT NULL,
  rules_digest BLOB NOT NULL CHECK (length(rules_digest) = 32),
  inputs_digest BLOB NOT NULL CHECK (length(inputs_digest) = 32),
  create_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, id)
) STRICT;

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

-- Coaching --------------------------------------------------------------------------------------

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

-- The nomination list ---------------------------------------------------------------------------

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

CREATE TABLE approval (
  season_id TEXT NOT NULL,
  nomination_list_id TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  approve_time_us INTEGER NOT NULL,
  PRIMARY KEY (season_id, nomination_list_id, person_id),
  FOREIGN KEY (season_id, nomination_list_id) REFERENCES nomination_list (season_id, id)
) STRICT;

-- The record ------------------------------------------------------------------------------------

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

-- What must never change, even by mistake in the code above -------------------------------------

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER request_is_never_changed BEFORE UPDATE ON request
  BEGIN SELECT RAISE(ABORT, 'requests are append-only'); END;
CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
  WHEN OLD.submit_time_us IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a submitted revision is immutable'); END;
CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
  WHEN OLD.submit_time_us IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a submitted revision is immutable'); END;
CREATE TRIGGER revision_text_is_never_changed BEFORE DELETE ON revision_text
  WHEN EXISTS (SELECT 1 FROM revision AS r
               WHERE r.season_id = OLD.season_id AND r.application_id = OLD.application_id
                 AND r.number = OLD.number AND r.submit_time_us IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'a submitted revision is immutable'); END;
CREATE TRIGGER team_member_is_never_changed BEFORE DELETE ON team_member
  WHEN EXISTS (SELECT 1 FROM revision AS r
               WHERE r.season_id = OLD.season_id AND r.application_id = OLD.application_id
                 AND r.number = OLD.number AND r.submit_time_us IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'a submitted revision is immutable'); END;
CREATE TRIGGER revision_attachment_is_never_changed BEFORE DELETE ON revision_attachment
  WHEN EXISTS (SELECT 1 FROM revision AS r
               WHERE r.season_id = OLD.season_id AND r.application_id = OLD.application_id
                 AND r.number = OLD.number AND r.submit_time_us IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'a submitted revision is immutable'); END;
CREATE TRIGGER sheet_is_never_changed BEFORE UPDATE ON sheet
  WHEN OLD.state <> 'DRAFT'
    AND (NEW.state <> 'SUPERSEDED' OR OLD.state = 'SUPERSEDED'
         OR NEW.digest IS NOT OLD.digest OR NEW.submit_time_us IS NOT OLD.submit_time_us
         OR NEW.revision <> OLD.revision OR NEW.version <> OLD.version)
  BEGIN SELECT RAISE(ABORT, 'a submitted sheet is immutable'); END;
CREATE TRIGGER sheet_is_never_deleted BEFORE DELETE ON sheet
  BEGIN SELECT RAISE(ABORT, 'sheets are never deleted'); END;
CREATE TRIGGER item_score_is_never_added BEFORE INSERT ON item_score
  WHEN (SELECT state FROM sheet WHERE key = NEW.sheet_key) <> 'DRAFT'
  BEGIN SELECT RAISE(ABORT, 'a submitted sheet is immutable'); END;
CREATE TRIGGER item_score_is_never_updated BEFORE UPDATE ON item_score
  BEGIN SELECT RAISE(ABORT, 'a submitted sheet is immutable'); END;
CREATE TRIGGER item_score_is_never_deleted BEFORE DELETE ON item_score
  WHEN (SELECT state FROM sheet WHERE key = OLD.sheet_key) <> 'DRAFT'
  BEGIN SELECT RAISE(ABORT, 'a submitted sheet is immutable'); END;
CREATE TRIGGER dimension_comment_is_never_added BEFORE INSERT ON dimension_comment
  WHEN (SELECT state FROM sheet WHERE key = NEW.sheet_key) <> 'DRAFT'
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
CREATE TRIGGER line_is_never_changed BEFORE UPDATE ON line
  BEGIN SELECT RAISE(ABORT, 'a tabulation is immutable'); END;
CREATE TRIGGER resolution_is_never_changed BEFORE UPDATE ON resolution
  BEGIN SELECT RAISE(ABORT, 'a resolution is immutable'); END;
CREATE TRIGGER approval_is_never_changed BEFORE UPDATE ON approval
  BEGIN SELECT RAISE(ABORT, 'an approval is immutable'); END;
