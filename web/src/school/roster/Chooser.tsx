import { useState } from "preact/hooks";
import { Button } from "../../parts/Field";
import { csvOf, save } from "../csv";
import { useRosterWords } from "./words";

// As the file is read: the headings are Chinese in every language.
const HEADINGS = ["學校代碼", "學校", "學層", "班級", "座號", "學號", "姓名", "身分證字號", "導師姓名", "導師電子信箱", "出生日期", "備註"];

/** A file, dropped or chosen. */
export function Chooser({ busy, error, chosen }: { busy: boolean; error: string | undefined; chosen: (file: File) => void }) {
  const { say } = useRosterWords();
  const [over, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file && !busy) chosen(file);
  }
  function choose(input: HTMLInputElement) {
    const file = input.files?.[0];
    if (file) chosen(file);
    // The same file, corrected, is another choice.
    input.value = "";
  }
  return (
    <section class="card" aria-labelledby="choose">
      <h2 id="choose">{say("roster.choose")}</h2>
      <div class={over ? "drop over" : "drop"} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <div class={error ? "field wrong" : "field"}>
          <label for="roster-file">{say("roster.file")}</label>
          <p class="hint" id="roster-hint">{say("roster.formats")}</p>
          {error && <p class="error" id="roster-error">{error}</p>}
          <input type="file" id="roster-file" accept=".xlsx,.csv,.zip" disabled={busy} aria-describedby={error ? "roster-hint roster-error" : "roster-hint"} aria-invalid={Boolean(error)}
            onChange={(event) => choose(event.currentTarget)} />
        </div>
      </div>
      <p class="hint">{say("roster.columns", { columns: HEADINGS.join("、") })}</p>
      <div class="actions"><Button quiet onClick={() => save("roster.csv", csvOf([HEADINGS]))}>{say("roster.template")}</Button></div>
    </section>
  );
}
