-- What sealed entries keep back until it is opened: the log holds only a commitment to it. Nothing
-- else can make it again, so a backup holds it. Salt followed by canonical JSON, as a part is kept.
create table sealed_entry (
  party text not null,
  -- The entry's leaf, in hex.
  leaf text not null,
  matter text not null,
  -- Stages of the matter's main track at which it is opened, parted by spaces.
  until text not null,
  content bytea not null,
  primary key (party, leaf)
);
select place('sealed_entry', 'party');
select guard('sealed_entry');
create index sealed_entry_matter on sealed_entry (party, matter);
-- The node itself cannot read it before its time, whatever it is asked: neither a page nor a statement smuggled in. The
-- table is small and seldom read, so that the look at the matter's stage costs nothing that counts.
create policy not_before_its_time on sealed_entry as restrictive for select to lianyu_app using (
  exists (select from matter_now m where m.party = sealed_entry.party and m.id = sealed_entry.matter
    and m.stage = any(string_to_array(sealed_entry.until, ' '))));
create policy not_removed_before on sealed_entry as restrictive for delete to lianyu_app using (
  exists (select from matter_now m where m.party = sealed_entry.party and m.id = sealed_entry.matter
    and m.stage = any(string_to_array(sealed_entry.until, ' '))));
grant select, insert, delete on sealed_entry to lianyu_app;
