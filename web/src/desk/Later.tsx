import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useWords } from "../words";

export type Loader<Props> = () => Promise<{ default: ComponentType<Props> }>;

/** A section that is loaded when it is opened. */
export function Later<Props extends object>({ load, props }: { load: Loader<Props>; props: Props }) {
  const { say } = useWords();
  const [Loaded, setLoaded] = useState<ComponentType<Props> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => void load().then((module) => setLoaded(() => module.default), () => setFailed(true)), []);
  if (failed) return <div class="notice" role="alert"><p>{say("error.unreached.detail")}</p></div>;
  return Loaded ? <Loaded {...props} /> : <p role="status">{say("working")}</p>;
}
