CREATE OR REPLACE FUNCTION public.enter(entered text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('set local lianyu.party = %L', entered);
end
$function$
;
CREATE OR REPLACE FUNCTION public.force_guards(forced boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  guarded regclass;
begin
  for guarded in select c.oid from pg_class c where c.relrowsecurity and c.relnamespace = 'public'::regnamespace loop
    execute format('alter table %s %s row level security', guarded, case when forced then 'force' else 'no force' end);
  end loop;
end
$function$
;
CREATE OR REPLACE FUNCTION public.guard(guarded regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format($policy$create policy own_party on %s
    using (party = current_setting('lianyu.party', true))
    with check (party = current_setting('lianyu.party', true))$policy$, guarded);
end
$function$
;
CREATE OR REPLACE FUNCTION public.place(placed regclass, at_home text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if at_home not in ('party', 'everywhere') then
    raise exception 'a table is placed by party or everywhere, not %', at_home;
  end if;
end
$function$
;
CREATE OR REPLACE FUNCTION public.sealed_digests(asked text)
 RETURNS TABLE(leaf text, matter text, until text, seal text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select e.leaf, e.matter, e.until, 'sha256:' || encode(sha256('\x02'::bytea || e.content), 'hex')
  from sealed_entry e where e.party = asked and asked = current_setting('lianyu.party', true)
$function$
;

create table applicant_file (
  party text not null,
  applicant text not null,
  hash text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  uploaded_at timestamp with time zone not null,
  PRIMARY KEY (party, applicant, hash)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select to lianyu_app;

create table applicant_matter (
  party text not null,
  applicant text not null,
  matter text not null,
  command text not null,
  opened_at timestamp with time zone not null,
  PRIMARY KEY (party, applicant, matter)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select to lianyu_app;

create table applicant_session (
  party text not null,
  token_hash text not null,
  applicant text not null,
  claims bytea not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (party, token_hash)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX applicant_session_applicant ON public.applicant_session USING btree (party, applicant);
grant delete, insert, select, update to lianyu_identity;

create table attempt (
  party text not null,
  username text not null,
  id uuid not null,
  at timestamp with time zone not null,
  address text,
  PRIMARY KEY (party, username, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX attempt_at ON public.attempt USING btree (party, username, at);
grant delete, insert, select, update to lianyu_identity;

create table calendar_feed (
  party text not null,
  token_hash text not null,
  person text not null,
  desk text not null,
  role text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (party, token_hash),
  FOREIGN KEY (party, person) REFERENCES person(party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX calendar_feed_person ON public.calendar_feed USING btree (party, person);
grant delete, insert, select to lianyu_identity;

create table calendar_told (
  party text not null,
  token_hash text not null,
  uid text not null,
  day date not null,
  sequence bigint not null,
  cancelled_at timestamp with time zone,
  PRIMARY KEY (party, token_hash, uid)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_app;

create table checkpoint (
  party text not null,
  log bigint not null,
  size bigint not null,
  note text not null,
  PRIMARY KEY (party, log, size)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_app;
grant insert, select, update to lianyu_exchange;

create table contribution (
  party text not null,
  matter text not null,
  indicator text not null,
  period text collate "C" not null,
  entry bigint not null,
  sample bigint not null,
  amount bigint not null,
  value text,
  k1 text not null,
  k2 text not null,
  k3 text not null,
  k4 text not null,
  k5 text not null,
  k6 text not null,
  PRIMARY KEY (party, matter, indicator, period, entry)
) with (fillfactor=90);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX contribution_behind ON public.contribution USING btree (party, indicator, sample, period, matter, entry);
grant delete, insert, select, update to lianyu_app;

create table cosignature (
  party text not null,
  log bigint not null,
  size bigint not null,
  by_party text not null,
  promise text not null,
  line text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (party, log, size, by_party, promise)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX cosignature_furthest ON public.cosignature USING btree (party, log, by_party, promise, size);
grant insert, select, update to lianyu_exchange;
grant select to lianyu_app;

create table cut_part (
  party text not null,
  origin text not null,
  idx bigint not null,
  part text not null,
  stored bytea not null,
  PRIMARY KEY (party, origin, idx, part)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, select to lianyu_app;

create table department (
  party text not null,
  id text not null,
  name_zh text not null,
  name_en text not null,
  closed_at timestamp with time zone,
  PRIMARY KEY (party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_identity;
grant select to lianyu_app;

create table desk (
  party text not null,
  id text not null,
  department text not null,
  label_zh text not null,
  label_en text not null,
  closed_at timestamp with time zone,
  PRIMARY KEY (party, id),
  FOREIGN KEY (party, department) REFERENCES department(party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_identity;
grant select to lianyu_app;

create table disclosure (
  party text not null,
  matter text not null,
  log bigint not null,
  idx bigint not null,
  entry_matter text not null,
  how text not null,
  desk text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (party, matter, log, idx)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX disclosure_entry ON public.disclosure USING btree (party, entry_matter);
grant delete, insert, select, update to lianyu_app;

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
  command uuid,
  n bigint,
  input bytea,
  UNIQUE (party, command, n),
  PRIMARY KEY (party, log, idx)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX entry_matter ON public.entry USING btree (party, matter, log, idx);
grant insert, select to lianyu_app;
grant select (party, log, idx, leaf, bytes, matter, shared, personal) to lianyu_exchange;
grant update (shared, internal, personal, input) to lianyu_app;

create table erased_file (
  party text not null,
  hash text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (party, hash)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_app;

create table erased_part (
  party text not null,
  log bigint not null,
  idx bigint not null,
  part text not null,
  erased_by text not null,
  erased_at timestamp with time zone not null,
  PRIMARY KEY (party, log, idx, part)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant insert, select to lianyu_app;
grant select to lianyu_exchange;

create table file (
  party text not null,
  hash text not null,
  media_type text not null,
  size bigint not null,
  name text not null,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  PRIMARY KEY (party, hash)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant insert, select to lianyu_exchange;
grant insert, select, update to lianyu_app;

create table file_use (
  party text not null,
  hash text not null,
  log bigint not null,
  idx bigint not null,
  part text not null,
  matter text not null,
  PRIMARY KEY (party, hash, log, idx, part)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX file_use_matter ON public.file_use USING btree (party, matter);
grant delete, insert, select, update to lianyu_app;
grant select to lianyu_exchange;

create table follow (
  party text not null,
  person text not null,
  matter text not null,
  since timestamp with time zone not null,
  PRIMARY KEY (party, person, matter)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX follow_matter ON public.follow USING btree (party, matter);
grant delete, insert, select to lianyu_app;

create table head (
  party text not null,
  log bigint not null,
  origin text not null,
  writer text not null,
  scope text not null,
  generation bigint not null,
  own boolean not null,
  size bigint not null,
  root bytea not null,
  frontier bytea not null,
  state text not null,
  UNIQUE (party, origin),
  PRIMARY KEY (party, log)
) with (fillfactor=50);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant insert, select to lianyu_app;
grant select to lianyu_exchange;
grant update (size, root, frontier, state) to lianyu_app;
grant update (state) to lianyu_exchange;

create table import_columns (
  party text not null,
  kind text not null,
  step text not null,
  heads text not null,
  columns text not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (party, kind, step, heads)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_app;

create table import_row (
  party text not null,
  import uuid not null,
  sheet bigint not null,
  line bigint not null,
  cells text,
  data text,
  command uuid,
  outcome text not null,
  matter text,
  faults text,
  PRIMARY KEY (party, import, sheet, line),
  FOREIGN KEY (party, import) REFERENCES import_run(party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX import_row_outcome ON public.import_row USING btree (party, import, outcome, sheet, line);
grant delete, insert, select, update to lianyu_app;

create table import_run (
  party text not null,
  id uuid not null,
  kind text not null,
  step text not null,
  officer text not null,
  desk text not null,
  role text not null,
  file_name text not null,
  state text not null,
  plan text not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX import_run_made ON public.import_run USING btree (party, desk, created_at, id);
CREATE INDEX import_run_state ON public.import_run USING btree (party, state, id);
grant delete, insert, select, update to lianyu_app;

create table indicator_basis (
  party text not null,
  digest text not null,
  PRIMARY KEY (party)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_app;

create table indicator_total (
  party text not null,
  indicator text not null,
  by text not null,
  sample bigint not null,
  period text collate "C" not null,
  key text not null,
  agreement text not null,
  count bigint not null,
  amount bigint not null,
  PRIMARY KEY (party, indicator, by, sample, period, key, agreement)
) with (fillfactor=70);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_app;

create table indicator_value (
  party text not null,
  indicator text not null,
  by text not null,
  sample bigint not null,
  period text collate "C" not null,
  key text not null,
  value text not null,
  agreement text not null,
  count bigint not null,
  PRIMARY KEY (party, indicator, by, sample, period, key, value, agreement)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_app;

create table kind (
  hash text not null,
  id text not null,
  version bigint not null,
  pack text not null,
  declaration text not null,
  labels text not null,
  PRIMARY KEY (hash)
);
grant select to lianyu_app;
grant select to lianyu_exchange;
grant select to lianyu_identity;

create table matter (
  party text not null,
  id text not null,
  kind text not null,
  kind_hash text not null,
  origin text not null,
  agreement text,
  title text collate "C" not null,
  opened_at timestamp with time zone not null,
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
  PRIMARY KEY (party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX matter_agreement ON public.matter USING btree (party, agreement, kind, opened_at, id) WHERE (agreement IS NOT NULL);
CREATE INDEX matter_d1 ON public.matter USING btree (party, kind, d1, id) WHERE (d1 IS NOT NULL);
CREATE INDEX matter_d2 ON public.matter USING btree (party, kind, d2, id) WHERE (d2 IS NOT NULL);
CREATE INDEX matter_d3 ON public.matter USING btree (party, kind, d3, id) WHERE (d3 IS NOT NULL);
CREATE INDEX matter_n1 ON public.matter USING btree (party, kind, n1, id) WHERE (n1 IS NOT NULL);
CREATE INDEX matter_n2 ON public.matter USING btree (party, kind, n2, id) WHERE (n2 IS NOT NULL);
CREATE INDEX matter_n3 ON public.matter USING btree (party, kind, n3, id) WHERE (n3 IS NOT NULL);
CREATE INDEX matter_n4 ON public.matter USING btree (party, kind, n4, id) WHERE (n4 IS NOT NULL);
CREATE INDEX matter_opened ON public.matter USING btree (party, kind, opened_at, id);
CREATE INDEX matter_origin ON public.matter USING btree (party, kind, origin, opened_at, id);
CREATE INDEX matter_t1 ON public.matter USING btree (party, kind, t1, id) WHERE (t1 IS NOT NULL);
CREATE INDEX matter_t2 ON public.matter USING btree (party, kind, t2, id) WHERE (t2 IS NOT NULL);
CREATE INDEX matter_t3 ON public.matter USING btree (party, kind, t3, id) WHERE (t3 IS NOT NULL);
CREATE INDEX matter_t4 ON public.matter USING btree (party, kind, t4, id) WHERE (t4 IS NOT NULL);
CREATE INDEX matter_t5 ON public.matter USING btree (party, kind, t5, id) WHERE (t5 IS NOT NULL);
CREATE INDEX matter_t6 ON public.matter USING btree (party, kind, t6, id) WHERE (t6 IS NOT NULL);
CREATE INDEX matter_title ON public.matter USING btree (party, kind, title, id);
grant delete, insert, select, update to lianyu_app;
grant select to lianyu_exchange;

create table matter_now (
  party text not null,
  id text not null,
  kind text not null,
  stage text not null,
  holder_party text not null,
  holder_desk text not null,
  amber_at timestamp with time zone not null,
  red_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_second timestamp with time zone not null,
  PRIMARY KEY (party, id)
) with (fillfactor=85);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX matter_now_changed ON public.matter_now USING btree (party, kind, changed_second);
CREATE INDEX matter_now_holder ON public.matter_now USING btree (party, kind, holder_party, holder_desk, changed_second);
CREATE INDEX matter_now_red ON public.matter_now USING btree (party, kind, red_at, id);
CREATE INDEX matter_now_stage ON public.matter_now USING btree (party, kind, stage, changed_second);
grant delete, insert, select, update to lianyu_app;

create table message_out (
  party text not null,
  id uuid not null,
  desk text not null,
  person text not null,
  channel text not null,
  cause text not null,
  sort text not null,
  red boolean not null,
  state text not null,
  due_at timestamp with time zone not null,
  tries bigint not null,
  tried_at timestamp with time zone,
  made_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  trouble text,
  UNIQUE (party, desk, person, channel, cause),
  PRIMARY KEY (party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX message_out_due ON public.message_out USING btree (party, due_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX message_out_made ON public.message_out USING btree (party, made_at, id);
CREATE INDEX message_out_tried ON public.message_out USING btree (party, desk, person, channel, tried_at) WHERE (tried_at IS NOT NULL);
grant delete, insert, select, update to lianyu_app;

create table message_route (
  party text not null,
  desk text not null,
  person text not null,
  channel text not null,
  sealed bytea not null,
  shown text not null,
  sorts text not null,
  quiet_from text not null,
  quiet_to text not null,
  red_passes boolean not null,
  digest_times text not null,
  digested_to timestamp with time zone not null,
  wait_until timestamp with time zone,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (party, desk, person, channel)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_app;

create table month_line (
  party text not null,
  matter text not null,
  year text not null,
  kind text not null,
  planned bigint not null,
  line text not null,
  PRIMARY KEY (party, matter, year)
) with (fillfactor=85);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX month_line_board ON public.month_line USING btree (party, kind, year, planned, matter);
grant delete, insert, select, update to lianyu_app;

create table notice (
  party text not null,
  id uuid not null,
  desk text not null,
  person text,
  matter text,
  what text not null,
  facts text not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  cause text not null,
  spread boolean not null,
  UNIQUE (party, cause),
  PRIMARY KEY (party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX notice_desk ON public.notice USING btree (party, desk, at, id);
CREATE INDEX notice_unspread ON public.notice USING btree (party, at, id) WHERE (NOT spread);
grant delete, insert, select, update to lianyu_app;

create table party_self (
  party text not null,
  name_zh text not null,
  name_en text not null,
  level text not null,
  form text not null,
  card bytea,
  created_at timestamp with time zone not null,
  PRIMARY KEY (party)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant insert, select, update to lianyu_app;
grant select to lianyu_exchange;
grant select to lianyu_identity;

create table peer (
  party text not null,
  peer text not null,
  card bytea not null,
  serial bigint not null,
  fingerprint text not null,
  pinned_by text not null,
  pinned_at timestamp with time zone not null,
  last_seen_at timestamp with time zone,
  state text not null,
  PRIMARY KEY (party, peer)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant insert, select, update to lianyu_app;
grant select to lianyu_exchange;
grant update (last_seen_at, state) to lianyu_exchange;

create table person (
  party text not null,
  id text not null,
  username text not null,
  title text not null,
  password_hash text not null,
  must_change boolean not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  UNIQUE (party, username),
  PRIMARY KEY (party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_identity;
grant select (party, id, username, title, disabled_at) to lianyu_app;

create table person_desk (
  party text not null,
  person text not null,
  desk text not null,
  role text not null,
  since timestamp with time zone not null,
  PRIMARY KEY (party, person, desk, role),
  FOREIGN KEY (party, desk) REFERENCES desk(party, id),
  FOREIGN KEY (party, person) REFERENCES person(party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX person_desk_desk ON public.person_desk USING btree (party, desk, role);
grant delete, insert, select, update to lianyu_identity;
grant select to lianyu_app;

create table person_provider (
  party text not null,
  issuer text not null,
  subject text not null,
  person text not null,
  linked_by text not null,
  linked_at timestamp with time zone not null,
  PRIMARY KEY (party, issuer, subject),
  FOREIGN KEY (party, person) REFERENCES person(party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX person_provider_person ON public.person_provider USING btree (party, person);
grant delete, insert, select, update to lianyu_identity;

create table person_totp (
  party text not null,
  person text not null,
  sealed bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null,
  PRIMARY KEY (party, person),
  FOREIGN KEY (party, person) REFERENCES person(party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_identity;

create table platform_case (
  party text not null,
  platform text not null,
  matter text not null,
  number text,
  revision bigint not null,
  due_at timestamp with time zone,
  tries integer not null,
  trouble text,
  PRIMARY KEY (party, platform, matter)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX platform_case_due ON public.platform_case USING btree (party, platform, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX platform_case_number ON public.platform_case USING btree (party, platform, number) WHERE (number IS NOT NULL);
grant delete, insert, select, update to lianyu_app;

create table platform_feed (
  party text not null,
  platform text not null,
  cursor text not null,
  heard_at timestamp with time zone,
  trouble text,
  troubled_since timestamp with time zone,
  refused bigint not null,
  last_refusal text,
  PRIMARY KEY (party, platform)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_app;

create table quarantine (
  party text not null,
  log bigint not null,
  idx bigint not null,
  why text not null,
  evidence bytea not null,
  at timestamp with time zone not null,
  released_by text,
  released_at timestamp with time zone,
  PRIMARY KEY (party, log, idx)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant insert, select to lianyu_exchange;
grant insert, select, update to lianyu_app;

create table query_code (
  party text not null,
  code_hash text not null,
  matter text not null,
  PRIMARY KEY (party, code_hash)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX query_code_matter ON public.query_code USING btree (party, matter);
grant delete, insert, select, update to lianyu_app;

create table recovery_code (
  party text not null,
  person text not null,
  code_hash text not null,
  used_at timestamp with time zone,
  PRIMARY KEY (party, person, code_hash),
  FOREIGN KEY (party, person) REFERENCES person(party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_identity;

create table relation (
  party text not null,
  matter text not null,
  name text not null,
  other text not null,
  PRIMARY KEY (party, matter, name, other)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX relation_back ON public.relation USING btree (party, other, name, matter);
grant delete, insert, select, update to lianyu_app;

create table rung_fired (
  party text not null,
  matter text not null,
  clock text not null,
  rung text not null,
  fired_at timestamp with time zone not null,
  PRIMARY KEY (party, matter, clock, rung)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant insert, select to lianyu_app;

create table schema_version (
  version bigint not null,
  name text not null,
  applied_at timestamp with time zone not null,
  PRIMARY KEY (version)
);

create table sealed_entry (
  party text not null,
  leaf text not null,
  matter text not null,
  until text not null,
  content bytea not null,
  PRIMARY KEY (party, leaf)
);
-- row-level security, forced
create policy not_before_its_time as restrictive for select to lianyu_app using ((EXISTS ( SELECT
   FROM matter_now m
  WHERE ((m.party = sealed_entry.party) AND (m.id = sealed_entry.matter) AND (m.stage = ANY (string_to_array(sealed_entry.until, ' '::text)))))));
create policy not_removed_before as restrictive for delete to lianyu_app using ((EXISTS ( SELECT
   FROM matter_now m
  WHERE ((m.party = sealed_entry.party) AND (m.id = sealed_entry.matter) AND (m.stage = ANY (string_to_array(sealed_entry.until, ' '::text)))))));
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX sealed_entry_matter ON public.sealed_entry USING btree (party, matter);
grant delete, insert, select to lianyu_app;

create table second_factor_role (
  party text not null,
  role text not null,
  PRIMARY KEY (party, role)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_identity;

create table session (
  party text not null,
  token_hash text not null,
  person text not null,
  desk text not null,
  role text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  address text,
  agent text,
  way text not null,
  PRIMARY KEY (party, token_hash),
  FOREIGN KEY (party, person) REFERENCES person(party, id)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX session_expires ON public.session USING btree (party, expires_at);
CREATE INDEX session_person ON public.session USING btree (party, person);
grant delete, insert, select, update to lianyu_identity;

create table setting_value (
  party text not null,
  key text not null,
  valid_from date not null,
  matter text not null,
  value text not null,
  PRIMARY KEY (party, key, valid_from, matter)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX setting_value_matter ON public.setting_value USING btree (party, matter);
grant delete, insert, select, update to lianyu_app;

create table term (
  party text not null,
  term text not null,
  kind text not null,
  matter text not null,
  PRIMARY KEY (party, term, kind, matter)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX term_matter ON public.term USING btree (party, matter);
grant delete, insert, select, update to lianyu_app;

create table tile (
  party text not null,
  log bigint not null,
  level bigint not null,
  idx bigint not null,
  hash bytea not null,
  PRIMARY KEY (party, log, level, idx)
);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
grant delete, insert, select, update to lianyu_app;
grant select to lianyu_exchange;

create table track (
  party text not null,
  matter text not null,
  track text not null,
  kind text not null,
  stage text not null,
  holder_party text not null,
  holder_desk text not null,
  charged_party text not null,
  since timestamp with time zone not null,
  awaited_by text,
  amber_at timestamp with time zone not null,
  red_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  clock text,
  rungs text,
  rung_at timestamp with time zone,
  PRIMARY KEY (party, matter, track)
) with (fillfactor=85);
-- row-level security, forced
create policy own_party using ((party = current_setting('lianyu.party'::text, true))) with check ((party = current_setting('lianyu.party'::text, true)));
CREATE INDEX track_awaited ON public.track USING btree (party, awaited_by, red_at, matter, track) WHERE (awaited_by IS NOT NULL);
CREATE INDEX track_elsewhere ON public.track USING btree (party, awaited_by, red_at, matter, track) WHERE ((awaited_by IS NOT NULL) AND (holder_party <> party));
CREATE INDEX track_ended ON public.track USING btree (party, holder_party, holder_desk, ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX track_held ON public.track USING btree (party, holder_party, holder_desk, red_at, matter, track) INCLUDE (amber_at, kind, stage) WHERE (ended_at IS NULL);
CREATE INDEX track_rung ON public.track USING btree (party, rung_at, matter, track) WHERE (rung_at IS NOT NULL);
grant delete, insert, select, update to lianyu_app;
