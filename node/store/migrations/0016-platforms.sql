-- Cases that a party keeps on its province's platform as well: what has been told there, and what its feed has brought.
-- Queues of work to do, nothing more: the numbers stand in facts, and losing a row makes the case be told again.
create table platform_case (
  party text not null,
  platform text not null,
  matter text not null,
  number text,
  revision bigint not null,
  due_at timestamptz,
  tries integer not null,
  trouble text,
  primary key (party, platform, matter)
);
select place('platform_case', 'party');
select guard('platform_case');
create index platform_case_due on platform_case (party, platform, due_at) where due_at is not null;
create index platform_case_number on platform_case (party, platform, number) where number is not null;
grant select, insert, update, delete on platform_case to lianyu_app;

create table platform_feed (
  party text not null,
  platform text not null,
  cursor text not null,
  heard_at timestamptz,
  trouble text,
  troubled_since timestamptz,
  refused bigint not null,
  last_refusal text,
  primary key (party, platform)
);
select place('platform_feed', 'party');
select guard('platform_feed');
grant select, insert, update, delete on platform_feed to lianyu_app;
