import type { Migration } from "../migrate.ts";
import { daysBetween, erasableStatements, inDays, requireOfNewRows } from "../portable-guards.ts";

const RESTRICTIONS = "('rejected', 'redacted', 'removed', 'suspended')";

/** What of a decision can be erased, and stays erased. */
const ERASABLE = ["reason", "facts", "quote", "law_explanation", "moderator_id", "subject_id"];
const FIXED = [
  ...[
    "id",
    "verdict",
    "subject_type",
    "revision_id",
    "space_id",
    "queue_item_id",
    "rule",
    "automated",
    "source",
  ],
  ...["created_at", "scope", "territory", "ends_at", "ground", "law", "detected", "appeal_until"],
  ...["content_at", "content_lang"],
];

/** A new restriction has its whole statement of reasons, or is not written. */
const isStated = (row: string, days: string) => `${row}verdict not in ${RESTRICTIONS} or (
  ${row}scope is not null and ${row}territory is not null and ${row}ground is not null
  and length(${row}reason) > 0 and length(${row}facts) > 0 and ${row}automated = 0
  and ${row}content_at is not null and ${days} >= 183
  and (${row}ground <> 'rule' or ${row}rule is not null)
  and (${row}ground <> 'law' or (${row}law is not null and length(${row}law_explanation) > 0)))`;

/** Statements of reasons, what a report was answered by, the appeals' clock; suspensions with their end, and warnings. */
export const statements: Migration = {
  name: "0020-statements",
  statements: ({ engine }) => [
    `alter table decisions add column scope text check (scope in ('visibility', 'account', 'notices'))`,
    `alter table decisions add column territory text`,
    `alter table decisions add column ends_at text`,
    `alter table decisions add column facts text`,
    `alter table decisions add column ground text check (ground in ('rule', 'law', 'terms'))`,
    `alter table decisions add column law text`,
    `alter table decisions add column law_explanation text`,
    `alter table decisions add column quote text`,
    `alter table decisions add column detected integer not null default 0 check (detected in (0, 1))`,
    `alter table decisions add column appeal_until text`,
    `alter table decisions add column content_at text`,
    `alter table decisions add column content_lang text`,
    ...erasableStatements(engine, "decisions", FIXED, ERASABLE, [
      `update decisions set
        scope = case when verdict = 'suspended' then 'account' else 'visibility' end,
        territory = 'EEA',
        ground = case when rule is null then 'terms' else 'rule' end,
        reason = coalesce(reason, '—'),
        facts = coalesce(reason, '—'),
        content_at = coalesce(
          (select r.created_at from comment_revisions r where r.id = decisions.revision_id),
          (select r.created_at from idea_revisions r where r.id = decisions.revision_id), created_at),
        content_lang = coalesce(
          (select r.lang from comment_revisions r where r.id = decisions.revision_id),
          (select r.lang from idea_revisions r where r.id = decisions.revision_id)),
        appeal_until = ${inDays(engine, 190)}
      where verdict in ${RESTRICTIONS}`,
      `update decisions set appeal_until = ${inDays(engine, 190)} where verdict = 'dismissed'`,
    ]),
    ...requireOfNewRows(engine, "decisions", "a_restriction_needs_its_statement", (row) =>
      isStated(row, daysBetween(engine, `${row}created_at`, `${row}appeal_until`)),
    ),
    `create index decisions_time on decisions (created_at, id)`,

    `alter table reports add column revision_id text`,
    `alter table reports add column decision_id text references decisions (id)`,
    `alter table reports add column unfounded integer not null default 0 check (unfounded in (0, 1))`,
    `update reports set
      revision_id = coalesce(
        (select c.public_revision_id from comments c where c.id = reports.comment_id),
        (select i.public_revision_id from ideas i where i.id = reports.idea_id and reports.comment_id is null)),
      decision_id = (select max(d.id) from decisions d join queue_items q on q.id = d.queue_item_id
        where q.report_id = reports.id)`,
    `create index reports_time on reports (created_at, id)`,

    `alter table appeals add column role text not null default 'author' check (role in ('author', 'notifier'))`,
    `alter table appeals add column due_at text`,
    `alter table appeals add column decided_at text`,
    `update appeals set
      due_at = (select q.due_at from queue_items q where q.appeal_id = appeals.id),
      decided_at = (select max(d.created_at) from decisions d where d.subject_id = appeals.id)`,

    `create table suspensions (
      decision_id text primary key references decisions (id),
      kind text not null check (kind in ('account', 'notices')),
      user_id text references users (id),
      email text,
      space_id text references spaces (id),
      locale text not null,
      until text,
      ended_at text,
      check (kind <> 'account' or email is null)
    )`,
    `create unique index suspensions_one_account on suspensions (user_id) where kind = 'account' and ended_at is null`,
    `create index suspensions_until on suspensions (until) where ended_at is null`,
    `create index suspensions_email on suspensions (email) where ended_at is null`,
    `insert into suspensions (decision_id, kind, user_id, locale)
      select max(d.id), 'account', u.id, u.locale from users u
      join decisions d on d.subject_id = u.id and d.verdict = 'suspended'
      where u.state = 'suspended' group by u.id, u.locale`,

    `create table warnings (
      id text primary key,
      about text not null check (about in ('content', 'notices')),
      user_id text references users (id),
      email text,
      space_id text not null references spaces (id),
      moderator_id text references users (id),
      reason text not null check (length(reason) > 0),
      created_at text not null,
      check (user_id is not null or email is not null)
    )`,
    `create index warnings_user on warnings (user_id, created_at)`,
    `create index warnings_email on warnings (email, created_at)`,
  ],
};
