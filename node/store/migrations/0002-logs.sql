-- Primary tables: what the logs hold and what proves them. Nothing here can be made again from anything else on this
-- node, and no role may change the bytes of an entry.

create table party_self (
  party text primary key,
  name_zh text not null,
  name_en text not null,
  level text not null,
  form text not null,
  -- The party's own card as signed; null until it has been made.
  card bytea,
  created_at timestamptz not null
);
select place('party_self', 'party');
select guard('party_self');
grant select, insert, update on party_self to lianyu_app;
grant select on party_self to lianyu_exchange, lianyu_identity;

-- One row for each log, own and mirrored; the row is the log's lock and its position.
create table head (
  party text not null,
  log bigint not null,
  -- `{writer}/{scope}/{generation}`
  origin text not null,
  writer text not null,
  -- `home`, `audit` or the id of an agreement
  scope text not null,
  generation bigint not null,
  own boolean not null,
  size bigint not null,
  root bytea not null,
  -- Size and the hashes of the complete subtrees: all that is needed to append.
  frontier bytea not null,
  -- `open`, `closed` (a later generation goes on), `behind` (read-only after a restore), `quarantined`
  state text not null,
  primary key (party, log),
  unique (party, origin)
) with (fillfactor = 50);
select place('head', 'party');
select guard('head');
grant select, insert on head to lianyu_app;
grant update (size, root, frontier, state) on head to lianyu_app;
grant select on head to lianyu_exchange;
grant update (state) on head to lianyu_exchange;

-- One row for each fact: its bytes, which are the log's entry, and those of its parts that are held here. A part is its
-- salt followed by its canonical JSON. One row and not two, since every step writes it; the exchange role has no right
-- to the column of internal parts.
create table entry (
  party text not null,
  log bigint not null,
  idx bigint not null,
  leaf bytea not null,
  bytes bytea not null,
  matter text not null,
  shared bytea,
  internal bytea,
  personal bytea,
  -- Own logs only: the command that made it, its place among that command's facts, and on the first a digest of the
  -- command's input.
  command uuid,
  n bigint,
  input bytea,
  primary key (party, log, idx),
  unique (party, command, n)
);
select place('entry', 'party');
select guard('entry');
create index entry_matter on entry (party, matter, log, idx);
grant select, insert on entry to lianyu_app;
grant update (shared, internal, personal) on entry to lianyu_app;
grant select (party, log, idx, leaf, bytes, matter, shared, personal) on entry to lianyu_exchange;

-- A part that was here and is erased: by which fact, so that a restore can erase it again before it serves.
create table erased_part (
  party text not null,
  log bigint not null,
  idx bigint not null,
  part text not null,
  erased_by text not null,
  erased_at timestamptz not null,
  primary key (party, log, idx, part)
);
select place('erased_part', 'party');
select guard('erased_part');
grant select, insert on erased_part to lianyu_app;
grant select on erased_part to lianyu_exchange;

-- Signed notes as they were signed: the latest of each log, and every one that somebody cosigned.
create table checkpoint (
  party text not null,
  log bigint not null,
  size bigint not null,
  note text not null,
  primary key (party, log, size)
);
select place('checkpoint', 'party');
select guard('checkpoint');
grant select, insert, update, delete on checkpoint to lianyu_app;
grant select, insert, update on checkpoint to lianyu_exchange;

create table cosignature (
  party text not null,
  log bigint not null,
  size bigint not null,
  by_party text not null,
  -- `mirror` or `witness`
  promise text not null,
  line text not null,
  at timestamptz not null,
  primary key (party, log, size, by_party, promise)
);
select place('cosignature', 'party');
select guard('cosignature');
grant select on cosignature to lianyu_app;
grant select, insert, update on cosignature to lianyu_exchange;

create table peer (
  party text not null,
  peer text not null,
  card bytea not null,
  serial bigint not null,
  fingerprint text not null,
  pinned_by text not null,
  pinned_at timestamptz not null,
  last_seen_at timestamptz,
  -- `pinned`, `quarantined`, `unpinned`
  state text not null,
  primary key (party, peer)
);
select place('peer', 'party');
select guard('peer');
grant select, insert, update on peer to lianyu_app;
grant select on peer to lianyu_exchange;
grant update (last_seen_at, state) on peer to lianyu_exchange;

-- From this index on nothing of the log applies. The evidence is what contradicts: notes, bytes, as they came.
create table quarantine (
  party text not null,
  log bigint not null,
  idx bigint not null,
  why text not null,
  evidence bytea not null,
  at timestamptz not null,
  released_by text,
  released_at timestamptz,
  primary key (party, log, idx)
);
select place('quarantine', 'party');
select guard('quarantine');
grant select, insert, update on quarantine to lianyu_app;
grant select, insert on quarantine to lianyu_exchange;

-- A file's content stands in the data directory, under its hash.
create table file (
  party text not null,
  hash text not null,
  media_type text not null,
  size bigint not null,
  name text not null,
  -- The officer who uploaded it, or the party it was fetched from.
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  erased_at timestamptz,
  primary key (party, hash)
);
select place('file', 'party');
select guard('file');
grant select, insert, update on file to lianyu_app;
grant select, insert on file to lianyu_exchange;
