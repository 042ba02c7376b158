import pg from "pg";
import { expect, it } from "vitest";

it("has a server on which databases can be created", async () => {
  const client = new pg.Client({ connectionString: process.env.TEST_PG_SERVER });
  await client.connect();
  await client.query("create database planter_probe");
  await client.query("drop database planter_probe");
  const { rows } = await client.query("show server_encoding");
  expect(rows).toEqual([{ server_encoding: "UTF8" }]);
  await client.end();
});
