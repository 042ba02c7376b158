import type { Generated } from "kysely";

/**
 * The data dictionary. Portable on purpose: text ids made in the app, ISO 8601 UTC text times,
 * 0/1 integers, states as words, JSON as text. Column names are the database's own.
 */
export interface Schema {
  settings: { name: string; value: string };
  counters: { name: string; value: number };
  leases: { name: string; holder: string; expires_at: string };

  users: UserTable;
  roles: { user_id: string; space_id: string; role: string };
  sessions: SessionTable;
  sign_in_codes: SignInCodeTable;
  tokens: TokenTable;
  intents: IntentTable;
  idempotency: { actor_id: string; key: string; digest: string; result: string; created_at: string };

  organisations: OrganisationTable;
  organisation_members: {
    organisation_id: string;
    user_id: string;
    role: "member" | "manager";
    created_at: string;
  };

  spaces: SpaceTable;
  space_members: { space_id: string; user_id: string; created_at: string };
  phases: {
    id: string;
    space_id: string;
    opens: "propose" | "comment" | "vote";
    starts_at: string | null;
    ends_at: string | null;
  };
  categories: { id: string; space_id: string; position: number; name: string };
  rules: RuleTable;
  /** Who moderates when: digits of weekdays (0 is Monday), minutes after midnight. */
  duty_slots: {
    id: string;
    space_id: string;
    user_id: string;
    weekdays: string;
    from_minute: number;
    to_minute: number;
  };
  /** Who is to be told that something waits too long there; gone once they were. */
  duty_calls: { user_id: string; space_id: string; called_at: string };
  /** What differs from the usual; `hours` and `holidays` are JSON. */
  space_clocks: {
    space_id: string;
    text_minutes: number;
    report_minutes: number;
    appeal_minutes: number;
    hours: string;
    holidays: string;
  };

  ideas: IdeaTable;
  idea_revisions: IdeaRevisionTable;
  idea_drafts: IdeaDraftTable;
  idea_relations: { idea_id: string; related_id: string; source: string; created_at: string };
  /** How people come and what they do, by day and channel: counts, and nobody in them. */
  channel_counts: { day: string; channel: string; what: string; count: number };
  idea_views: { idea_id: string; day: string; views: number };
  idea_search: { idea_id: string; words: string };
  stage_moves: StageMoveTable;
  dossiers: DossierTable;
  dossier_changes: DossierChangeTable;
  spendings: SpendingTable;
  milestones: MilestoneTable;
  tasks: {
    id: string;
    idea_id: string;
    what: string;
    done_at: string | null;
    actor_id: string | null;
    created_at: string;
  };
  dossier_notes: { id: string; idea_id: string; body: string; actor_id: string | null; created_at: string };
  impact_figures: ImpactFigureTable;
  impact_revisions: ImpactRevisionTable;
  move_tellings: MoveTellingTable;
  updates: UpdateTable;
  uploads: UploadTable;
  merges: MergeTable;
  merge_choices: {
    merge_id: string;
    user_id: string;
    /** asked | moved | kept | dropped */
    choice: string;
    decided_at: string | null;
  };

  threads: { idea_id: string; epoch: string; seq: number };
  thread_events: { idea_id: string; seq: number; kind: string; comment_id: string; at: string };
  comments: CommentTable;
  comment_revisions: CommentRevisionTable;
  useful_marks: { comment_id: string; user_id: string; created_at: string };
  /** The number of the last event of a thread that a person has been shown. */
  thread_reads: { idea_id: string; user_id: string; seq: number };
  votes: { idea_id: string; user_id: string; created_at: string };

