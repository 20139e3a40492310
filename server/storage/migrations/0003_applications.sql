-- Applications, what they say, their attachments and endorsements.
-- Never edited after a release; conventions are in 0001_register.sql.

-- What one agency hands in for one category, and where it stands.
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

-- What a revision says on one dimension.
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

-- The people a revision names, in their order.
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

-- Which attachments a revision shows.
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

-- What must never change, even by mistake in the code above.
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
