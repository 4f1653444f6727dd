import { useEffect, useRef, useState } from "preact/hooks";
import "../app.css";
import { Api, asked, type Problem, type Schemas } from "../api";
import { useSending } from "../desk/useSending";
import { Waiting } from "../desk/Waiting";
import { chosenLanguage, type Language } from "../language";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button } from "../parts/Field";
import { Back, focusHeading, Heading, Page } from "../parts/Page";
import { show } from "../parts/spoken";
import { NOT_ME_TEXTS, useNotMeWords } from "./words";

type Link = Schemas["LinkRead"];

/** What stands behind the address is taken from there, so that no history keeps it. */
function tokenOfLink(): string {
  const token = location.hash.slice(1);
  if (token) history.replaceState(null, "", location.pathname);
  return token;
}

/** What a link in a message is about; nothing happens until its reader says so. */
function NotMe({ speak }: { speak: (language: Language) => void }) {
  const { say, language } = useNotMeWords();
  const [token] = useState(tokenOfLink);
  const [link, setLink] = useState<Link | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const api = useRef<Api | null>(null);
  api.current ??= new Api(chosenLanguage(), null, () => {});
  api.current.speak(language);

  async function read() {
    setProblem(null);
    const answer = await asked(api.current!.client.POST("/link-readings", { body: { token } }));
    if (answer.ok) setLink(answer.body);
    else setProblem(answer.problem);
  }
  useEffect(() => { if (token) void read(); }, [language]);

  function answered(told: Link) {
    setLink(told);
    focusHeading();
  }
  const title = say(link ? `not_me.${link.subject}.title` : "not_me.title");
  return (
    <Page title={title} speak={speak}>
      <div>
        <Back href="/">{say("home")}</Back>
        <Heading>{title}</Heading>
      </div>
      {!token && <p class="notice narrow">{say("not_me.no_link")}</p>}
      {token && !link && <Waiting problem={problem} again={() => void read()} />}
      {link && <Told api={api.current} token={token} link={link} answered={answered} />}
    </Page>
  );
}

function Told({ api, token, link, answered }: { api: Api; token: string; link: Link; answered: (link: Link) => void }) {
  const { say, time } = useNotMeWords();
  const { busy, problem, send } = useSending();
  const { subject, state } = link;
  const answer = () => void send(() => asked(api.client.POST("/link-answers", { body: { token } })), answered);
  return (
    <section class="card narrow" aria-labelledby="about">
      <ErrorSummary problem={problem} />
      <h2 id="about">{say(`not_me.${subject}.about`)}</h2>
      <dl class="rows">
        {link.application_number && <><dt>{say("not_me.number")}</dt><dd>{link.application_number}</dd></>}
        {link.students.length > 0 && <><dt>{say("not_me.students")}</dt><dd>{link.students.join("、")}</dd></>}
        {link.contact && <><dt>{say("not_me.contact")}</dt><dd>{link.contact}</dd></>}
        {link.undo_until && <><dt>{say("not_me.until")}</dt><dd>{time(link.undo_until)}</dd></>}
      </dl>
      {state === "open" ? (
        <>
          <p>{say(`not_me.${subject}.open`)}</p>
          <div class="actions">
            <Button busy={busy} onClick={answer}>{say(busy ? "working" : `not_me.${subject}.send`)}</Button>
            <a class="button quiet" href="/">{say("not_me.leave")}</a>
          </div>
        </>
      ) : (
        <p class={state === "done" ? "notice good" : "notice"} role="status">{say(`not_me.${subject}.${state}`)}</p>
      )}
    </section>
  );
}

show((speak) => <NotMe speak={speak} />, NOT_ME_TEXTS);
