import type { AppContext } from "#app/core/context.ts";

/** Loads the invented town that a first start shows. */
export async function loadDemo(_ctx: AppContext): Promise<void> {}
