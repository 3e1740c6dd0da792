-- Workbooks on their way in: what was read of them, what is wrong with it, and what became of each row. What came of a row
-- is a fact; these tables only say which, so that an import goes on where it stopped. They are not in a backup.

create table import_run (
  party text not null,
  id uuid not null,
  -- The kind's id, and the open step that each row takes; no step: each row opens a matter.
  kind text not null,
  step text not null,
  -- Whose duty it runs under.
  officer text not null,
  desk text not null,
  role text not null,
  file_name text not null,
  -- checked, running, done, cancelled, stopped
  state text not null,
  -- Sheets, chosen sheet, header row, columns, what to do with duplicates: JSON.
  plan text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (party, id)
);
select place('import_run', 'party');
select guard('import_run');
create index import_run_made on import_run (party, desk, created_at, id);
create index import_run_state on import_run (party, state, id);

create table import_row (
  party text not null,
  import uuid not null,
  -- Place in the workbook, both from 1.
  sheet bigint not null,
  line bigint not null,
  -- The cells as they were read, and the values that they mean: JSON. Emptied once the row is written.
  cells text,
  data text,
  -- The command that the row is written with; the same row of another copy has the same.
  command uuid,
  -- unread, skipped, ready, bad, duplicate, same, done, refused
  outcome text not null,
  -- The matter that it became or stands in, or the one that it repeats.
  matter text,
  -- What is wrong, cell by cell: JSON.
  faults text,
  primary key (party, import, sheet, line),
  foreign key (party, import) references import_run (party, id)
);
select place('import_row', 'party');
select guard('import_row');
create index import_row_outcome on import_row (party, import, outcome, sheet, line);

-- How a party once matched the headings of a workbook: the next one with the same headings is matched so at once.
create table import_columns (
  party text not null,
  kind text not null,
  step text not null,
  -- SHA-256 of the headings, hex.
  heads text not null,
  columns text not null,
  changed_at timestamptz not null,
  primary key (party, kind, step, heads)
);
select place('import_columns', 'party');
select guard('import_columns');

grant select, insert, update, delete on import_run, import_row, import_columns to lianyu_app;
