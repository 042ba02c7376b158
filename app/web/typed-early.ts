/**
 * Notes what is typed into text areas from now on, and what was before: React sets an area that it takes over back to
 * the text it came with. What it returns gives everything back and is called once React has taken over.
 */
export function typedEarly(): () => void {
  const typed = new Map<HTMLTextAreaElement, string>();
  const note = (event: Event) => {
    if (event.target instanceof HTMLTextAreaElement) typed.set(event.target, event.target.value);
  };
  for (const area of document.querySelectorAll("textarea"))
    if (area.value !== area.defaultValue) typed.set(area, area.value);
  document.addEventListener("input", note, true);
  return () => {
    document.removeEventListener("input", note, true);
    for (const [area, text] of typed) {
      if (area.value === text) continue;
      area.value = text;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    typed.clear();
  };
}
