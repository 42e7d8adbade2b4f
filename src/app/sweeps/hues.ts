/** The colours of a theme that the colours of values lie between, by the names of the page's tokens. */
const stops = ['p50', 'ok', 'warn', 'p99'] as const

/**
 * The colour of value number `place` of `count`, as CSS: the lowest is as the p50, the highest as the p99. Every
 * stop is a colour of texts in every theme, so each of them can be read on a panel. `stop` gives a token's colour.
 */
export function hueOf(place: number, count: number, stop: (name: string) => string): string {
  const at = count > 1 ? (place / (count - 1)) * (stops.length - 1) : 0
  const low = Math.min(stops.length - 2, Math.floor(at))
  const share = Math.round((at - low) * 100)
  const [from = stops[0], to = stops[0]] = stops.slice(low)
  if (share === 0) return stop(from)
  if (share === 100) return stop(to)
  return `color-mix(in oklab, ${stop(to)} ${share}%, ${stop(from)})`
}

/** The same for the style of an element. */
export function styleHue(place: number, count: number): string {
  return hueOf(place, count, (name) => `var(--${name})`)
}

/** The same as a canvas takes it; under forced colours all of them are that of texts. */
export function canvasHue(element: Element, place: number, count: number): string {
  if (matchMedia('(forced-colors: active)').matches) return 'CanvasText'
  const style = getComputedStyle(element)
  return hueOf(place, count, (name) => style.getPropertyValue(`--${name}`).trim())
}
