import { type Actor, SITE } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { slugOf } from "#app/core/slug.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { type DemoRole, demoAddress } from "#app/features/accounts/demo-accounts.ts";
import { WAY } from "#app/features/ideas/idea.ts";
import type { Tx } from "#db/portable.ts";

const ACCOUNTS: { role: DemoRole; name: string; locale: string }[] = [
  { role: "citizen", name: "Laia Ferrer", locale: "ca" },
  { role: "ngo", name: "Núria Casals", locale: "ca" },
  { role: "moderator", name: "Joan Sala", locale: "ca" },
  { role: "organiser", name: "Elena Prat", locale: "ca" },
  { role: "admin", name: "Marc Oller", locale: "ca" },
];

const NEIGHBOURS = [
  "Quim Rovira",
  "Fatou Sarr",
  "Pere Bonet",
  "Rosa Vidal",
  "Omar Haddad",
  "Teresa Mas",
  "Iker Soler",
  "Joana Puig",
  "Carmen Ruiz",
  "Aleix Roca",
  "Mei Lin",
  "David Clark",
];

const ORGANISATIONS = [
  {
    name: "Ajuntament de Riera Alta",
    kind: "public",
    how: "Registre d'ens locals",
    description: "L'administració del municipi.",
  },
  {
    name: "Camí Escolar",
    kind: "ngo",
    how: "Registre municipal d'entitats, núm. 41",
    description: "Famílies que fan segurs els camins a l'escola.",
  },
  {
    name: "Tallers Brugada, SL",
    kind: "company",
    how: "Registre mercantil",
    description: "Fusteria i velam, al polígon de la Riera.",
  },
  {
    name: "Universitat de la Vall",
    kind: "university",
    how: "Conveni signat amb l'ajuntament",
    description: "Grups d'arquitectura i de salut pública.",
  },
];

const RULES: [string, string, string][] = [
  ["Sense insults ni menyspreu.", "Sin insultos ni desprecio.", "No insults or contempt."],
  ["Sense amenaces.", "Sin amenazas.", "No threats."],
  ["Sense acusacions sense prova.", "Sin acusaciones sin prueba.", "No accusations without proof."],
  [
    "Sense dades personals d'altres.",
    "Sin datos personales de otras personas.",
    "No personal data of others.",
  ],
  ["Sense publicitat.", "Sin publicidad.", "No advertising."],
  ["Parla de la idea.", "Habla de la idea.", "Talk about the idea."],
];

const SPACES = [
  {
    slug: "barris-frescos",
    moderation: "before",
    title: { ca: "Barris frescos 2027", es: "Barrios frescos 2027", en: "Cool neighbourhoods 2027" },
    brief: {
      ca: "Com fem que a l'estiu es pugui viure al carrer? El ple decideix al febrer amb un pressupost de 400.000 €.",
      es: "¿Cómo hacemos que en verano se pueda vivir en la calle? El pleno decide en febrero con un presupuesto de 400.000 €.",
      en: "How do we make summer streets liveable? The council decides in February with a budget of €400,000.",
    },
  },
  {
    slug: "bustia",
    moderation: "after",
    title: { ca: "Bústia de suggeriments", es: "Buzón de sugerencias", en: "Suggestions box" },
    brief: {
      ca: "Tot allò que es pot arreglar aviat.",
      es: "Todo lo que se puede arreglar pronto.",
      en: "Whatever can be mended soon.",
    },
  },
];

/** Makes the town's people, organisations and spaces; returns the neighbours. Safe to run once on an empty database. */
export async function plantTown(ctx: AppContext): Promise<Actor[]> {
  const ids = await ctx.transact({}, async (tx) => {
    await tx.insertInto("settings").values({ name: "site_name", value: "Riera Alta" }).execute();
    const accounts = new Map<string, string>();
    for (const account of ACCOUNTS)
      accounts.set(
        account.role,
        await person(ctx, tx, account.name, account.locale, demoAddress(account.role)),
      );
    const neighbours: string[] = [];
    for (const name of NEIGHBOURS) neighbours.push(await person(ctx, tx, name, "ca", null));
    for (const role of ["moderator", "organiser", "admin"] as const) {
      await tx
        .insertInto("roles")
        .values({ user_id: accounts.get(role) ?? "", space_id: SITE, role })
        .execute();
    }
    const host = await organisations(ctx, tx, accounts.get("ngo") ?? "", accounts.get("admin") ?? "");
    for (const space of SPACES) await openSpace(ctx, tx, space, host);
    return neighbours;
  });
  return Promise.all(ids.map(async (id) => found(await actorById(ctx.db, id))));
}

async function person(
  ctx: AppContext,
  tx: Tx,
  name: string,
  locale: string,
  email: string | null,
): Promise<string> {
  const id = ctx.newId();
  const at = ctx.now().toISOString();
  await tx
    .insertInto("users")
    .values({
      id,
      email: email ?? `${slugOf(name)}@demo.planter.example`,
      name,
      locale,
      state: "active",
      password_hash: null,
      accepted_version: "demo",
      accepted_at: at,
      created_at: at,
    })
    .execute();
  return id;
}

async function organisations(ctx: AppContext, tx: Tx, memberId: string, adminId: string): Promise<string> {
  let host = "";
  const at = ctx.now().toISOString();
  for (const organisation of ORGANISATIONS) {
    const id = ctx.newId();
    await tx
      .insertInto("organisations")
      .values({
        id,
        slug: slugOf(organisation.name),
        name: organisation.name,
        kind: organisation.kind,
        description: organisation.description,
        website: "",
        state: "verified",
        verified_how: organisation.how,
        verified_at: at,
        verified_by: adminId,
        requested_by: null,
        created_at: at,
      })
      .execute();
    if (organisation.kind === "public") host = id;
    if (organisation.kind === "ngo")
      await tx
        .insertInto("organisation_members")
        .values({ organisation_id: id, user_id: memberId, role: "manager", created_at: at })
        .execute();
  }
  return host;
}

async function openSpace(
  ctx: AppContext,
  tx: Tx,
  space: (typeof SPACES)[number],
  host: string,
): Promise<void> {
  const id = ctx.newId();
  const at = ctx.now().toISOString();
  await tx
    .insertInto("spaces")
    .values({
      id,
      slug: space.slug,
      title: JSON.stringify(space.title),
      brief: JSON.stringify(space.brief),
      languages: JSON.stringify(["ca", "es", "en"]),
      visibility: "public",
      moderation: space.moderation,
      stages: JSON.stringify([...WAY, "declined", "paused", "merged"]),
      organisation_id: host,
      created_by: null,
      created_at: at,
      updated_at: at,
    })
    .execute();
  const rules = RULES.map(([ca, es, en], index) => ({
    space_id: id,
    number: index + 1,
    text: JSON.stringify({ ca, es, en }),
  }));
  await tx.insertInto("rules").values(rules).execute();
}
