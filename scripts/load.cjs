// Apart from run.cjs because an old Node cannot parse import().
"use strict";

/** Runs a command's module; a failure that has a plain explanation ends with that one sentence. */
module.exports = function load(file) {
  return import(file)
    .then((command) => command.main(process.argv.slice(3)))
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error) => {
        console.error(error.name === "Refusal" ? `\n${error.message}` : error);
        process.exitCode = 1;
      },
    );
};
