-- Files that an erased part named: their bytes are removed from the disk as soon as nothing else names them. Written in
-- the transaction that erases, so that a crash before the removal leaves the work to be found.
create table erased_file (
  party text not null,
  hash text not null,
  at timestamptz not null,
  primary key (party, hash)
);
select place('erased_file', 'party');
select guard('erased_file');
grant select, insert, update, delete on erased_file to lianyu_app;
