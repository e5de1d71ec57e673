"""Which events need a signed list and have none, as SQL over the event `e`."""

# Where people met and were written down; advice has its card, coworking its bookings.
UNSIGNED = (
    "e.status = 'held' AND coalesce(e.mode, 'in_person') IN ('in_person', 'hybrid')"
    " AND coalesce(e.access, '') <> 'internal' AND e.kind NOT IN ('advice', 'coworking')"
    " AND EXISTS (SELECT 1 FROM attendance y WHERE y.event_id = e.id AND y.status = 'attended')"
    " AND NOT EXISTS (SELECT 1 FROM attachments x LEFT JOIN event_sessions s"
    "   ON x.table_name = 'event_sessions' AND s.id = x.record_id WHERE x.kind = 'signed_list'"
    "   AND ((x.table_name = 'events' AND x.record_id = e.id) OR s.event_id = e.id))"
)
