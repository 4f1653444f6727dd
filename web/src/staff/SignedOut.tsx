import { Button } from "../parts/Field";
import type { Language } from "../language";
import { leaveToSignIn, type SignIn } from "./signIn";
import { useStaffWords } from "./words";

export type Why = "" | "failed" | "over";

/** The way in, and why one is outside. */
export function SignedOut({ why, signIn, unready, language, again }: { why: Why; signIn: SignIn | null; unready: boolean; language: Language; again: () => void }) {
  const { say } = useStaffWords();
  return (
    <section class="card">
      {why === "over" && <div class="notice" role="status"><h2>{say("staff.over.title")}</h2><p>{say("staff.over.text")}</p></div>}
      {why === "failed" && <div class="notice" role="alert"><p>{say("staff.sign_in.failed")}</p></div>}
      {unready && <div class="notice" role="alert"><p>{say("staff.unavailable")}</p></div>}
      <p>{say("staff.lead")}</p>
      <div class="actions">
        {unready
          ? <Button onClick={again}>{say("retry")}</Button>
          : <Button disabled={!signIn} onClick={() => signIn && void leaveToSignIn(signIn, language)}>{say("staff.sign_in")}</Button>}
      </div>
    </section>
  );
}
