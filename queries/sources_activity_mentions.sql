-- question: Vad står i tabellen omnämnanden?
-- grain:    one row per activity, mention
-- reads:    activity_mentions
-- column:   activity VARCHAR
-- column:   mention INTEGER
-- column:   name_as_printed VARCHAR
-- column:   participants_low INTEGER
-- column:   participants_high INTEGER
-- column:   counties_as_printed VARCHAR
-- column:   note VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    activity_mentions.activity,
    activity_mentions.mention,
    activity_mentions.name_as_printed,
    activity_mentions.participants_low,
    activity_mentions.participants_high,
    activity_mentions.counties_as_printed,
    activity_mentions.note,
    activity_mentions.source,
    activity_mentions.section
from activity_mentions
order by activity_mentions.activity, activity_mentions.mention
