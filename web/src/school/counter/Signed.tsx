import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { asked } from "../../api";
import type { Strokes } from "../../draft";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import { useSending } from "../../desk/useSending";
import type { Entry } from "./entry";
import { useCounterWords } from "./words";

type Pad = ComponentType<{ strokes: Strokes; drawn: (strokes: Strokes) => void }>;

interface Props {
  api: StaffApi;
  entry: Entry;
  enter: (part: Partial<Entry>) => void;
  error: string | undefined;
}

/** The signature: drawn here, or a scan of the one on paper. */
export function Signed({ api, entry, enter, error }: Props) {
  const { say } = useCounterWords();
  const [scanning, setScanning] = useState(false);
  const [Signature, setSignature] = useState<Pad | null>(null);
  const { busy, problem, send } = useSending();
  useEffect(() => void import("../../apply/Signature").then((module) => setSignature(() => module.default)), []);

  async function read(file: File | undefined) {
    if (!file) return;
    const png = base64(new Uint8Array(await file.arrayBuffer()));
    void send(() => asked(api.client.POST("/assisted-signature-images", { body: { png } })), ({ signature_image }) => enter({ image: signature_image, strokes: [] }));
  }

  return (
    <section class="card" aria-labelledby="sign">
      <ErrorSummary problem={problem} />
      <h2 id="sign" tabIndex={-1}>{say("review.sign")}</h2>
      {error && <p class="error">{error}</p>}
      {entry.image && <p class="notice good" role="status">{say("counter.scan.read")}</p>}
      {!entry.image && scanning && (
        <div class="field">
          <label for="scan">{say("counter.scan")}</label>
          <p class="hint" id="scan-hint">{say("counter.scan.hint")}</p>
          <input type="file" id="scan" accept="image/png" disabled={busy} aria-describedby="scan-hint" onChange={(event) => void read(event.currentTarget.files?.[0])} />
        </div>
      )}
      {!entry.image && !scanning && (Signature ? <Signature strokes={entry.strokes} drawn={(strokes) => enter({ strokes })} /> : <p role="status">{say("working")}</p>)}
      <div class="actions">
        {entry.image
          ? <Button quiet onClick={() => enter({ image: "" })}>{say("counter.scan.other")}</Button>
          : <Button quiet onClick={() => setScanning(!scanning)}>{say(scanning ? "counter.draw" : "counter.scan.instead")}</Button>}
      </div>
    </section>
  );
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
