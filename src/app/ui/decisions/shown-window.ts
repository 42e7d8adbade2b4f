import {
  drawDecided,
  nameDecided,
  type DecidedDrawing,
  type DecidedWindow,
} from '#app/charts/decided-window.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import { windowsText } from '#text/en/windows.ts'
import type { Words } from '#text/words.ts'
import { considered, type Band } from './considered.ts'

/** What the chart of cells shows of a decision that is chosen; null where it looked at no window. */
export function shownWindow(
  decision: ServiceDecision,
  decisions: readonly ServiceDecision[],
  words: Words,
): DecidedDrawing | null {
  const found = considered(decision, decisions)
  if (found === null) return null
  const { time, points, chosen } = found
  const bands = found.bands.map((band) => ({ ...band, label: labelOf(band, words) }))
  const window = { time, bands, points, chosen, told: '' }
  return {
    window: { ...window, told: toldOf(window, words) },
    draw: drawDecided,
    name: nameDecided,
  }
}

function labelOf({ name, seconds }: Band, words: Words): string {
  const text = words.text(windowsText)
  if (name.kind === 'alarm') return text.alarm(name.breaching, name.present)
  return text.bands[name.kind](Math.round(seconds))
}

function toldOf({ time, bands, points, chosen }: DecidedWindow, words: Words): string {
  const text = words.text(windowsText)
  const numbers = points.map(({ replicas }) => replicas)
  return [
    text.told(time, bands.map(({ label }) => label).join(', ')),
    ...(numbers.length === 0
      ? []
      : [text.considered(numbers.length, Math.min(...numbers), Math.max(...numbers))]),
    ...(chosen === null ? [] : [text.chosen(chosen.replicas, chosen.time)]),
  ].join(' ')
}