  queue_items: QueueItemTable;
  held_decisions: HeldDecisionTable;
  refused_decisions: RefusedDecisionTable;
  queue_leases: { queue_item_id: string; reader_id: string; expires_at: string };
  queue_requests: QueueRequestTable;
  reports: ReportTable;
  decisions: DecisionTable;
  /** One link per decision, in the order of commits: digests of it, of its salted words and persons, and of the link before. */
  decision_chain: {
    position: number;
    decision_id: string;
    words: string;
    moderator: string;
    subject: string;
    previous: string;
    hash: string;
  };
  /** Null once the words or persons of a decision were erased. */
  decision_salts: {
    decision_id: string;
    words: string | null;
    moderator: string | null;
    subject: string | null;
  };
  appeals: AppealTable;
  suspensions: SuspensionTable;
  warnings: WarningTable;

  screening_matches: ScreeningMatchTable;
  text_prints: TextPrintTable;
  text_bands: { band: number; subject_id: string };
  trust: { space_id: string; user_id: string; state: "trusted" | "taken"; changed_at: string };
  trust_changes: TrustChangeTable;
  space_words: { space_id: string; purpose: "find" | "skip"; word: string };

  follows: { user_id: string; idea_id: string; created_at: string };
  mutes: { user_id: string; idea_id: string; created_at: string };
  notifications: NotificationTable;
  mail_optouts: { user_id: string; cause: string; created_at: string };
  mails: MailTable;
  push_devices: PushDeviceTable;
  pushes: PushTable;

  journal: JournalTable;
  journal_counter: { id: number; position: number };
  consumers: { name: string; position: number };
  import_rows: { source: string; kind: string; source_id: string; target_id: string; digest: string };
  migrations: { name: string; applied_at: string };
}

export interface UserTable {
  id: string;
  /** Normalised address; null for imported identities and erased accounts. */
  email: string | null;
  name: string;
  locale: string;
  /** active | suspended | erased | imported */
  state: string;
  password_hash: string | null;
  /** Version and time of the rules and privacy notice the person accepted. */
  accepted_version: string | null;
  accepted_at: string | null;
  /** 0 switches mail off altogether but for sign-in codes and what becomes of the account. */
  mail: Generated<number>;
  /** 0 switches the single-letter keys of the moderators' desk off. */
  desk_keys: Generated<number>;
  created_at: string;
}

export interface SessionTable {
  /** Public id, shown in the list of sessions. */
  id: string;
  /** SHA-256 of the cookie's token, the only form of it that is stored. */
  token_hash: string;
  user_id: string;
  user_agent: string;
  created_at: string;
  expires_at: string;
}

