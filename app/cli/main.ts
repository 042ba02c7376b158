import { ConfigError, configFromProcess } from "#app/config.server.ts";
import { isDomainError } from "#app/core/errors.ts";
import { makeContext } from "#app/core/make-context.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { smtpMailer } from "#app/jobs/smtp-mailer.server.ts";
import { migrate } from "#db/migrate.ts";
import { openDatabase } from "#db/open.ts";
import { addMemberCommand } from "./add-member.server.ts";
import { type Command, UsageError } from "./command.ts";
import { createSpaceCommand } from "./create-space.server.ts";
import { createTokenCommand } from "./create-token.server.ts";
import { createUserCommand } from "./create-user.server.ts";
import { doctorCommand } from "./doctor.server.ts";
import { giveRoleCommand } from "./give-role.server.ts";
import { importDecidimCommand } from "./import-decidim.server.ts";
import { initCommand } from "./init.server.ts";
import { removeCommentCommand } from "./remove-comment.server.ts";
import { reinstateUserCommand, suspendUserCommand } from "./user-state.server.ts";

const COMMANDS: Command[] = [
  initCommand,
  addMemberCommand,
  createSpaceCommand,
  createUserCommand,
  giveRoleCommand,
  suspendUserCommand,
  reinstateUserCommand,
  createTokenCommand,
  removeCommentCommand,
  importDecidimCommand,
  doctorCommand,
];

/** Runs one command on the server's database, also beside a running server. Exit 0 done, 1 refused, 2 wrong usage. */
async function main(args: string[]): Promise<number> {
  const asksHelp = args.some((arg) => arg === "--help" || arg === "-h");
  const command = COMMANDS.find((candidate) => candidate.words.every((word, index) => args[index] === word));
  if (!command || asksHelp) {
    const usage = command ? `planter ${command.usage}` : everyUsage(args);
    (asksHelp ? process.stdout : process.stderr).write(`Usage: ${usage}\n`);
    return asksHelp ? 0 : 2;
  }
  const config = { ...configFromProcess(), logLevel: "error" };
  const database = await openDatabase(config.databaseUrl);
  try {
    if (!command.onlyReads) await migrate(database.writer, database.engine, () => new Date());
    const { ctx } = makeContext({ database, config, mailer: smtpMailer(config) });
    const said = await command.run(ctx, args.slice(command.words.length));
    const report = typeof said === "string" ? { text: said, sound: true } : said;
    process.stdout.write(`${report.text}\n`);
    return report.sound ? 0 : 1;
  } finally {
    await database.close();
  }
}

/** The usage of the commands that begin with the first word, or of all. */
function everyUsage([first]: string[]): string {
  const near = COMMANDS.filter((known) => known.words[0] === first);
  return ["planter COMMAND", ...(near.length > 0 ? near : COMMANDS).map((known) => known.usage)].join("\n  ");
}

main(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error) => {
    if (error instanceof UsageError) {
      process.stderr.write(`Usage: planter ${error.message}\n`);
      process.exitCode = 2;
      return;
    }
    const said = isDomainError(error)
      ? translateIn("en")(error.key, error.params)
      : error instanceof ConfigError
        ? error.message
        : String(error?.message ?? error);
    process.stderr.write(`${said}\n`);
    process.exitCode = 1;
  });
