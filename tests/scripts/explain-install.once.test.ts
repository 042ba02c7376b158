import { expect, it } from "vitest";
import { explainInstall } from "../../scripts/explain-install.mjs";

it.each([
  [
    "npm error gyp ERR! find Python You need to install the latest version of Python.",
    /install python3, make and g\+\+/,
  ],
  ["npm error gyp ERR! stack Error: not found: make", /install python3, make and g\+\+/],
  [
    "npm error code EACCES\nnpm error syscall mkdir\nnpm error Error: EACCES: permission denied, mkdir '/x'",
    /may not write/,
  ],
  ["npm error code EROFS\nnpm error Error: EROFS: read-only file system, open '/x'", /may not write/],
  ["npm error process terminated\nnpm error signal SIGINT", /run the command again to finish/],
  ["npm error code ENOSPC", /disk is full/],
  [
    "npm error code EAI_AGAIN\nnpm error request to https://registry.npmjs.org failed",
    /registry does not answer/,
  ],
  ["npm error code EBADENGINE", /newer Node\.js/],
  [
    "npm error gyp ERR! stack Error: `make` failed with exit code: 2",
    /could not be compiled: the last lines/,
  ],
  [
    "npm error gyp ERR! stack FetchError: request to https://nodejs.org/download failed, reason: getaddrinfo EAI_AGAIN",
    /does not answer/,
  ],
  [
    "npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync.",
    /npm install/,
  ],
])("says what to do for %j", (log, advice) => {
  const said = explainInstall(log, "install.log");
  expect(said).toMatch(advice);
  expect(said.split("\n")).toHaveLength(1);
});

it("shows npm's last lines when it knows no reason", () => {
  expect(explainInstall("one\ntwo", "/x/install.log")).toBe(
    "one\ntwo\n\nThe packages could not be installed; npm's last lines are above and all of them in /x/install.log.",
  );
});
