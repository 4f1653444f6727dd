// One application from end to end, on a stage with a sandbox. Node 20 or newer: node client.js http://localhost:5173
const CHILD = { school_level: "elementary", school_code: "900101", national_id: "A123456789" };

async function apply(origin) {
  let session;
  async function call(method, path, body, headers = {}) {
    if (session) headers.authorization = `Bearer ${session}`;
    const sent = { "content-type": "application/json", "accept-language": "en", ...headers };
    const answer = await fetch(`${origin}/v1${path}`, { method, headers: sent, body: JSON.stringify(body) });
    session = answer.headers.get("session-token") ?? session; // every answer renews it
    const told = await answer.json();
    if (answer.ok) return told;
    const code = told.code ?? answer.status; // what the gateway itself refuses has no code
    throw Object.assign(new Error(`${code}: ${told.detail ?? told.message} ${origin}/docs/errors/#${code}`), told);
  }

  const { sandbox } = await (await fetch(`${origin}/config.json`)).json();
  if (!sandbox) throw new Error("this stage has no sandbox");
  const contact = { channel: "email", contact: `guardian-${Date.now()}@${sandbox.domain}` };
  const { challenge } = await call("POST", "/codes", contact);
  const opened = await call("POST", "/code-verifications", { ...contact, challenge, code: sandbox.code });
  session = opened.session_token;
  const { match, student_name } = await call("POST", "/student-matches", CHILD);
  const { consent } = await call("GET", "/consent-statements/current"); // to be shown, and agreed to
  const { guardian_check } = await call("POST", "/guardian-checks", { national_id: inventedId() });
  const students = [{ match, relationship: "mother" }];
  const guardian = { name: "王曉明", email: contact.contact, mobile: "0912345678" };
  const application = { students, consent, guardian_check, guardian, signature: { typed_name: guardian.name } };
  const key = { "idempotency-key": crypto.randomUUID() }; // the same again if no answer comes
  const { application_number } = await call("POST", "/applications", application, key);
  const { applications } = await call("GET", "/applications");
  return { application_number, student_name, state: applications[0].bindings[0].state };
}

function inventedId() { // A1, seven digits, and the one with which the weighted sum ends in 0
  const digits = Math.random().toFixed(7).slice(2);
  const sum = [...digits].reduce((total, digit, place) => total + digit * (7 - place), 9);
  return `A1${digits}${(10 - (sum % 10)) % 10}`;
}

if (globalThis.process) apply(process.argv[2]).then(console.log, ({ message }) => process.exit(console.error(message) ?? 1));
