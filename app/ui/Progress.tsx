import type { ReactNode } from "react";

/** Where one is among several pages in a row: words first, and bars that repeat them. */
export function Progress({ step, steps, children }: { step: number; steps: number; children: ReactNode }) {
  return (
    <div className="p-progress">
      <p className="p-progress__words">{children}</p>
      <div className="p-progress__bars" aria-hidden="true">
        {Array.from({ length: steps }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars have nothing but their place
            key={index}
            data-state={index + 1 < step ? "done" : index + 1 === step ? "current" : undefined}
          />
        ))}
      </div>
    </div>
  );
}
