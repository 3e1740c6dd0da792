-- Parts of own entries that `lianyu repair` had to cut: peers give the entries back, and never had the inner parts. They go
-- back beside the entry whose commitment they open, and from here.
create table cut_part (
  party text not null,
  origin text not null,
  idx bigint not null,
  -- shared, internal, personal; input is the digest of what the command held.
  part text not null,
  stored bytea not null,
  primary key (party, origin, idx, part)
);
select place('cut_part', 'party');
select guard('cut_part');
grant select, delete on cut_part to lianyu_app;
