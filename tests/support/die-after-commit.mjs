// Loaded before the server (`node --import`): ends the process between the commit of a write that journals
// DIE_AFTER_COMMIT_OF, or inserts into the table DIE_AFTER_INSERT_INTO, and everything that follows it, as no signal from outside could time it.
import Sqlite from "better-sqlite3";
import pg from "pg";

const type = process.env.DIE_AFTER_COMMIT_OF;
const table = process.env.DIE_AFTER_INSERT_INTO;
let isArmed = false;

const arm = (text, values) => {
  if (type && /insert into "journal"/.test(text) && values.includes(type)) isArmed = true;
  if (table && text.includes(`insert into "${table}"`)) isArmed = true;
};
const die = () => process.kill(process.pid, "SIGKILL");

const { prepare } = Sqlite.prototype;
Sqlite.prototype.prepare = function (source) {
  const statement = prepare.call(this, source);
  for (const way of ["run", "all"]) {
    const act = statement[way].bind(statement);
    statement[way] = (...args) => {
      arm(source, args.flat());
      const result = act(...args);
      if (isArmed && source === "commit") die();
      return result;
    };
  }
  return statement;
};

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (...args) {
  const { text = args[0], values = args[1] ?? [] } = typeof args[0] === "object" ? args[0] : {};
  arm(String(text), [values].flat());
  const answer = query.apply(this, args);
  return isArmed && text === "commit" ? answer.then(die) : answer;
};
