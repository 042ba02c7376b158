import type { Tx } from "#db/portable.ts";
import type { Match } from "./match.ts";
import { likeness, type TextPrint } from "./text-print.ts";

/** So many texts of one person within so many minutes are worth a look. */
export const BURST = { texts: 5, minutes: 10 };
/** From here on two texts are nearly the same. */
const NEARLY_SAME = 0.7;
const NEWEST_OF_BAND = 20;
const COMPARED = 5;

type Written = {
  subjectId: string;
  authorId: string | null;
  whole: string;
  print: TextPrint;
  at: Date;
  /** A new version of a public text is no further contribution. */
  isEdit: boolean;
};

/** What only a text's surroundings show: the person has sent it before, or very much at once; it is nearly another's. */
export async function surroundingsOf(tx: Tx, written: Written): Promise<Match[]> {
  const own = written.authorId ? await ownTexts(tx, written, written.authorId) : [];
  const isRepeated = own.some((match) => match.kind === "repeated");
  return [...own, ...(isRepeated ? [] : await similar(tx, written))];
}

async function ownTexts(tx: Tx, written: Written, authorId: string): Promise<Match[]> {
  const { digest } = written.print;
  const since = new Date(written.at.getTime() - BURST.minutes * 60_000).toISOString();
  const others = tx
    .selectFrom("text_prints as p")
    .where("p.author_id", "=", authorId)
    .where("p.subject_id", "<>", written.subjectId);
  const found = await tx
    .selectNoFrom((eb) => [
      eb
        .selectFrom(
          others
            .select("p.subject_id")
            .where("p.digest", "=", digest ?? "")
            .limit(1000)
            .as("same"),
        )
        .select((inner) => inner.fn.countAll().as("times"))
        .as("times"),
      others
        .innerJoin("ideas as i", "i.id", "p.idea_id")
        .select("i.number")
        .where("p.digest", "=", digest ?? "")
        .orderBy("p.written_at", "desc")
        .limit(1)
        .as("idea"),
      eb
        .selectFrom(others.select("p.subject_id").where("p.written_at", ">", since).limit(1000).as("late"))
        .select((inner) => inner.fn.countAll().as("texts"))
        .as("texts"),
    ])
    .executeTakeFirstOrThrow();
  const times = Number(found.times);
  const texts = Number(found.texts) + 1;
  return [
    ...(times > 0 ? [whole("repeated", { count: times, idea: String(found.idea ?? "–") })] : []),
    ...(texts >= BURST.texts && !written.isEdit
      ? [whole("burst", { count: texts, minutes: BURST.minutes })]
      : []),
  ];
}

async function similar(tx: Tx, written: Written): Promise<Match[]> {
  let nearest: { share: number; idea: number | null } | null = null;
  for (const candidate of await candidates(tx, written)) {
    const share = likeness(written.whole, candidate.whole);
    if (share >= NEARLY_SAME && share > (nearest?.share ?? 0)) nearest = { share, idea: candidate.idea };
  }
  if (!nearest) return [];
  const percent = Math.floor(nearest.share * 100);
  return [whole("similar", { percent, idea: String(nearest.idea ?? "–") })];
}

/** The contributions that share most bands with a text, of the newest of each band, with what they say now. */
async function candidates(tx: Tx, { subjectId, print }: Written) {
  const [first, ...others] = print.bands.map((band) =>
    tx
      .selectFrom((eb) =>
        eb
          .selectFrom("text_bands")
          .select("subject_id")
          .where("band", "=", band)
          .where("subject_id", "<>", subjectId)
          .orderBy("subject_id", "desc")
          .limit(NEWEST_OF_BAND)
          .as("newest"),
      )
      .select("subject_id"),
  );
  if (!first) return [];
  const shared = new Map<string, number>();
  const rows = await others.reduce((all, one) => all.unionAll(one), first).execute();
  for (const { subject_id: id } of rows) shared.set(id, (shared.get(id) ?? 0) + 1);
  const ids = [...shared].sort(([, a], [, b]) => b - a).slice(0, COMPARED);
  if (ids.length === 0) return [];
  const texts = await tx
    .selectFrom("text_prints as p")
    .innerJoin("ideas as i", "i.id", "p.idea_id")
    .leftJoin("comment_revisions as c", "c.id", "p.revision_id")
    .leftJoin("idea_revisions as r", "r.id", "p.revision_id")
    .select(["i.number", "c.body as comment", "r.title", "r.body"])
    .where(
      "p.subject_id",
      "in",
      ids.map(([id]) => id),
    )
    .execute();
  return texts.map((row) => ({
    idea: row.number,
    whole: row.comment ?? `${row.title ?? ""}\n${row.body ?? ""}`,
  }));
}

function whole(kind: "repeated" | "burst" | "similar", values: Match["values"]): Match {
  return { kind, field: "body", start: null, end: null, values };
}
