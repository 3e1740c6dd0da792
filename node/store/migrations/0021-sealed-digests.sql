-- What `lianyu verify` may know of sealed entries before their time: what the log says of them already, the commitment to
-- salt and content. So a row that somebody changed or took away is found while it can still be mended, and nothing of
-- what it keeps back is told. It runs as the owner of the tables, whom the policies by stage do not bind.
create function sealed_digests(asked text) returns table (leaf text, matter text, until text, seal text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select e.leaf, e.matter, e.until, 'sha256:' || encode(sha256('\x02'::bytea || e.content), 'hex')
  from sealed_entry e where e.party = asked and asked = current_setting('lianyu.party', true)
$$;
revoke all on function sealed_digests(text) from public;
grant execute on function sealed_digests(text) to lianyu_app;
