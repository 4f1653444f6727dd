// What the build gives the page's script: see docs/plugin.ts.
declare module "virtual:trials" {
  export const TRIALS: import("./build/trial").Trial[];
  export const CHILDREN: import("./build/children").Child[];
}
