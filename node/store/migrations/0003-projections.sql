-- Projections: every row here is made again from the logs and the held parts. Columns that lists filter or sort by are
-- text, bigint, date, timestamptz or uuid, because row-level security leaves only their operators an index.
--
-- "None" is a value and not null in columns that are sorted: 'infinity' for times and days, U+10FFFF for text,
-- 9007199254740991 for numbers. One index then serves the rows with a value and those without. Null in t1..d3 means
-- that the kind has no such column; the partial indexes leave those rows out.

-- What seldom changes about a matter. It is apart from matter_now, which every step writes, so that a step does not pay
-- for the indexes of its columns.
create table matter (
  party text not null,
  id text not null,
  kind text not null,
  kind_hash text not null,
  origin text not null,
  agreement text,
  title text collate "C" not null,
  opened_at timestamptz not null,
  sample boolean not null,
  t1 text collate "C",
  t2 text collate "C",
  t3 text collate "C",
  t4 text collate "C",
  t5 text collate "C",
  t6 text collate "C",
  n1 bigint,
  n2 bigint,
  n3 bigint,
  n4 bigint,
  d1 date,
  d2 date,
  d3 date,
  primary key (party, id)
);
select place('matter', 'party');
select guard('matter');
create index matter_opened on matter (party, kind, opened_at, id);
create index matter_title on matter (party, kind, title, id);
create index matter_origin on matter (party, kind, origin, opened_at, id);
create index matter_agreement on matter (party, agreement, kind, opened_at, id) where agreement is not null;
create index matter_t1 on matter (party, kind, t1, id) where t1 is not null;
create index matter_t2 on matter (party, kind, t2, id) where t2 is not null;
create index matter_t3 on matter (party, kind, t3, id) where t3 is not null;
create index matter_t4 on matter (party, kind, t4, id) where t4 is not null;
create index matter_t5 on matter (party, kind, t5, id) where t5 is not null;
create index matter_t6 on matter (party, kind, t6, id) where t6 is not null;
create index matter_n1 on matter (party, kind, n1, id) where n1 is not null;
create index matter_n2 on matter (party, kind, n2, id) where n2 is not null;
create index matter_n3 on matter (party, kind, n3, id) where n3 is not null;
create index matter_n4 on matter (party, kind, n4, id) where n4 is not null;
create index matter_d1 on matter (party, kind, d1, id) where d1 is not null;
create index matter_d2 on matter (party, kind, d2, id) where d2 is not null;
create index matter_d3 on matter (party, kind, d3, id) where d3 is not null;

-- Where a matter stands: the main track's stage and holder, and the earliest amber and red of all its running clocks.
-- The light itself is read against the present moment, so no row changes because time passes.
create table matter_now (
  party text not null,
  id text not null,
  kind text not null,
  stage text not null,
  holder_party text not null,
  holder_desk text not null,
  amber_at timestamptz not null,
  red_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (party, id)
);
select place('matter_now', 'party');
select guard('matter_now');
create index matter_now_changed on matter_now (party, kind, changed_at, id);
create index matter_now_stage on matter_now (party, kind, stage, changed_at, id);
create index matter_now_holder on matter_now (party, kind, holder_party, holder_desk, changed_at, id);
create index matter_now_red on matter_now (party, kind, red_at, id);

-- One row for each track that is not ended for this party, local ones too.
create table track (
  party text not null,
  matter text not null,
  track text not null,
  kind text not null,
  stage text not null,
  holder_party text not null,
  holder_desk text not null,
  -- Who answers in law while an offer is open.
  charged_party text not null,
  since timestamptz not null,
  -- The own desk that had it last and waits for the holder; null when it waits for nobody.
  awaited_by text,
  amber_at timestamptz not null,
  red_at timestamptz not null,
  ended_at timestamptz,
  -- The running clock (`track.stage@start`), the escalation rungs not yet fired as JSON [{id, at, what, desk}], and
  -- when the first of them is due.
  clock text,
  rungs text,
  rung_at timestamptz,
  primary key (party, matter, track)
) with (fillfactor = 85);
select place('track', 'party');
select guard('track');
create index track_held on track (party, holder_party, holder_desk, red_at, matter, track) where ended_at is null;
create index track_awaited on track (party, awaited_by, red_at, matter, track) where awaited_by is not null;
create index track_rung on track (party, rung_at, matter, track) where rung_at is not null;

-- `name` is the field; the way back is the same row read by `other`.
create table relation (
  party text not null,
  matter text not null,
  name text not null,
  other text not null,
  primary key (party, matter, name, other)
);
select place('relation', 'party');
select guard('relation');
create index relation_back on relation (party, other, name, matter);

create table term (
  party text not null,
  term text not null,
  kind text not null,
  matter text not null,
  primary key (party, term, kind, matter)
);
select place('term', 'party');
select guard('term');
create index term_matter on term (party, matter);

create table file_use (
  party text not null,
  hash text not null,
  log bigint not null,
  idx bigint not null,
  part text not null,
  matter text not null,
  primary key (party, hash, log, idx, part)
);
select place('file_use', 'party');
select guard('file_use');
create index file_use_matter on file_use (party, matter);

create table setting_value (
  party text not null,
  key text not null,
  valid_from date not null,
  matter text not null,
  value text not null,
  primary key (party, key, valid_from, matter)
);
select place('setting_value', 'party');
select guard('setting_value');
create index setting_value_matter on setting_value (party, matter);

-- The public code by which a citizen follows a case, only as its hash.
create table query_code (
  party text not null,
  code_hash text not null,
  matter text not null,
  primary key (party, code_hash)
);
select place('query_code', 'party');
select guard('query_code');
create index query_code_matter on query_code (party, matter);

-- Roots of complete subtrees of 256^level entries, so that a proof in a long log reads a few hundred hashes at most.
create table tile (
  party text not null,
  log bigint not null,
  level bigint not null,
  idx bigint not null,
  hash bytea not null,
  primary key (party, log, level, idx)
);
select place('tile', 'party');
select guard('tile');

grant select, insert, update, delete on
  matter, matter_now, track, relation, term, file_use, setting_value, query_code, tile to lianyu_app;
grant select on matter, file_use, tile to lianyu_exchange;

-- Effects of timers and what a person asked to see. Not projections: which rung fired is remembered here.
create table rung_fired (
  party text not null,
  matter text not null,
  clock text not null,
  rung text not null,
  fired_at timestamptz not null,
  primary key (party, matter, clock, rung)
);
select place('rung_fired', 'party');
select guard('rung_fired');
grant select, insert on rung_fired to lianyu_app;

create table notice (
  party text not null,
  id uuid not null,
  desk text not null,
  -- For one person; null for the whole desk.
  person text,
  matter text,
  what text not null,
  -- JSON of the values its sentence needs.
  facts text not null,
  at timestamptz not null,
  read_at timestamptz,
  -- What caused it; a second notice of the same cause is refused by the key.
  cause text not null,
  primary key (party, id),
  unique (party, cause)
);
select place('notice', 'party');
select guard('notice');
create index notice_desk on notice (party, desk, at, id);
grant select, insert, update, delete on notice to lianyu_app;

create table follow (
  party text not null,
  person text not null,
  matter text not null,
  since timestamptz not null,
  primary key (party, person, matter)
);
select place('follow', 'party');
select guard('follow');
create index follow_matter on follow (party, matter);
grant select, insert, delete on follow to lianyu_app;
