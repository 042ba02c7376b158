import { useEffect, useState } from "react";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";

type Props = { url: string; title: string; embed: string };

/** Ways to pass an idea on. Plain links and texts to copy: nothing is loaded from anybody before one of them is followed. */
export function ShareIdea({ url, title, embed }: Props) {
  const { t, locale } = useI18n();
  const by = (way: string) => `${url}?via=${way}&lang=${locale}`;
  const said = encodeURIComponent;
  const ways = [
    { name: "WhatsApp", to: `https://wa.me/?text=${said(`${title} ${by("whatsapp")}`)}` },
    { name: "Telegram", to: `https://t.me/share/url?url=${said(by("telegram"))}&text=${said(title)}` },
    { name: t("ideas.share.mail"), to: `mailto:?subject=${said(title)}&body=${said(by("mail"))}` },
  ];
  return (
    <details className="p-share">
      <summary>{t("ideas.share")}</summary>
      <p className="p-share__ways">
        {ways.map((way) => (
          <a key={way.name} href={way.to} rel="noopener noreferrer nofollow">
            {way.name}
          </a>
        ))}
      </p>
      <TextField name="share-link" label={t("ideas.share.link")} value={by("link")} readOnly />
      <SendOn title={title} url={by("link")} />
      <TextArea name="share-embed" label={t("ideas.share.embed")} value={embed} rows={4} readOnly />
    </details>
  );
}

/** The device's own way to share, else copying; only where a script can do one of them. */
function SendOn({ title, url }: { title: string; url: string }) {
  const { t } = useI18n();
  const [way, setWay] = useState<"share" | "copy" | "copied" | null>(null);
  useEffect(() => {
    // Old browsers, and pages that came without encryption, have neither.
    const can: Partial<Pick<Navigator, "share" | "clipboard">> = navigator;
    setWay(can.share ? "share" : can.clipboard ? "copy" : null);
  }, []);
  if (!way) return null;
  const act = async () => {
    // Who closes the device's own sheet has changed their mind, and that is all.
    if (way === "share") await navigator.share({ title, url }).catch(() => {});
    else {
      await navigator.clipboard.writeText(url);
      setWay("copied");
    }
  };
  return (
    <p role="status">
      <Button type="button" look="quiet" onClick={act}>
        {t(way === "share" ? "ideas.share.send" : way === "copy" ? "ideas.share.copy" : "ideas.share.copied")}
      </Button>
    </p>
  );
}
