import type { Phase } from '#core/cells/phases.ts'
import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

const doing: Readonly<Record<Phase, string>> = {
  scheduled: 'being scheduled to a node',
  pulling: 'pulling its image',
  booting: 'booting',
  probing: 'waiting for its readiness probe',
  serving: 'serving',
  draining: 'finishing its last requests',
  dead: 'dead',
}

/** What is said aloud to those who walk the cells by keyboard, and what a change has caused. */
export const voiceText = area('voice', {
  /** `service` is null where there is only one. */
  cell: (id: number, service: string | null, origin: string, state: string, work: string) =>
    `${named(id, service)}, ${origin}: ${state}${work}.`,
  /** `generation` is −1 where the journal does not reach back. */
  origin: (mother: number, generation: number) =>
    mother === 0
      ? 'without a mother'
      : `${generation > 0 ? `generation ${n.count(generation)}, ` : ''}daughter of cell ${mother}`,
  doing,
  waits: 'crashed, waiting for its container to be started again',
  notReady: 'not ready',
  /** `load` is −1 for a cell that does not serve. */
  work: (load: number, inService: number, waiting: number) =>
    [
      ...(load >= 0 ? [`, load ${n.share(load)}`] : []),
      ...(inService > 0 ? [`, ${n.count(inService)} in flight`] : []),
      ...(waiting > 0
        ? [`, ${counted(waiting, 'request')} ${waiting === 1 ? 'waits' : 'wait'}`]
        : []),
    ].join(''),
  /** What a change has caused. Rates per second. */
  loadIs: (peak: number, capacity: number) =>
    `Load now peaks at ${n.rate(peak)} per second; the ready cells can serve ${n.rate(capacity)}.`,
  settingIs: (label: string, value: string) => `${label} is now ${value}.`,
  ofService: (service: string, sentence: string) => `${service}: ${sentence}`,
  rulesAre: (min: number, max: number, target: number) =>
    `The autoscaler now keeps ${n.count(min)} to ${counted(max, 'cell')}${target > 0 ? ` at a CPU target of ${n.amount(target, '%')}` : ''}.`,
  decides: (name: string, min: number, max: number | null) =>
    max === null
      ? `${name} now decides, with ${counted(min, 'cell')} or more.`
      : `${name} now decides, between ${n.count(min)} and ${counted(max, 'cell')}.`,
  manyChanged: (count: number) =>
    `${counted(count, 'setting')} ${count === 1 ? 'has' : 'have'} changed.`,
  on: 'on',
  off: 'off',
  seedIs: (seed: number) => `The seed is now ${seed}.`,
  killed: (id: number, service: string | null, ready: number) =>
    `${named(id, service)} was killed; ${counted(ready, 'cell')} ${ready === 1 ? 'is' : 'are'} ready.`,
  manyKilled: (count: number, ready: number) =>
    `${counted(count, 'cell')} ${count === 1 ? 'was' : 'were'} killed; ${n.count(ready)} ${ready === 1 ? 'is' : 'are'} ready.`,
  rolledOut: (service: string | null) =>
    `A rollout${service === null ? '' : ` of ${service}`} has begun: cells of another revision take the place of the present ones.`,
  gone: (id: number) => `Cell ${id} is not alive at the moment shown.`,
  notDrawn: (id: number, each: number, isAlive: boolean) =>
    `Cell ${id} is not among those that are drawn, 1 in ${n.count(each)}${isAlive ? '' : ', or not alive'}.`,
})

function named(id: number, service: string | null): string {
  return service === null ? `Cell ${id}` : `Cell ${id} of ${service}`
}
