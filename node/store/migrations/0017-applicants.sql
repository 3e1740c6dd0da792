-- Citizens and firms who are signed in at the party's own provider. Nobody is named: an applicant is a keyed hash of the
-- provider's subject, another for each party.
create table applicant_session (
  party text not null,
  -- SHA-256 of the token, hex.
  token_hash text not null,
  applicant text not null,
  -- What the provider vouched for (name, USCC), sealed; gone with the session.
  claims bytea not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (party, token_hash)
);
select place('applicant_session', 'party');
select guard('applicant_session');
create index applicant_session_applicant on applicant_session (party, applicant);
grant select, insert, update, delete on applicant_session to lianyu_identity;

-- Whose is what. A fact names an applicant by an id that is good for its one matter, so this cannot be read from the logs.
create table applicant_matter (
  party text not null,
  applicant text not null,
  matter text not null,
  -- The command that opened it, from which its query code follows.
  command text not null,
  opened_at timestamptz not null,
  primary key (party, applicant, matter)
);
select place('applicant_matter', 'party');
select guard('applicant_matter');
grant select, insert, delete on applicant_matter to lianyu_app;

-- Who sent up which file: nobody may name a file of somebody else's in a form.
create table applicant_file (
  party text not null,
  applicant text not null,
  hash text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  uploaded_at timestamptz not null,
  primary key (party, applicant, hash)
);
select place('applicant_file', 'party');
select guard('applicant_file');
grant select, insert, delete on applicant_file to lianyu_app;
