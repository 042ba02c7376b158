import { useEffect, useState } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { useConnection } from "#app/live/live-connection.tsx";
import { Icon } from "#app/ui/Icon.tsx";

/** A moment without a connection is nobody's concern. */
const PATIENCE_MS = 3000;

/** Says that comments do not come in by themselves now, once that has lasted. */
export function ConnectionNotice() {
  const t = useT();
  const connection = useConnection();
  const [isDown, setDown] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let leave = () => {};
    let ended = false;
    const gone = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setDown(true), PATIENCE_MS);
    };
    const back = () => {
      clearTimeout(timer);
      setDown(false);
    };
    void connection().then((socket) => {
      if (ended) return;
      socket.on("disconnect", gone).on("connect", back);
      leave = () => void socket.off("disconnect", gone).off("connect", back);
    });
    return () => {
      ended = true;
      clearTimeout(timer);
      leave();
    };
  }, [connection]);
  return isDown ? (
    <p className="p-offline">
      <Icon name="alert" /> {t("comments.offline")}
    </p>
  ) : null;
}
