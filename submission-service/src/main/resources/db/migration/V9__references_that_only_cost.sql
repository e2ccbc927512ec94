-- Each row of these two was checked against its lane, which locked the lane's row for whoever had just added to it. A
-- wake lives for milliseconds, an attempt is written by the run that holds its lane and names a document of that lane;
-- and lanes are never deleted.
alter table wake drop constraint wake_lane_id_fkey;
alter table attempt drop constraint attempt_lane_id_fkey1;
