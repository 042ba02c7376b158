import { randomUUID } from "node:crypto";
import { createServer, type Server as HttpServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import Sqlite from "better-sqlite3";
import { Server } from "socket.io";

/**
 * The bare server that a figure is set beside, in a process of its own: nothing but Node's HTTP, and
 * for writes one prepared durable transaction of the same rows. Its parent says what to serve.
 */
export type Serve =
  | { kind: "bytes"; status: number; headers: Record<string, string>; body: string }
  | { kind: "comment" | "vote"; database: string }
  | { kind: "broadcast"; event: string };

process.once("message", (serve: Serve) => {
  const server = createServer();
  const answer = handler(serve, server);
  server.on("request", (req: IncomingMessage, res) => {
    collect(req, (body) => {
      const { status, headers, bytes } = answer(req, body);
      res.writeHead(status, headers).end(bytes);
    });
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
});

type Answer = { status: number; headers: Record<string, string | number>; bytes: Buffer | string };

function handler(serve: Serve, server: HttpServer): (req: IncomingMessage, body: string) => Answer {
  if (serve.kind === "bytes") {
    const bytes = Buffer.from(serve.body, "base64");
    const headers = { ...serve.headers, "content-length": bytes.length };
    return () => ({ status: serve.status, headers, bytes });
  }
  if (serve.kind === "broadcast") {
    const io = new Server(server, { serveClient: false, perMessageDeflate: false });
    const event: unknown = JSON.parse(serve.event);
    const tell = () => io.emit("thread:event", event);
    process.on("message", tell);
    return () => {
      tell();
      return json(201, { id: randomUUID(), state: "approved" });
    };
  }
  const database = new Sqlite(serve.database);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  const write = serve.kind === "comment" ? commentWrite(database) : voteWrite(database);
  return (req, body) => write(req.url ?? "", body);
}

/** The rows of one published comment: comment, revision, idea, thread, event, key, two journal rows. */
function commentWrite(database: Sqlite.Database) {
  const author = database.prepare("select id from users limit 1").pluck().get();
  const space = database.prepare("select id from spaces limit 1").pluck().get();
  const idea = database.prepare("select id from ideas where number = ?").pluck();
  const comment = database.prepare(
    "insert into comments (id, idea_id, author_id, state, public_revision_id, latest_revision_id, created_at, published_at) values (?, ?, ?, 'approved', ?, ?, ?, ?)",
  );
  const revision = database.prepare(
    "insert into comment_revisions (id, comment_id, ordinal, body, html, lang, state, created_at) values (?, ?, 1, ?, ?, 'ca', 'approved', ?)",
  );
  const count = database.prepare("update ideas set comments = comments + 1, active_at = ? where id = ?");
  const thread = database.prepare("update threads set seq = seq + 1 where idea_id = ? returning seq").pluck();
  const event = database.prepare(
    "insert into thread_events (idea_id, seq, kind, comment_id, at) values (?, ?, 'published', ?, ?)",
  );
  const key = database.prepare(
    "insert into idempotency (actor_id, key, digest, result, created_at) values (?, ?, ?, ?, ?)",
  );
  const journal = journalRow(database);
  const run = database.transaction((number: number, body: string) => {
    const id = randomUUID();
    const revisionId = randomUUID();
    const at = new Date().toISOString();
    const ideaId = idea.get(number);
    comment.run(id, ideaId, author, revisionId, revisionId, at, at);
    revision.run(revisionId, id, body, `<p>${body}</p>`, at);
    count.run(at, ideaId);
    event.run(ideaId, thread.get(ideaId), id, at);
    key.run(author, randomUUID(), randomUUID(), id, at);
    journal.run("comment.posted", at, author, space, ideaId, id, "{}");
    journal.run("comment.published", at, author, space, ideaId, id, "{}");
    return id;
  });
  return (url: string, body: string): Answer => {
    const { body: text } = JSON.parse(body) as { body: string };
    return json(201, { id: run.immediate(numberIn(url), text), state: "approved" });
  };
}

/** The rows of one vote: vote, counter, journal row. Who votes is looked up by their token's digest. */
function voteWrite(database: Sqlite.Database) {
  const people = database.prepare("select id from users").pluck().all() as string[];
  const space = database.prepare("select id from spaces limit 1").pluck().get();
  const idea = database.prepare("select id from ideas where number = ?").pluck();
  const vote = database.prepare(
    "insert into votes (idea_id, user_id, created_at) values (?, ?, ?) on conflict do nothing",
  );
  const count = database
    .prepare("update ideas set supports = supports + 1 where id = ? returning supports")
    .pluck();
  const journal = journalRow(database);
  let next = 0;
  const run = database.transaction((number: number) => {
    const person = people[next++ % people.length];
    const at = new Date().toISOString();
    const ideaId = idea.get(number);
    vote.run(ideaId, person, at);
    const supports = count.get(ideaId);
    journal.run("vote.cast", at, person, space, ideaId, null, JSON.stringify({ supports }));
    return supports;
  });
  return (url: string): Answer => json(200, { supports: run.immediate(numberIn(url)) });
}

function journalRow(database: Sqlite.Database) {
  return database.prepare(
    "insert into journal (type, at, actor_id, space_id, idea_id, comment_id, data) values (?, ?, ?, ?, ?, ?, ?)",
  );
}

function numberIn(url: string): number {
  return Number(/\/ideas\/(\d+)/.exec(url)?.[1]);
}

function json(status: number, value: unknown): Answer {
  return { status, headers: { "content-type": "application/json" }, bytes: JSON.stringify(value) };
}

function collect(req: IncomingMessage, done: (body: string) => void): void {
  let body = "";
  req.on("data", (chunk: Buffer) => {
    body += chunk.toString();
  });
  req.on("end", () => done(body));
}
