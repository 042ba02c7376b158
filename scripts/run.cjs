// The door of every command: `node scripts/run.cjs start`.
// Written so that any Node can parse it, because it is the one to say that a Node is too old.
"use strict";

var fs = require("fs");
var path = require("path");

var root = path.join(__dirname, "..");
var wanted = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).engines.node.replace(
  /^>=/,
  ""
);

function isOlder(version, minimum) {
  var have = version.split(".");
  var need = minimum.split(".");
  var i;
  for (i = 0; i < need.length; i += 1) {
    if (Number(have[i]) !== Number(need[i])) return Number(have[i]) < Number(need[i]);
  }
  return false;
}

if (isOlder(process.versions.node, wanted)) {
  console.error(
    "Planter needs Node.js " +
      wanted +
      " or newer and this is " +
      process.versions.node +
      ": install a newer one from https://nodejs.org and run the command again."
  );
  process.exit(1);
}

require("./load.cjs")("./" + process.argv[2] + ".mjs");
