/** Puts how many wait in front of the tab's title. */
export function announceTitle(waiting: number): void {
  const words = document.title.replace(/^\(\d+\+?\) /, "");
  document.title = waiting > 0 ? `(${waiting}) ${words}` : words;
}
