import { Page } from "../parts/Page";
import { show } from "../parts/spoken";
import "../app.css";
import type { Language } from "../language";
import { useWords } from "../words";

/** Start: what this is, who may apply, what to have at hand, and the ways in. */
function Start({ speak }: { speak: (language: Language) => void }) {
  const { say } = useWords();
  return (
    <Page title={say("start.title")} speak={speak}>
      <h1>{say("start.title")}</h1>
      <p class="lead">{say("start.lead")}</p>
      <p class="ways">
        <a class="button" href="/apply/">{say("start.apply")}</a>
        <a class="button quiet" href="/progress/">{say("start.progress")}</a>
        <a class="button quiet" href="/account/">{say("start.sign_in")}</a>
      </p>
      <section class="card">
        <h2>{say("start.who.title")}</h2>
        <p>{say("start.who.text")}</p>
        <h2>{say("start.need.title")}</h2>
        <ul>
          <li>{say("start.need.child")}</li>
          <li>{say("start.need.own")}</li>
          <li>{say("start.need.contact")}</li>
        </ul>
        <p>{say("start.time")}</p>
      </section>
      <p><a href="/verify">{say("start.verify")}</a></p>
    </Page>
  );
}

show((speak) => <Start speak={speak} />);
