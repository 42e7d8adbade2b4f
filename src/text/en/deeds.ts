import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

/** What a visitor did, in as few words as can name it: of a branch, a step that is taken back, a mark of the time bar. */
export const deedsText = area('deeds', {
  takenBack: (what: string) => `Taken back: ${what}.`,
  madeAgain: (what: string) => `Made again: ${what}.`,
  /** `at` is a clock such as 01:40. */
  at: (what: string, at: string) => `${what} at ${at}`,
  ofService: (service: string, what: string) => `${service}: ${what}`,
  value: (label: string, value: string) => `${label} ${value}`,
  load: (peak: number) => `load up to ${n.rate(peak)}/s`,
  rules: 'rules of the autoscaler',
  graph: 'another graph of services',
  several: (count: number) => counted(count, 'setting'),
  killed: (id: number) => `cell ${id} killed`,
  rollout: { healthy: 'rollout', crashing: 'rollout that crashes', former: 'rollout back' },
  rung: { exact: 'every request', levels: 'counts by level' },
  burst: (rate: number, seconds: number) =>
    `burst of ${n.rate(rate)}/s for ${n.amount(seconds, 's')}`,
  note: (text: string) => `note “${text}”`,
  nothing: 'nothing done',
  leftOut: 'changes left out',
  otherRun: 'another run',
  seed: (seed: number) => `seed ${seed}`,
  branches: 'a change of the branches',
})
