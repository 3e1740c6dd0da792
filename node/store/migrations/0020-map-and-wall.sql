-- What other parties hold and a desk here waits for: the wall, the map and the workbench ask for it, and of a county's
-- tracks nearly all are its own.
create index track_elsewhere on track (party, awaited_by, red_at, matter, track)
  where awaited_by is not null and holder_party <> party;

-- With all that the wall's walks look at, so that they read the index alone.
drop index track_held;
create index track_held on track (party, holder_party, holder_desk, red_at, matter, track) include (amber_at, kind, stage)
  where ended_at is null;

-- The term by which the map finds matters that have a place (`PLACED_TERM` of the kernel). Canonical JSON keeps keys in
-- order, so a place is seen in the bytes of a shared part after its salt; one that was taken away since leaves a term that
-- the map passes over.
alter table entry no force row level security;
alter table matter no force row level security;
alter table term no force row level security;
insert into term (party, term, kind, matter)
select distinct e.party, E'\u0001placed', m.kind, e.matter
from entry e
  join matter m on m.party = e.party and m.id = e.matter
where position('{"lat":'::bytea in e.shared) > 0
on conflict do nothing;
alter table entry force row level security;
alter table matter force row level security;
alter table term force row level security;
