import type { KeyboardEvent, RefObject } from "react";
import { bringIntoView } from "./bring-into-view.ts";
import { showDeskKeys } from "./DeskKeys.tsx";
import type { useDesk } from "./use-desk.ts";

/**
 * Single letters decide while the focus is inside the desk, unless something is typed there or the person has
 * switched them off. While the focus is in the reasons, where `r` takes it, a digit is the rule to reject by. Escape, which is no letter, leaves what a key has opened.
 */
export function useDeskKeys(desk: ReturnType<typeof useDesk>, root: RefObject<HTMLElement>, on: boolean) {
  const within = (selector: string) => root.current?.querySelector<HTMLElement>(selector);

  const go = (by: 1 | -1) => {
    desk.dispatch({ type: "step", by });
    // Also where there is no other to go to.
    bringIntoView(within(".p-desk__pane"));
  };
  const approve = (act: string, rule?: string) => {
    const { state } = desk;
    const open = state.list.find((item) => item.id === state.open);
    if (state.ticked.length === 0 && open?.id === state.taken) return go(1);
    const chosen =
      state.ticked.length > 0
        ? state.list.filter((item) => state.ticked.includes(item.id))
        : open
          ? [open]
          : [];
    const form = new URLSearchParams({ act });
    for (const item of chosen) if (item.mayDecide) form.append("items[]", `${item.id} ${item.revision}`);
    if (rule) form.set("rule", rule);
    if (form.has("items[]")) void desk.decide(form);
  };
  const openPart = (act: string) => {
    const part = within(`details[data-act="${act}"]`);
    part?.setAttribute("open", "");
    const field = part?.querySelector<HTMLElement>("textarea, select, input:not([type=hidden])");
    field?.focus();
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)
      field.setSelectionRange(field.value.length, field.value.length);
  };
  const tick = (range: boolean) => {
    const { open } = desk.state;
    if (open) desk.dispatch({ type: "tick", id: open, range });
  };
  const ACTS: Record<string, () => void> = {
    j: () => go(1),
    k: () => go(-1),
    a: () => approve("approve"),
    A: () => approve("trust"),
    r: () => {
      const reasons = within(".p-reject");
      // On a narrow screen they are a sheet.
      if (reasons?.getClientRects().length === 0) reasons.showPopover?.();
      (within(".p-reject :checked") ?? within(".p-reject [data-digit]"))?.focus();
    },
    e: () => openPart("redact"),
    h: () => openPart("ask"),
    c: () => within('form[data-act="claim"]')?.querySelector("button")?.click(),
    x: () => tick(false),
    X: () => tick(true),
    z: () => void desk.undo(),
    u: () => void desk.undo(),
    o: () => within("a[data-context]")?.click(),
    "?": showDeskKeys,
  };

  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (event.key === "Escape" && !event.nativeEvent.isComposing)
      return target.closest("details[data-act], .p-reject")?.querySelector("form")?.reset();
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (target.matches("textarea, select, input:not([type=checkbox], [type=radio])")) return;
    const rule = /^[1-9]$/.test(event.key) && target.closest(".p-reject");
    const chosen = rule ? within(`[data-digit="${event.key}"]`) : null;
    if (chosen instanceof HTMLInputElement) {
      event.preventDefault();
      if (desk.state.ticked.length > 0) return approve("reject", chosen.value);
      chosen.checked = true;
      chosen.form?.requestSubmit();
      return;
    }
    const act = event.key === "Enter" && target.matches(".p-desk__pane") ? ACTS.o : ACTS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
