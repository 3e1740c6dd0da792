-- Who works here. Only the identity role reads a password's hash or a session.

create table department (
  party text not null,
  id text not null,
  name_zh text not null,
  name_en text not null,
  closed_at timestamptz,
  primary key (party, id)
);
select place('department', 'party');
select guard('department');

create table desk (
  party text not null,
  id text not null,
  department text not null,
  label_zh text not null,
  label_en text not null,
  closed_at timestamptz,
  primary key (party, id),
  foreign key (party, department) references department (party, id)
);
select place('desk', 'party');
select guard('desk');

create table person (
  party text not null,
  -- The opaque officer id that facts carry.
  id text not null,
  username text not null,
  -- What screens call the person: a name, or a role title.
  title text not null,
  password_hash text not null,
  must_change boolean not null,
  disabled_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (party, id),
  unique (party, username)
);
select place('person', 'party');
select guard('person');

create table person_desk (
  party text not null,
  person text not null,
  desk text not null,
  role text not null,
  since timestamptz not null,
  primary key (party, person, desk, role),
  foreign key (party, person) references person (party, id),
  foreign key (party, desk) references desk (party, id)
);
select place('person_desk', 'party');
select guard('person_desk');
create index person_desk_desk on person_desk (party, desk, role);

create table session (
  party text not null,
  -- SHA-256 of the token, hex.
  token_hash text not null,
  person text not null,
  -- The desk and role the person acts as.
  desk text not null,
  role text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  agent text,
  primary key (party, token_hash),
  foreign key (party, person) references person (party, id)
);
select place('session', 'party');
select guard('session');
create index session_person on session (party, person);
create index session_expires on session (party, expires_at);

-- Wrong sign-ins, by the name that was tried, whether or not it exists.
create table attempt (
  party text not null,
  username text not null,
  id uuid not null,
  at timestamptz not null,
  address text,
  primary key (party, username, id)
);
select place('attempt', 'party');
select guard('attempt');
create index attempt_at on attempt (party, username, at);

grant select, insert, update, delete on department, desk, person, person_desk, session, attempt to lianyu_identity;
grant select on department, desk, person_desk to lianyu_app;
grant select (party, id, username, title, disabled_at) on person to lianyu_app;
