-- The moment of the last change moves with every step, so three indexes that held it made every step write all five
-- indexes of the row. They hold its quarter of an hour instead; exact order is made among the rows of a quarter.
alter table matter_now add column changed_quarter timestamptz;
-- Rewriting the column reaches the rows of every party; an update would reach none, even as the owner.
alter table matter_now alter column changed_quarter type timestamptz
  using date_bin(interval '15 minutes', changed_at, timestamptz '2001-01-01 00:00:00Z');
alter table matter_now alter column changed_quarter set not null;
alter table matter_now set (fillfactor = 85);

drop index matter_now_changed;
drop index matter_now_stage;
drop index matter_now_holder;
create index matter_now_changed on matter_now (party, kind, changed_quarter);
create index matter_now_stage on matter_now (party, kind, stage, changed_quarter);
create index matter_now_holder on matter_now (party, kind, holder_party, holder_desk, changed_quarter);
