/** 发展党员. */
export const developmentTable = `
CREATE TABLE development (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  name TEXT, id_number TEXT, branch TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED,
  employer TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED, source TEXT, applied_on TEXT, talked_on TEXT,
  activist_on TEXT, mentors TEXT, reviews TEXT, candidate_on TEXT, introducers TEXT, political_review_on TEXT,
  training_days INTEGER, training_hours REAL, pre_examined_on TEXT, admitted_on TEXT, approved_on TEXT, extended_to TEXT,
  full_on TEXT, full_approved_on TEXT, dual_training_on TEXT, dual_review_on TEXT, dual_notice_on TEXT,
  dual_management_on TEXT, village_party TEXT, ended_reason TEXT, ended_on TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX development_unit ON development (unit);
CREATE INDEX development_branch ON development (branch);
CREATE INDEX development_employer ON development (employer);
CREATE INDEX development_id_number ON development (id_number);
`;
