import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * What native menus lack: Escape closes the open one and gives the focus back, another place on the page
 * closes it, and so does a new page, which also takes the focus to its content.
 */
export function useMenus(): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      const menu = event.key === "Escape" ? openMenus()[0] : undefined;
      if (!menu) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    };
    const elsewhere = (event: Event) => {
      for (const menu of openMenus()) if (!menu.contains(event.target as Node)) menu.open = false;
    };
    document.addEventListener("keydown", keyed);
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
    return () => {
      document.removeEventListener("keydown", keyed);
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("focusin", elsewhere);
    };
  }, []);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    for (const menu of openMenus()) menu.open = false;
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [pathname]);
}

function openMenus(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details.p-menu[open]")];
}
