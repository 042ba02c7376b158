import { useEffect, useState } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { useConnection } from "#app/live/live-connection.tsx";

/** Says that the queue is not what the page shows any more; what is being read or typed stays until one asks. */
export function QueueNews({ here }: { here: string }) {
  const t = useT();
  const connection = useConnection();
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    let ended = false;
    let leave = () => {};
    const told = () => setChanged(true);
    void connection().then((socket) => {
      if (ended) return;
      socket.on("queue:changed", told);
      leave = () => void socket.off("queue:changed", told);
    });
    return () => {
      ended = true;
      leave();
    };
  }, [connection]);
  return (
    <div role="status">
      {changed ? (
        <p>
          {t("moderation.changed")} <a href={here}>{t("moderation.refresh")}</a>
        </p>
      ) : null}
    </div>
  );
}
