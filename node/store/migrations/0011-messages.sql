-- Messages that go out, by mail and by the robots of chat groups, and calendars that people subscribe to.

-- Whether the ways out were looked at for it. What was told before this release is not told again.
alter table notice add column spread boolean not null default true;
alter table notice alter column spread set default false;
create index notice_unspread on notice (party, at, id) where not spread;

-- Where messages go: to a person's own address (`desk` empty), or to a desk's mailbox or robot (`person` empty).
create table message_route (
  party text not null,
  desk text not null,
  person text not null,
  -- mail, wecom-robot, dingtalk-robot
  channel text not null,
  -- The address, or the webhook with its secret: sealed with the node's key secret and bound to the four columns above.
  sealed bytea not null,
  -- What screens may show of it.
  shown text not null,
  -- JSON list of late, due-soon, handed, answered, other.
  sorts text not null,
  -- `HH:MM` in the region's time, both empty where there is no quiet.
  quiet_from text not null,
  quiet_to text not null,
  red_passes boolean not null,
  -- JSON list of `HH:MM`, and the moment up to which digests were made.
  digest_times text not null,
  digested_to timestamptz not null,
  -- Until then the other side wants no more.
  wait_until timestamptz,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (party, desk, person, channel)
);
select place('message_route', 'party');
select guard('message_route');
grant select, insert, update, delete on message_route to lianyu_app;

-- One row for each message: it holds no words, they are put together from what stands when it goes.
create table message_out (
  party text not null,
  id uuid not null,
  desk text not null,
  person text not null,
  channel text not null,
  -- `notice {id}`, `digest {instant}`, `test {id}`: once for each way out.
  cause text not null,
  sort text not null,
  red boolean not null,
  -- waiting, sent, failed, empty
  state text not null,
  due_at timestamptz not null,
  tries bigint not null,
  tried_at timestamptz,
  made_at timestamptz not null,
  sent_at timestamptz,
  -- Why the last attempt failed: a short code, never what the other side wrote.
  trouble text,
  primary key (party, id),
  unique (party, desk, person, channel, cause)
);
select place('message_out', 'party');
select guard('message_out');
create index message_out_due on message_out (party, due_at, id) where state = 'waiting';
create index message_out_made on message_out (party, made_at, id);
create index message_out_tried on message_out (party, desk, person, channel, tried_at) where tried_at is not null;
grant select, insert, update, delete on message_out to lianyu_app;

-- A calendar of a person in one duty. Read by the identity role alone, with whether the person still has the duty.
create table calendar_feed (
  party text not null,
  -- SHA-256 of the token, hex.
  token_hash text not null,
  person text not null,
  desk text not null,
  role text not null,
  created_at timestamptz not null,
  primary key (party, token_hash),
  foreign key (party, person) references person (party, id)
);
select place('calendar_feed', 'party');
select guard('calendar_feed');
create index calendar_feed_person on calendar_feed (party, person);
grant select, insert, delete on calendar_feed to lianyu_identity;

-- What a calendar was told, so that a deadline that is no more is told as cancelled.
create table calendar_told (
  party text not null,
  token_hash text not null,
  uid text not null,
  day date not null,
  sequence bigint not null,
  cancelled_at timestamptz,
  primary key (party, token_hash, uid)
);
select place('calendar_told', 'party');
select guard('calendar_told');
grant select, insert, update, delete on calendar_told to lianyu_app;
