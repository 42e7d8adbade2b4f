/** What the command of scripts/engines.mjs takes from the bundle that also runs in the browsers. */
export { answer } from './answer.ts'
export { judge } from './judge.ts'
export { recordsOf } from './record.ts'
