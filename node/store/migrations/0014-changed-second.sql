-- Within a quarter of an hour a workbook can bring a hundred thousand matters, which every page of a list then sorted.
-- The indexes hold the second of the last change instead; the type is the same, so the indexes are built anew as they are.
alter table matter_now rename column changed_quarter to changed_second;
-- Rewriting the column reaches the rows of every party; an update would reach none, even as the owner.
alter table matter_now alter column changed_second type timestamptz using date_trunc('second', changed_at);
