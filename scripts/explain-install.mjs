const explanations = [
  [
    /npm error signal SIG(INT|TERM|HUP)/,
    "Stopped before the packages were installed: run the command again to finish.",
  ],
  [/ENOSPC/, "The disk is full: make room and run the command again."],
  [
    /\b(EROFS|EACCES|EPERM)\b.*(mkdir|open|rename|unlink|rmdir|write)|\b(EROFS|EACCES|EPERM): /,
    "npm may not write in this folder: copy the project to a folder of your own, or change who may write there.",
  ],
  [
    /EBADENGINE/,
    "A package needs a newer Node.js: install one from https://nodejs.org (20.19 or newer) and run the command again.",
  ],
  [
    /not found: (make|g\+\+|cc)|find Python|Could not find any Python/i,
    "The SQLite engine must be compiled and a compiler is missing: install python3, make and g++ (Debian and Ubuntu: apt-get install python3 make g++; macOS: xcode-select --install) and run the command again.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT/,
    "The npm registry does not answer: check the network or npm's proxy and registry settings, and run the command again.",
  ],
  [
    /gyp ERR!/,
    "The SQLite engine could not be compiled: the last lines of the log say why. It needs python3, make, a C++20 compiler and some hundred megabytes of memory and disk.",
  ],
  [
    /can only install packages when your package\.json and package-lock\.json.*in sync/s,
    "package.json and package-lock.json disagree: run `npm install` to bring them together.",
  ],
];

/**
 * One sentence saying what to do, from what npm printed; with npm's last lines when the reason is not known.
 * @param {string} log
 * @param {string} logFile
 */
export function explainInstall(log, logFile) {
  const known = explanations.find(([sign]) => sign.test(log));
  if (known) return `${known[1]} (All that npm said: ${logFile})`;
  const last = log.trim().split("\n").slice(-15).join("\n");
  return `${last}\n\nThe packages could not be installed; npm's last lines are above and all of them in ${logFile}.`;
}
