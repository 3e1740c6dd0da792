-- What reading at a million matters wants.

-- The furthest that each party has vouched for a log, without reading every cosignature of its life.
create index cosignature_furthest on cosignature (party, log, by_party, promise, size);

-- What a desk has finished in a month.
create index track_ended on track (party, holder_party, holder_desk, ended_at) where ended_at is not null;
