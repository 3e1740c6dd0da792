-- What each matter adds to the indicators of its kind, and their totals. Projections: made again from logs and parts.
-- Totals move by the difference, with the facts, so that no question about a number reads facts or matters.

-- What is behind a number, one row for each amount. `period` is a month or '' for how it stands now; `entry` counts what
-- one matter adds in one month; k1 and k2 are stage and desk of the main track, k3 to k6 the indicator's own dimensions.
create table contribution (
  party text not null,
  matter text not null,
  indicator text not null,
  period text collate "C" not null,
  entry bigint not null,
  -- 1 of matters marked 样例, which are never added to the others.
  sample bigint not null,
  amount bigint not null,
  -- What is counted once however often it comes; null where amounts add up.
  value text,
  k1 text not null,
  k2 text not null,
  k3 text not null,
  k4 text not null,
  k5 text not null,
  k6 text not null,
  primary key (party, matter, indicator, period, entry)
) with (fillfactor = 90);
select place('contribution', 'party');
select guard('contribution');
create index contribution_behind on contribution (party, indicator, sample, period, matter, entry);

-- One month's total, whole (`by` and `key` empty) or of one key of one dimension. The matter's agreement stands last ('' at
-- home): batches of different logs touch different rows and do not wait for each other. Readers sum over agreements.
create table indicator_total (
  party text not null,
  indicator text not null,
  by text not null,
  -- 1 of matters marked 样例, which are never added to the others.
  sample bigint not null,
  period text collate "C" not null,
  key text not null,
  agreement text not null,
  count bigint not null,
  amount bigint not null,
  primary key (party, indicator, by, sample, period, key, agreement)
) with (fillfactor = 70);
select place('indicator_total', 'party');
select guard('indicator_total');

-- How often each value comes, of indicators that count distinct ones: their number is the number of values here.
create table indicator_value (
  party text not null,
  indicator text not null,
  by text not null,
  -- 1 of matters marked 样例, which are never added to the others.
  sample bigint not null,
  period text collate "C" not null,
  key text not null,
  value text not null,
  agreement text not null,
  count bigint not null,
  primary key (party, indicator, by, sample, period, key, value, agreement)
);
select place('indicator_value', 'party');
select guard('indicator_value');

-- By which definitions the party's totals were counted: with others they are counted again before anything is written.
create table indicator_basis (
  party text not null,
  digest text not null,
  primary key (party)
);
select place('indicator_basis', 'party');
select guard('indicator_basis');

grant select, insert, update, delete on contribution, indicator_total, indicator_value, indicator_basis to lianyu_app;
