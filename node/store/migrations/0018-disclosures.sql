-- Who was shown what a matter says of a person. A row for each look that the audit log holds, and one for each fact that
-- says something personal at all, from which follows to whom it travelled. It holds nothing of the person, so it stays when
-- that is erased. It is read along its key: all rows of one matter. The index is for who makes the rows of an entry again.
create table disclosure (
  party text not null,
  matter text not null,
  log bigint not null,
  idx bigint not null,
  -- The matter of the entry that says so: the one it is about, or the party's audit matter.
  entry_matter text not null,
  -- `looked`, `file`, `exported`; `said` where the entry itself says something of a person
  how text not null,
  desk text not null,
  at timestamptz not null,
  primary key (party, matter, log, idx)
);
select place('disclosure', 'party');
select guard('disclosure');
create index disclosure_entry on disclosure (party, entry_matter);
grant select, insert, update, delete on disclosure to lianyu_app;

-- What nodes hold already: the rows of every party, which forced row-level security hides from the owner too. An entry that
-- does not read is for `lianyu verify` to name, and must not keep a node from starting.
create function pg_temp.read_json(bytes bytea) returns jsonb language plpgsql as $$
begin
  return convert_from(bytes, 'UTF8')::jsonb;
exception when others then
  return null;
end $$;
create function pg_temp.read_instant(words text) returns timestamptz language plpgsql as $$
begin
  return words::timestamptz;
exception when others then
  return null;
end $$;
alter table entry no force row level security;
alter table head no force row level security;
alter table disclosure no force row level security;
insert into disclosure (party, matter, log, idx, entry_matter, how, desk, at)
select e.party, look.matter, e.log, e.idx, e.matter, look.how, look.desk, look.at
from entry e
  join head h on h.party = e.party and h.log = e.log
  cross join lateral (
    select pg_temp.read_json(e.bytes) as of, pg_temp.read_json(substring(e.internal from 33)) -> 'fields' as fields
  ) said
  cross join lateral (
    select shown.matter, shown.how, said.of -> 'by' ->> 'desk' as desk, pg_temp.read_instant(said.of ->> 'at') as at
    from (
      select e.matter, 'said' as how
        where h.scope <> 'audit' and said.of -> 'parts' ->> 'personal' is not null
      union all
      select said.fields ->> 'personalReadAbout', 'looked'
        where h.scope = 'audit' and said.of ->> 'step' = 'personal-read'
      union all
      select said.fields ->> 'fileReadNote', 'file'
        where h.scope = 'audit' and said.of ->> 'step' = 'file-read'
      union all
      select said.fields ->> 'exportedAbout', 'exported'
        where h.scope = 'audit' and said.of ->> 'step' = 'exported' and said.fields ->> 'exportedNote' like '%personal%'
    ) shown
  ) look
where look.matter is not null and look.desk is not null and look.at is not null;
alter table entry force row level security;
alter table head force row level security;
alter table disclosure force row level security;
