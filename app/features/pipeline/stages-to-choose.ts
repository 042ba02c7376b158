import { inOrderOf, nextOn, type Stage, wayOf } from "#app/features/spaces/stage.ts";

/**
 * The stages that the sheet of an idea's move offers in its space's order, and the one it begins with: where its card was
 * dragged to, else what follows. `refused` says that the space does not use what was asked for.
 */
export function stagesToChoose(
  { stage: now, space }: { stage: Stage; space: { stages: Stage[] } },
  asked: Stage | null,
): { stages: Stage[]; to: Stage; refused: boolean } {
  const way = wayOf(space.stages);
  // To merge is an act of its own, which asks the supporters; a stage that is left out stays for what is there.
  const stages = inOrderOf(way).filter(
    (stage) => stage === now || (stage !== "merged" && space.stages.includes(stage)),
  );
  const wanted = asked ?? nextOn(way, now);
  return {
    stages,
    to: wanted && stages.includes(wanted) ? wanted : now,
    refused: asked !== null && asked !== now && !space.stages.includes(asked),
  };
}
