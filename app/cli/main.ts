process.stderr.write("planter: no such command\n");
process.exitCode = 2;
