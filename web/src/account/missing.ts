// Missing: which of a form's fields are empty, in words.

import { useState } from "preact/hooks";
import type { FieldError } from "../parts/Field";
import { useWords } from "../words";

/** `look` says whether all are filled in; `missing` tells of those that were not. Fields by id: value and label. */
export function useMissing(): { missing: FieldError[]; look: (fields: Record<string, [string, string]>) => boolean } {
  const { say } = useWords();
  const [missing, setMissing] = useState<FieldError[]>([]);
  function look(fields: Record<string, [string, string]>): boolean {
    const found = Object.entries(fields).filter(([, [value]]) => !value.trim()).map(([id, [, label]]) => ({ id, text: say("error.required", { label }) }));
    setMissing(found);
    return found.length === 0;
  }
  return { missing, look };
}
