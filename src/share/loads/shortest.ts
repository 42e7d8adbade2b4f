import { loadDuration, type LoadCurve } from '#core/traffic/load.ts'

/** What the engine reads and decides takes seconds: a run of less shows nothing, and its clock cannot tell it. */
const durationMin = 1

/** Why a load from outside is too short to be a run, most likely for a mistaken unit of its times; null when it is not. */
export function tooShort(load: LoadCurve): string | null {
  const duration = loadDuration(load)
  return duration >= durationMin
    ? null
    : `The load lasts ${Number(duration.toPrecision(3))} s; it must last at least ${durationMin} s. Check the unit of its times.`
}
