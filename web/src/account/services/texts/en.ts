import type { GrantedTexts } from "./zh-Hant";

export const texts: GrantedTexts = {
  "granted.lead": "You let these services read what your bindings say. You can end that at any time, at once.",
  "granted.none": "No service is connected. To connect one, begin at that service's own site or app.",
  "granted.granted": "Connected",
  "granted.revoked": "Ended",
  "granted.scopes": "It may",
  "granted.at": "You agreed",
  "granted.ended": "You ended it",
  "granted.first": "First used",
  "granted.last": "Last used",
  "granted.never": "Not yet",
  "granted.revoke": "Disconnect",
  "granted.revoke.no": "Not now",
  "granted.revoke.title": "Disconnect {name}?",
  "granted.revoke.text": "It can read nothing of yours any more, at once. About what it has read before, please ask the service.",
  "granted.revoke.done": "{name} is disconnected.",
};
