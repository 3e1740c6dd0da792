-- What every later migration leans on: how a transaction says whose it is, and where a table lives.

-- Sets the party whose rows this transaction may see. SET LOCAL in plpgsql, since set_config(..., true) does not reach
-- the workers of a sharded database.
create function enter(entered text) returns void language plpgsql as $$
begin
  execute format('set local lianyu.party = %L', entered);
end
$$;

-- Called after each CREATE TABLE. Plain PostgreSQL has one place for everything; where the store is sharded by party,
-- the operator's own version of this function distributes the table, or copies it everywhere.
create function place(placed regclass, at_home text) returns void language plpgsql as $$
begin
  if at_home not in ('party', 'everywhere') then
    raise exception 'a table is placed by party or everywhere, not %', at_home;
  end if;
end
$$;

-- A party's rows are for transactions that entered it. No sub-select stands in the policy, and an unset or emptied
-- context matches no party.
create function guard(guarded regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format($policy$create policy own_party on %s
    using (party = current_setting('lianyu.party', true))
    with check (party = current_setting('lianyu.party', true))$policy$, guarded);
end
$$;

-- FORCE makes the owner of the tables obey the policies too. An online move of a shard needs it off meanwhile.
create function force_guards(forced boolean) returns void language plpgsql as $$
declare
  guarded regclass;
begin
  for guarded in select c.oid from pg_class c where c.relrowsecurity and c.relnamespace = 'public'::regnamespace loop
    execute format('alter table %s %s row level security', guarded, case when forced then 'force' else 'no force' end);
  end loop;
end
$$;

create table kind (
  hash text primary key,
  id text not null,
  version bigint not null,
  pack text not null,
  declaration text not null,
  labels text not null
);
select place('kind', 'everywhere');
grant select on kind to lianyu_app, lianyu_exchange, lianyu_identity;
