-- A second factor at sign-in, and people who come in by an identity provider of their own house. Only the identity role
-- reads any of it.

-- How the session began: `password`, `code` (password and a second factor) or `provider`.
alter table session add column way text not null default 'password';

create table person_totp (
  party text not null,
  person text not null,
  -- The shared secret, sealed with the node's key secret and bound to party and person.
  sealed bytea not null,
  -- Null until its first code was entered.
  confirmed_at timestamptz,
  -- The time step of the last code taken: a code is good once.
  last_step bigint not null,
  primary key (party, person),
  foreign key (party, person) references person (party, id)
);
select place('person_totp', 'party');
select guard('person_totp');

create table recovery_code (
  party text not null,
  person text not null,
  -- SHA-256 of the code, hex.
  code_hash text not null,
  used_at timestamptz,
  primary key (party, person, code_hash),
  foreign key (party, person) references person (party, id)
);
select place('recovery_code', 'party');
select guard('recovery_code');

-- Roles of which the party wants a second factor.
create table second_factor_role (
  party text not null,
  role text not null,
  primary key (party, role)
);
select place('second_factor_role', 'party');
select guard('second_factor_role');

-- Who a provider's subject is here. Linked by an administrator; nobody is made by signing in.
create table person_provider (
  party text not null,
  issuer text not null,
  subject text not null,
  person text not null,
  linked_by text not null,
  linked_at timestamptz not null,
  primary key (party, issuer, subject),
  foreign key (party, person) references person (party, id)
);
select place('person_provider', 'party');
select guard('person_provider');
create index person_provider_person on person_provider (party, person);

grant select, insert, update, delete on person_totp, recovery_code, second_factor_role, person_provider to lianyu_identity;
