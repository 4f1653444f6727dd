import { useEffect, useRef, useState } from "preact/hooks";
import { asked, type Problem, type Schemas } from "../api";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button, type FieldError } from "../parts/Field";
import { useWords } from "../words";
import type { StepProps } from "./main";

const SLACK = 8; // pixels: a zoomed page may stop a little before its end

/** The whole statement; the box counts once its end was seen. */
export function Consent({ api, draft, fill, go, refused, leave }: StepProps & { leave: () => void }) {
  const { say, language } = useWords();
  const [statement, setStatement] = useState<Schemas["ConsentToRead"] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [read, setRead] = useState(Boolean(draft.consent));
  const [agreed, setAgreed] = useState(Boolean(draft.consent));
  const text = useRef<HTMLDivElement>(null);
  const wrong = errors[0];

  async function load() {
    setProblem(null);
    const answer = await asked(api.client.GET("/consent-statements/current", { params: { query: { language } } }));
    if (answer.ok) return setStatement(answer.body);
    refused(answer.problem);
    setProblem(answer.problem);
  }
  useEffect(() => void load(), [language]);

  function look() {
    const box = text.current;
    if (box && box.scrollTop + box.clientHeight >= box.scrollHeight - SLACK) setRead(true);
  }
  // A statement that needs no scrolling is read to its end where it stands.
  useEffect(() => {
    look();
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, [statement]);

  function next() {
    const missing = !read ? say("consent.unread") : !agreed ? say("consent.unticked") : "";
    setErrors(missing ? [{ id: read ? "agree" : "statement", text: missing }] : []);
    if (missing || !statement) return;
    fill({ consent: statement.consent });
    go("guardian");
  }

  if (!statement) {
    return problem
      ? <><ErrorSummary problem={problem} /><div class="actions"><Button onClick={() => void load()}>{say("retry")}</Button></div></>
      : <p role="status">{say("working")}</p>;
  }
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); next(); }}>
      <ErrorSummary errors={errors} />
      <h2>{statement.title}</h2>
      <p class="hint" role="status">{say(read ? "consent.end" : "consent.read")}</p>
      {wrong?.id === "statement" && <p class="error">{wrong.text}</p>}
      <div class="statement" id="statement" ref={text} onScroll={look} tabIndex={0} role="region" aria-label={statement.title} lang={statement.language}>
        {statement.sections.map((section) => (
          <section key={section.heading}>
            <h3>{section.heading}</h3>
            {section.paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
          </section>
        ))}
      </div>
      {wrong?.id === "agree" && <p class="error" id="agree-error">{wrong.text}</p>}
      <label class="choice">
        <input type="checkbox" id="agree" {...(wrong?.id === "agree" && { "aria-describedby": "agree-error", "aria-invalid": true as const })} checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
        <span>{statement.accept}</span>
      </label>
      <div class="actions">
        <Button type="submit">{say("next")}</Button>
        <Button quiet onClick={leave}>{statement.decline}</Button>
      </div>
    </form>
  );
}
