import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { recordingOf } from '#app/store/settings.ts'
import { sweepText } from '#text/en/sweep.ts'
import { choicesOf, type Choice } from './choices.ts'
import type { PlanWords } from './plan.ts'

/** A page whose run is a minute of changing load. */
export function pageWith(seed = 7, own: Readonly<Record<string, unknown>> = {}) {
  const load = { form: 'steps', every: 20, rates: [40, 90, 20] } as const
  const settings = { ...startSettings(parameters), load, ...own }
  return { settings, watched: 0, recording: recordingOf(settings, seed) }
}

/** A setting of that page that can be varied. */
export function choiceOf(path: string, page = pageWith()): Choice {
  const found = choicesOf(page).find((choice) => choice.path === path)
  if (found === undefined) throw new Error(`${path} cannot be varied`)
  return found
}

/** How a plan speaks in the tests: English, values as they are. */
export const planWords: PlanWords = {
  text: sweepText.english,
  say: (sentence) => sentence,
  show: (value) => JSON.stringify(value),
}