export interface SignInCodeTable {
  id: string;
  email: string;
  /** SHA-256 of the secret in the asking browser's cookie. */
  browser_hash: string;
  code_hash: string;
  link_hash: string;
  tries: Generated<number>;
  intent_id: string | null;
  /** Where to go after signing in: a local path. */
  next: string | null;
  locale: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface TokenTable {
  id: string;
  token_hash: string;
  user_id: string;
  name: string;
  scopes: string;
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface IntentTable {
  id: string;
  /** vote | comment | follow */
  kind: string;
  idea_id: string;
  payload: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface OrganisationTable {
  id: string;
  slug: string;
  name: string;
  /** ngo | company | university | public */
  kind: string;
  description: string;
  website: string;
  /** requested | verified | refused | imported */
  state: string;
  /** How the organisation was verified, shown in public. */
  verified_how: string | null;
  verified_at: string | null;
  verified_by: string | null;
  requested_by: string | null;
  /** What the person who asked does there. */
  requested_role: Generated<string>;
  refused_reason: string | null;
  created_at: string;
}

export interface SpaceTable {
  id: string;
  slug: string;
  /** JSON: {ca?, es?, en?}. At least one language is present. */
  title: string;
  brief: string;
  languages: string;
  /** public | private */
  visibility: string;
  /** before | after | first | flagged */
  moderation: string;
  /** In `first`: so many contributions of each person wait. */
  first_count: Generated<number>;
  /** Of a hundred contributions that trusted people publish so many are read all the same. */
  sample_percent: Generated<number>;
  /** 1 where threads say how many read and write. */
  presence: Generated<number>;
  /** JSON: the stages in use, in order. */
  stages: string;
  /** JSON: {stage: {ca?, es?, en?}}: what it calls them, where that is not what the site does. */
  stage_names: Generated<string>;
  /** JSON: {stage: [note | responsible | due]} */
  stage_needs: Generated<string>;
  organisation_id: string | null;
  created_by: string | null;
  created_at: string;
  updated_at: string;
}

export interface RuleTable {
  space_id: string;
  number: number;
  text: string;
  retired: Generated<number>;
  /** JSON like the text: what moderators call it, and what it tells an author whose text breaks it. */
  name: Generated<string>;
  answer: Generated<string>;
}

export interface IdeaTable {
  id: string;
  /** Public number; null while a draft. */
  number: number | null;
  slug: string;
  space_id: string;
  kind: string;
  author_id: string | null;
  organisation_id: string | null;
  /** The organisation a question is addressed to. */
  to_organisation_id: string | null;
  category_id: string | null;
  stage: string;
  state: string;
  /** online | paper | meeting | official | citizen | organisation: where it was received. */
  origin: string;
  origin_note: string | null;
  public_revision_id: string | null;
  latest_revision_id: string | null;
  supports: Generated<number>;
  imported_supports: Generated<number>;
  comments: Generated<number>;
  next_step: string | null;
  responsible: string | null;
  due_on: string | null;
  merged_into: string | null;
  created_at: string;
  published_at: string | null;
  updated_at: string;
  /** Since when it is at its stage; null until it is published. */
  stage_since: string | null;
  /** Last public activity, the key of the order "active". */
  active_at: string;
}

export interface IdeaRevisionTable {
  id: string;
  idea_id: string;
  ordinal: number;
  title: string;
  body: string;
  html: string;
  lang: string;
  state: string;
  author_id: string | null;
  /** The author's revision that a moderator redacted into this one. */
  redacted_from: Generated<string | null>;
  /** Number of the rule it was redacted under. */
  redacted_under: Generated<number | null>;
  created_at: string;
}

export interface IdeaDraftTable {
  id: string;
  /** Whose it is; null while nobody has signed in, when `browser_hash` says which browser's. */
  author_id: string | null;
  /** SHA-256 of the secret in the browser's cookie. */
  browser_hash: string | null;
  space_id: string | null;
  kind: string;
  title: string;
  body: string;
  lang: string;
  category_id: string | null;
  organisation_id: string | null;
  to_organisation_id: string | null;
  created_at: string;
  updated_at: string;
}

export interface StageMoveTable {
  id: string;
  idea_id: string;
  from_stage: string | null;
  to_stage: string;
  note: string;
  html: string;
  lang: string;
  next_step: string | null;
  responsible: string | null;
  due_on: string | null;
  actor_id: string | null;
  created_at: string;
  /** The move that this one takes back. */
  corrects: Generated<string | null>;
}

/** What is officially told about an idea. */
export interface UpdateTable {
  id: string;
  idea_id: string;
  /** answer | milestone | result | evidence */
  kind: string;
  /** approved | withdrawn */
  state: string;
  body: string;
  html: string;
  lang: string;
  /** JSON: [{what, unit, before, after}], before may be null. */
  figures: Generated<string>;
  /** JSON: [{title, url}] */
  links: Generated<string>;
  /** In whose name. */
  organisation_id: string | null;
  actor_id: string | null;
  created_at: string;
}

/** A picture or a document: its bytes are files under `stored`. */
export interface UploadTable {
  id: string;
  stored: string;
  /** picture | document */
  kind: string;
  /** image/webp | application/pdf */
  type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** What whoever sent it called it; forgotten with their account. */
  file_name: string | null;
  /** Alternative text of a picture, title of a document. */
  words: string;
  /** before | after, or neither */
  moment: string | null;
  /** What it belongs to, and under whose visibility it is read. */
  subject: string;
  subject_id: string;
  place: number;
  actor_id: string | null;
  created_at: string;
  removed_at: string | null;
}

/** A move's messages: they wait until they are due, and go out once. */
export interface MoveTellingTable {
  move_id: string;
  due_at: string;
  /** waiting | telling | told | cancelled */
  state: string;
}

export interface MergeTable {
  id: string;
  idea_id: string;
  into_id: string;
  stage_move_id: string;
  actor_id: string | null;
  created_at: string;
  /** When the idea was taken out of the merge again; open questions end with it. */
  ended_at: string | null;
}

export interface CommentTable {
  id: string;
  idea_id: string;
  /** The top comment a reply hangs on. */
  parent_id: string | null;
  /** The comment a deeper reply answers. */
  reply_to_id: string | null;
  author_id: string | null;
  organisation_id: string | null;
  stance: string | null;
  state: string;
  public_revision_id: string | null;
  latest_revision_id: string | null;
  /** 1: the text is only a link to another idea, kept as a relation too. */
  link_only: Generated<number>;
  /** How many people find it useful: as many as it has marks. */
  useful: Generated<number>;
  imported_up: Generated<number>;
  imported_down: Generated<number>;
  created_at: string;
  published_at: string | null;
  edited_at: string | null;
}

export interface CommentRevisionTable {
  id: string;
  comment_id: string;
  ordinal: number;
  body: string;
  html: string;
  lang: string;
  state: string;
  /** The author's revision that a moderator redacted into this one. */
  redacted_from: Generated<string | null>;
  /** Number of the rule it was redacted under. */
  redacted_under: Generated<number | null>;
  created_at: string;
}

export interface QueueItemTable {
  id: string;
  /** comment | idea | report | appeal */
  type: string;
  space_id: string;
  idea_id: string;
  comment_id: string | null;
  revision_id: string | null;
  report_id: string | null;
  appeal_id: string | null;
  /** waiting | decided | cancelled */
  state: string;
  /** mode | flagged | sample: a sample is public already. */
  why: Generated<string>;
  waiting_since: string;
  /** When half of the target has passed, all of it, and as long again: in the working hours of its space. */
  near_at: string;
  due_at: string;
  late_at: string;
  /** Sorts by urgency: overdue (0) or not (1), nine less the risk, since when it waits. */
  urgency: string;
  /** When somebody is to be told next that it waits; null when nobody is. */
  alarm_at: string | null;
}

export interface TrustChangeTable {
  id: string;
  space_id: string;
  user_id: string;
  state: "trusted" | "taken";
  /** approval | history | hand | restriction | appeal */
  cause: string;
  decision_id: string | null;
  by_id: string | null;
  created_at: string;
}

export interface ScreeningMatchTable {
  revision_id: string;
  place: number;
  /** threat | insult | ownWord | telephone | identity | account | email | link | repeated | burst | similar */
  kind: string;
  /** title | body */
  field: string;
  /** UTF-16 offsets; null when the whole text is meant. */
  start_at: number | null;
  end_at: number | null;
  /** JSON: what the explanation names. */
  data: string;
}

/** What is kept of a contribution's newest text to know it again. */
export interface TextPrintTable {
  /** The idea or comment. */
  subject_id: string;
  revision_id: string;
  space_id: string;
  idea_id: string;
  author_id: string | null;
  /** Of its folded words; null for a very short text. */
  digest: string | null;
  /** When the contribution was first sent. */
  written_at: string;
}

/** What a moderator has decided and may still undo: one per item, made the decision when it is due. */
export interface HeldDecisionTable {
  id: string;
  queue_item_id: string;
  /** Decided, and undone, together. */
  batch_id: string;
  moderator_id: string;
  /** approve | reject | redact | trust */
  verdict: string;
  revision_id: string;
  /** JSON: what the ordinary write is given. */
  input: string;
  created_at: string;
  effective_at: string;
}

/** A held decision that could not be made, until its moderator has seen it. */
export interface RefusedDecisionTable {
  id: string;
  moderator_id: string;
  queue_item_id: string;
  verdict: string;
  /** Key of the message that says why, and its params as JSON. */
  message: string;
  params: string;
  created_at: string;
}

/** An item that somebody has taken for themselves, or asks a colleague about. */
export interface QueueRequestTable {
  queue_item_id: string;
  asked_by: string;
  asked_of: string;
  note: string;
  created_at: string;
  expires_at: string;
}

export interface ReportTable {
  id: string;
  space_id: string;
  idea_id: string;
  comment_id: string | null;
  reporter_id: string | null;
  name: string | null;
  email: string | null;
  reason: string;
  explanation: string;
  locale: string;
  created_at: string;
  /** The version that was public when it was reported. */
  revision_id: string | null;
  /** What it was answered by. */
  decision_id: string | null;
  /** 1: whoever answered it found it manifestly unfounded. */
  unfounded: Generated<number>;
  /** What people refer to it by. */
  number: number;
  /** The same address's earlier report about the same text: what that is answered by answers this one. */
  joined_to: string | null;
  /** 1: it came while reports from there are not read. */
  set_aside: Generated<number>;
}

export interface DecisionTable {
  id: string;
  /** approved | rejected | redacted | removed | restored | upheld | overturned | suspended | reinstated | dismissed */
  verdict: string;
  /** comment | idea | report | appeal | user */
  subject_type: string;
  subject_id: string;
  revision_id: string | null;
  space_id: string | null;
  queue_item_id: string | null;
  moderator_id: string | null;
  rule: number | null;
  reason: string | null;
  automated: Generated<number>;
  /** queue | report | own | appeal | command */
  source: string;
  created_at: string;
  /** The statement of reasons of a restriction; null for other verdicts. visibility | account | notices */
  scope: string | null;
  /** Where it holds: EEA, everywhere the site is read. */
  territory: string | null;
  /** When it ends by itself; null for never. */
  ends_at: string | null;
  facts: string | null;
  /** rule | law | terms */
  ground: string | null;
  /** Code of the law of `ground` law. */
  law: string | null;
  law_explanation: string | null;
  /** The passage it is about, in the text's own words. */
  quote: string | null;
  /** 1: screening had pointed at the text. */
  detected: Generated<number>;
  appeal_until: string | null;
  content_at: string | null;
  content_lang: string | null;
}

export interface AppealTable {
  id: string;
  decision_id: string;
  author_id: string | null;
  text: string;
  /** waiting | upheld | overturned */
  state: string;
  answer: string | null;
  created_at: string;
  /** Who asks: author (or a suspended person) | notifier */
  role: Generated<string>;
  due_at: string | null;
  decided_at: string | null;
  /** When whoever decides it is told that it is overdue; only of one against a suspension, which is in no queue. */
  alarm_at: string | null;
}

export interface SuspensionTable {
  decision_id: string;
  /** account: of the person, everywhere | notices: what they report in the space is not read */
  kind: string;
  user_id: string | null;
  /** Of somebody without an account. */
  email: string | null;
  space_id: string | null;
  locale: string;
  /** Null until somebody ends it. */
  until: string | null;
  ended_at: string | null;
}

export interface WarningTable {
  id: string;
  /** content | notices */
  about: string;
  user_id: string | null;
  email: string | null;
  space_id: string;
  moderator_id: string | null;
  reason: string;
  created_at: string;
}

export interface NotificationTable {
  id: string;
  user_id: string;
  /** What it is about, once per person: `stage:<move>`, `decision:<id>`, `reply:<comment>`… */
  cause: string;
  kind: string;
  /** Why the person is told: author | voted | commented | followed | reported | requested */
  reason: string;
  idea_id: string | null;
  comment_id: string | null;
  decision_id: string | null;
  stage_move_id: string | null;
  organisation_id: string | null;
  created_at: string;
  read_at: string | null;
}

export interface MailTable {
  id: string;
  /** Sent at most once per key. */
  dedupe: string;
  recipient: string;
  user_id: string | null;
  kind: string;
  locale: string;
  subject: string;
  text: string;
  html: string;
  /** One-click unsubscribe address, or null where mail cannot be refused (sign-in codes). */
  unsubscribe: string | null;
  /** queued | sent | failed */
  state: string;
  attempts: Generated<number>;
  next_try_at: string;
  created_at: string;
  sent_at: string | null;
}

/** A browser on which somebody who moderates wants to be called; gone with the session it was turned on in. */
export interface PushDeviceTable {
  id: string;
  user_id: string;
  session_id: string;
  /** Where the browser's push service takes messages for it: a secret, shown nowhere. */
  endpoint: string;
  /** The browser's public key and its secret, base64url: what is sent can be read there alone. */
  p256dh: string;
  auth: string;
  /** The site's public key that the browser accepts messages of. */
  server_key: string;
  label: string;
  created_at: string;
  last_success_at: string | null;
}

export interface PushTable {
  id: string;
  user_id: string;
  device_id: string;
  /** Sent at most once per cause and device. */
  cause: string;
  /** duty | test */
  kind: string;
  /** JSON: the spaces somebody is called to. */
  space_ids: string;
  /** queued | sent | void (nothing waited any more) | failed */
  state: string;
  attempts: Generated<number>;
  next_try_at: string;
  /** Nobody wants to know after it. */
  expires_at: string;
  created_at: string;
  sent_at: string | null;
}

export interface JournalTable {
  position: Generated<number>;
  type: string;
  at: string;
  actor_id: string | null;
  space_id: string | null;
  idea_id: string | null;
  comment_id: string | null;
  /** JSON of ids and states, never texts or names. */
  data: string;
}

/** Who looks after an idea, and its budget in cents of the site's currency. */
export interface DossierTable {
  idea_id: string;
  owner_id: string | null;
  budget_cents: number | null;
  /** Budget and spending are shown with the idea. */
  money_public: Generated<number>;
  /** Goes up with each change, so that none is lost over another. */
  version: Generated<number>;
  updated_at: string;
}

/** Something that was paid, or paid back. */
export interface DossierChangeTable {
  id: string;
  idea_id: string;
  act: string;
  /** A few words of what was changed, as they were then. */
  about: string;
  actor_id: string | null;
  created_at: string;
}

export interface SpendingTable {
  id: string;
  idea_id: string;
  day: string;
  cents: number;
  what: string;
  source: string;
  actor_id: string | null;
  created_at: string;
}

/** A part of the way that is promised until a day; public. */
export interface MilestoneTable {
  id: string;
  idea_id: string;
  title: string;
  lang: string;
  due_on: string;
  done_on: string | null;
  actor_id: string | null;
  created_at: string;
}

/** A figure of what participation cost or was worth; its texts and numbers are in its versions. */
export interface ImpactFigureTable {
  id: string;
  space_id: string;
  /** `draft`, `published` or `withdrawn`. */
  state: string;
  /** Newest version, goes up with each save. */
  version: number;
  /** Version that was published last; drafts may have come after it. */
  public_version: number | null;
  /** First published version that is shown as an earlier one: none from before a withdrawal is. */
  shown_from: number | null;
  created_at: string;
  /** When what the public sees of it last changed. */
  changed_at: string;
}

/** One version of a figure; never changed. Euros are in cents, hours in minutes. */
export interface ImpactRevisionTable {
  figure_id: string;
  version: number;
  kind: string;
  idea_id: string | null;
  what: string;
  lang: string;
  low: number;
  central: number;
  high: number;
  from_on: string;
  to_on: string;
  source: string;
  source_url: string | null;
  formula: string;
  confidence: string;
  /** What a later version corrects, in public. */
  correction: string;
  actor_id: string | null;
  created_at: string;
  published_at: string | null;
}
