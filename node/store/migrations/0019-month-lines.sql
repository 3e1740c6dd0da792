-- What was planned and reported of the months of a year, a row for each matter and year: a board of many matters by months
-- reads these and no fact. It is read along its index: of a kind and year those with the largest plan first.
create table month_line (
  party text not null,
  matter text not null,
  year text not null,
  kind text not null,
  -- The sum of the year's plan, in the unit of its amounts.
  planned bigint not null,
  -- JSON: {"plan":[[month, amount] …],"reports":[[month, day, amount] …]}, months of two digits, in the order of entry.
  line text not null,
  primary key (party, matter, year)
) with (fillfactor = 85);
select place('month_line', 'party');
select guard('month_line');
create index month_line_board on month_line (party, kind, year, planned, matter);
grant select, insert, update, delete on month_line to lianyu_app;
