import { type Check, finding } from "./finding.ts";

const HOUR_MS = 3_600_000;

/** Devices are called for people who have a desk, in sessions that are theirs, and calls leave or are given up. */
export const pushes: Check = {
  id: "push",
  holds: "devices that are called are of people who have a desk, and calls to them leave or are given up",
  look: async (db, _engine, now) => {
    const strangers = await db
      .selectFrom("push_devices as d")
      .innerJoin("users as u", "u.id", "d.user_id")
      .select("d.id")
      .where((eb) =>
        eb.or([
          eb("u.state", "<>", "active"),
          eb.not(eb.exists(eb.selectFrom("roles as r").select("r.role").whereRef("r.user_id", "=", "u.id"))),
        ]),
      )
      .execute();
    const lent = await db
      .selectFrom("push_devices as d")
      .leftJoin("sessions as s", "s.id", "d.session_id")
      .select("d.id")
      .where((eb) => eb.or([eb("s.id", "is", null), eb("s.user_id", "<>", eb.ref("d.user_id"))]))
      .execute();
    const astray = await db
      .selectFrom("pushes as p")
      .leftJoin("push_devices as d", "d.id", "p.device_id")
      .select("p.id")
      .where((eb) => eb.or([eb("d.id", "is", null), eb("d.user_id", "<>", eb.ref("p.user_id"))]))
      .execute();
    const stuck = await db
      .selectFrom("pushes")
      .select("id")
      .where("state", "=", "queued")
      .where("expires_at", "<", new Date(now.getTime() - HOUR_MS).toISOString())
      .execute();
    return [
      ...finding("devices called for people without a desk", strangers, (row) => row.id),
      ...finding("devices without a session of the person they are called for", lent, (row) => row.id),
      ...finding("calls to a device that is not the person's", astray, (row) => row.id),
      ...finding("calls nobody gave up in their time: does the server run?", stuck, (row) => row.id),
    ];
  },
};
