// Staff's way to the API: the calls of the desk and of a review, under the token of the staff pool.

import createClient from "openapi-fetch";
import { asked, type Outcome, type Schemas } from "../api";
import type { paths } from "../generated/api";
import type { Language } from "../language";
import type { ClassQuery } from "./duties";

export type Item = Schemas["ReviewItem"];
export type Queue = Schemas["ReviewQueue"];
export type State = Item["state"];
export type Decision = Schemas["Decision"];
export type Outcomes = Schemas["DecisionOutcomes"];

const UNAUTHORIZED = 401;
/** As many as the service takes at once. */
const BATCH = 25;

export class StaffApi {
  language: Language = "zh-Hant";
  readonly client = createClient<paths>({ baseUrl: "/v1", cache: "no-store", credentials: "omit" });

  /** `over` is told when a token counts no longer. */
  constructor(public token: string, over: () => void) {
    this.client.use({
      onRequest: ({ request }) => {
        request.headers.set("accept-language", this.language);
        request.headers.set("authorization", `Bearer ${this.token}`);
        return request;
      },
      onResponse: ({ response }) => {
        if (response.status === UNAUTHORIZED) over();
      },
    });
  }

  queue(of: ClassQuery, state: State): Promise<Outcome<Queue>> {
    return asked(this.client.GET("/reviews", { params: { query: { ...of, state } } }));
  }

  form(of: ClassQuery, binding_id: string) {
    return asked(this.client.GET("/reviews/{binding_id}/form", { params: { query: of, path: { binding_id } } }));
  }

  decide(of: ClassQuery, item: Item, body: Decision) {
    const params = { query: of, path: { binding_id: item.binding_id }, header: { "If-Match": `"${item.version}"` } };
    return asked(this.client.PUT("/reviews/{binding_id}/decision", { params, body }));
  }

  /** Approves each at the version that was looked at; what stopped on the way ends the rest. */
  async approveMany(of: ClassQuery, items: Item[]): Promise<Outcome<Outcomes>> {
    const outcomes: Outcomes["outcomes"] = [];
    for (let from = 0; from < items.length; from += BATCH) {
      const decisions = items.slice(from, from + BATCH).map(({ binding_id, version }) => ({ binding_id, version, action: "approve" as const }));
      const answer = await asked(this.client.POST("/review-decisions", { params: { query: of }, body: { decisions } }));
      if (!answer.ok) return outcomes.length > 0 ? { ok: true, body: { outcomes } } : answer;
      outcomes.push(...answer.body.outcomes);
    }
    return { ok: true, body: { outcomes } };
  }
}
