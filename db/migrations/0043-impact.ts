import type { Migration } from "../migrate.ts";
import { appendOnlyStatements } from "../portable.ts";
import { erasableStatements } from "../portable-guards.ts";

/** What a space's participation cost and was worth, as organisers enter it: a row for each version, none ever changed. */
export const impact: Migration = {
  name: "0043-impact",
  statements: ({ engine }) => [
    `create table impact_figures (
      id text primary key,
      space_id text not null references spaces (id),
      state text not null check (state in ('draft', 'published', 'withdrawn')),
      version integer not null,
      public_version integer,
      shown_from integer,
      created_at text not null,
      changed_at text not null,
      check (state <> 'published' or (public_version is not null and shown_from is not null)),
      check (shown_from <= public_version and public_version <= version)
    )`,
    `create index impact_figures_space on impact_figures (space_id, id)`,
    `create table impact_revisions (
      figure_id text not null references impact_figures (id),
      version integer not null,
      kind text not null check (kind in ('process', 'works', 'benefit', 'hours', 'contacts')),
      idea_id text references ideas (id),
      what text not null check (length(what) > 0),
      lang text not null,
      low bigint not null,
      central bigint not null,
      high bigint not null,
      from_on text not null,
      to_on text not null,
      source text not null,
      source_url text,
      formula text not null,
      confidence text not null check (confidence in ('low', 'medium', 'high')),
      correction text not null,
      actor_id text references users (id),
      created_at text not null,
      published_at text,
      primary key (figure_id, version),
      check (low <= central and central <= high),
      check (low >= 0 or kind = 'benefit'),
      check (from_on <= to_on),
      check (published_at is null or (length(source) > 0 and length(formula) > 0))
    )`,
    `create index impact_revisions_idea on impact_revisions (idea_id)`,
    `create index impact_revisions_actor on impact_revisions (actor_id)`,
    ...appendOnlyStatements(engine, "impact_revisions"),
    // Who entered a version is forgotten with their account.
    ...erasableStatements(
      engine,
      "impact_revisions",
      [
        ...["figure_id", "version", "kind", "idea_id", "what", "lang", "low", "central", "high", "from_on"],
        ...["to_on", "source", "source_url", "formula", "confidence", "correction", "created_at"],
        "published_at",
      ],
      ["actor_id"],
      [],
    ),
  ],
};
