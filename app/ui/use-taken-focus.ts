import { type RefObject, useEffect, useRef } from "react";

/** What it is set on takes the focus when it is there in the place of what had it. */
export function useTakenFocus<T extends HTMLElement>(takes: boolean): RefObject<T> {
  const place = useRef<T>(null);
  useEffect(() => {
    if (takes) place.current?.focus();
  }, [takes]);
  return place;
}
