/** Row types for Kysely; the migrations are the schema, and a test holds these columns equal to it. */
type Day = string
type Instant = string

export interface Tables {
  party_self: {
    party: string
    name_zh: string
    name_en: string
    level: string
    form: string
    card: Uint8Array | null
    created_at: Instant
  }
  head: {
    party: string
    log: number
    origin: string
    writer: string
    scope: string
    generation: number
    own: boolean
    size: number
    root: Uint8Array
    frontier: Uint8Array
    state: 'open' | 'closed' | 'behind' | 'quarantined'
  }
  entry: {
    party: string
    log: number
    idx: number
    leaf: Uint8Array
    bytes: Uint8Array
    matter: string
    shared: Uint8Array | null
    internal: Uint8Array | null
    personal: Uint8Array | null
    command: string | null
    n: number | null
    input: Uint8Array | null
  }
  erased_part: { party: string; log: number; idx: number; part: string; erased_by: string; erased_at: Instant }
  sealed_entry: { party: string; leaf: string; matter: string; until: string; content: Uint8Array }
  checkpoint: { party: string; log: number; size: number; note: string }
  cosignature: {
    party: string
    log: number
    size: number
    by_party: string
    promise: 'mirror' | 'witness'
    line: string
    at: Instant
  }
  peer: {
    party: string
    peer: string
    card: Uint8Array
    serial: number
    fingerprint: string
    pinned_by: string
    pinned_at: Instant
    last_seen_at: Instant | null
    state: 'pinned' | 'quarantined' | 'unpinned'
  }
  quarantine: {
    party: string
    log: number
    idx: number
    why: string
    evidence: Uint8Array
    at: Instant
    released_by: string | null
    released_at: Instant | null
  }
  file: {
    party: string
    hash: string
    media_type: string
    size: number
    name: string
    uploaded_by: string
    uploaded_at: Instant
    erased_at: Instant | null
  }
  matter: {
    party: string
    id: string
    kind: string
    kind_hash: string
    origin: string
    agreement: string | null
    title: string
    opened_at: Instant
    sample: boolean
    t1: string | null
    t2: string | null
    t3: string | null
    t4: string | null
    t5: string | null
    t6: string | null
    n1: number | null
    n2: number | null
    n3: number | null
    n4: number | null
    d1: Day | null
    d2: Day | null
    d3: Day | null
  }
  contribution: {
    party: string
    matter: string
    indicator: string
    period: string
    entry: number
    sample: number
    amount: number
    value: string | null
    k1: string
    k2: string
    k3: string
    k4: string
    k5: string
    k6: string
  }
  indicator_total: {
    party: string
    indicator: string
    by: string
    sample: number
    period: string
    key: string
    agreement: string
    count: number
    amount: number
  }
  indicator_value: {
    party: string
    indicator: string
    by: string
    sample: number
    period: string
    key: string
    value: string
    agreement: string
    count: number
  }
  indicator_basis: { party: string; digest: string }
  matter_now: {
    party: string
    id: string
    kind: string
    stage: string
    holder_party: string
    holder_desk: string
    amber_at: Instant | null
    red_at: Instant | null
    changed_at: Instant
    changed_second: Instant
  }
  track: {
    party: string
    matter: string
    track: string
    kind: string
    stage: string
    holder_party: string
    holder_desk: string
    charged_party: string
    since: Instant
    awaited_by: string | null
    amber_at: Instant | null
    red_at: Instant | null
    ended_at: Instant | null
    clock: string | null
    rungs: string | null
    rung_at: Instant | null
  }
  relation: { party: string; matter: string; name: string; other: string }
  term: { party: string; term: string; kind: string; matter: string }
  erased_file: {
    party: string
    hash: string
    at: Instant
  }
  cut_part: { party: string; origin: string; idx: number; part: string; stored: Uint8Array }
  disclosure: {
    party: string
    matter: string
    log: number
    idx: number
    entry_matter: string
    how: string
    desk: string
    at: string
  }
  file_use: { party: string; hash: string; log: number; idx: number; part: string; matter: string }
  setting_value: { party: string; key: string; valid_from: Day; matter: string; value: string }
  query_code: { party: string; code_hash: string; matter: string }
  month_line: { party: string; matter: string; year: string; kind: string; planned: number; line: string }
  tile: { party: string; log: number; level: number; idx: number; hash: Uint8Array }
  rung_fired: { party: string; matter: string; clock: string; rung: string; fired_at: Instant }
  notice: {
    party: string
    id: string
    desk: string
    person: string | null
    matter: string | null
    what: string
    facts: string
    at: Instant
    read_at: Instant | null
    cause: string
    spread: boolean
  }
  message_route: {
    party: string
    desk: string
    person: string
    channel: string
    sealed: Uint8Array
    shown: string
    sorts: string
    quiet_from: string
    quiet_to: string
    red_passes: boolean
    digest_times: string
    digested_to: Instant
    wait_until: Instant | null
    changed_by: string
    changed_at: Instant
  }
  message_out: {
    party: string
    id: string
    desk: string
    person: string
    channel: string
    cause: string
    sort: string
    red: boolean
    state: string
    due_at: Instant
    tries: number
    tried_at: Instant | null
    made_at: Instant
    sent_at: Instant | null
    trouble: string | null
  }
  platform_case: {
    party: string
    platform: string
    matter: string
    number: string | null
    revision: number
    due_at: Instant | null
    tries: number
    trouble: string | null
  }
  platform_feed: {
    party: string
    platform: string
    cursor: string
    heard_at: Instant | null
    trouble: string | null
    troubled_since: Instant | null
    refused: number
    last_refusal: string | null
  }
  calendar_feed: {
    party: string
    token_hash: string
    person: string
    desk: string
    role: string
    created_at: Instant
  }
  calendar_told: {
    party: string
    token_hash: string
    uid: string
    day: Day
    sequence: number
    cancelled_at: Instant | null
  }
  follow: { party: string; person: string; matter: string; since: Instant }
  department: { party: string; id: string; name_zh: string; name_en: string; closed_at: Instant | null }
  desk: {
    party: string
    id: string
    department: string
    label_zh: string
    label_en: string
    closed_at: Instant | null
  }
  person: {
    party: string
    id: string
    username: string
    title: string
    password_hash: string
    must_change: boolean
    disabled_at: Instant | null
    created_at: Instant
    changed_at: Instant
  }
  person_desk: { party: string; person: string; desk: string; role: string; since: Instant }
  session: {
    party: string
    token_hash: string
    person: string
    desk: string
    role: string
    created_at: Instant
    seen_at: Instant
    expires_at: Instant
    address: string | null
    agent: string | null
    way: string
  }
  attempt: { party: string; username: string; id: string; at: Instant; address: string | null }
  applicant_session: {
    party: string
    token_hash: string
    applicant: string
    claims: Uint8Array
    created_at: Instant
    seen_at: Instant
    expires_at: Instant
  }
  applicant_matter: { party: string; applicant: string; matter: string; command: string; opened_at: Instant }
  applicant_file: {
    party: string
    applicant: string
    hash: string
    name: string
    media_type: string
    size: number
    uploaded_at: Instant
  }
  person_totp: {
    party: string
    person: string
    sealed: Uint8Array
    confirmed_at: Instant | null
    last_step: number
  }
  recovery_code: { party: string; person: string; code_hash: string; used_at: Instant | null }
  second_factor_role: { party: string; role: string }
  person_provider: {
    party: string
    issuer: string
    subject: string
    person: string
    linked_by: string
    linked_at: Instant
  }
  import_run: {
    party: string
    id: string
    kind: string
    step: string
    officer: string
    desk: string
    role: string
    file_name: string
    state: 'checked' | 'running' | 'done' | 'cancelled' | 'stopped'
    plan: string
    created_at: Instant
    changed_at: Instant
  }
  import_row: {
    party: string
    import: string
    sheet: number
    line: number
    cells: string | null
    data: string | null
    command: string | null
    outcome: 'unread' | 'skipped' | 'ready' | 'bad' | 'duplicate' | 'same' | 'done' | 'refused'
    matter: string | null
    faults: string | null
  }
  import_columns: { party: string; kind: string; step: string; heads: string; columns: string; changed_at: Instant }
  kind: { hash: string; id: string; version: number; pack: string; declaration: string; labels: string }
}
