import { useMemo } from "preact/hooks";
import { useAccountWords } from "./words";

/** When it may be tried again, for somebody who is kept out for a while. */
export function TryAt({ seconds }: { seconds: number }) {
  const { say, language } = useAccountWords();
  const at = useMemo(() => Date.now() + seconds * 1000, [seconds]);
  if (!seconds) return null;
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(at);
  return <p class="notice" role="status">{say("sign_in.try_at", { time })}</p>;
}
