import { digestOf } from '#core/kernel/digest.ts'
import { loadsUntil, takeLoads } from './loads.ts'
import type { Resumption, RunKeyframe } from './messages.ts'
import { arriveFrom, positionOf } from './past.ts'
import type { Traveller } from './travel.ts'

/** What another worker can go on from. */
export function keyframeOf({ run, applied, past, loads }: Traveller): RunKeyframe {
  const { state, beside: words } = run.keyframe()
  return {
    time: run.now(),
    applied,
    position: positionOf(past, run),
    state,
    words,
    digest: digestOf([state, words]),
    loads: loadsUntil(loads, run),
  }
}

/** Goes on from there instead of time 0; false, and nothing done, where it is not what it was made as. */
export function resumeFrom(
  traveller: Traveller,
  { keyframe, notes, decisions }: Resumption,
): boolean {
  const { run, past, loads, log } = traveller
  const { state, words, digest, applied, position } = keyframe
  if (digestOf([state, words]) !== digest || applied > log.length) return false
  run.resume({ state, beside: words }, { notes, decisions })
  traveller.applied = applied
  arriveFrom(past, traveller, position)
  takeLoads(loads, keyframe.loads)
  return true
}
