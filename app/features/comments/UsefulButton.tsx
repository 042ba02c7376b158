import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import type { ThreadViewer } from "./CommentActs.tsx";
import type { ShownComment } from "./thread.ts";

/** The form that all these buttons belong to, where no script acts. */
export const USEFUL_FORM = "useful";

type Props = { comment: ShownComment; name: string; viewer: Pick<ThreadViewer, "useful" | "onUseful"> };

/** How many find a comment useful, and whether one does oneself. */
export function UsefulButton({ comment, name, viewer }: Props) {
  const t = useT();
  const { id, useful } = comment;
  const isOn = viewer.useful.includes(id);
  return (
    <Button
      look="link"
      form={USEFUL_FORM}
      formAction={`/comments/${id}/useful`}
      name="act"
      value={isOn ? "unmark" : "mark"}
      aria-pressed={isOn}
      aria-label={`${t("comments.useful")} ${useful || ""}: ${name}`}
      onClick={(event) => {
        if (!viewer.onUseful) return;
        event.preventDefault();
        viewer.onUseful(id, !isOn);
      }}
    >
      {t("comments.useful")} <span className="p-useful">{useful || null}</span>
    </Button>
  );
}
