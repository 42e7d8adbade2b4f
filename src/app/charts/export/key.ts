import { chartsFileText } from '#text/en/charts-file.ts'
import type { ChartKind, ChartScene } from '../chart-kind.ts'
import type { ChartTheme } from '../chart-theme.ts'
import { polyline, rectangle, type Path } from '../path.ts'
import type { Lettering, Pen } from '../pen.ts'
import { hatchArea, letterScale } from '../plot.ts'

type KeyTexts = typeof chartsFileText.english.key
type Hue = 'requests' | 'ready' | 'desired' | 'danger' | 'p50' | 'p99' | 'text' | 'text2'

/** How one mark of a chart looks, and the name of what it says. */
interface Entry {
  readonly mark: 'line' | 'dashes' | 'dots' | 'area' | 'over' | 'waste'
  readonly hue: Hue
  readonly name: keyof KeyTexts
}

const entries: Readonly<Record<ChartKind['name'], readonly Entry[]>> = {
  arrivals: [
    { mark: 'line', hue: 'requests', name: 'arrivals' },
    { mark: 'line', hue: 'ready', name: 'capacity' },
    { mark: 'over', hue: 'danger', name: 'excess' },
  ],
  latency: [
    { mark: 'line', hue: 'p99', name: 'p99' },
    { mark: 'line', hue: 'p50', name: 'p50' },
    { mark: 'dashes', hue: 'danger', name: 'objective' },
    { mark: 'over', hue: 'danger', name: 'missed' },
  ],
  replicas: [
    { mark: 'dashes', hue: 'desired', name: 'desired' },
    { mark: 'line', hue: 'ready', name: 'ready' },
  ],
  cost: [
    { mark: 'area', hue: 'ready', name: 'serving' },
    { mark: 'waste', hue: 'text2', name: 'notServing' },
    { mark: 'line', hue: 'text2', name: 'perHour' },
  ],
}

const ahead: Entry = { mark: 'dots', hue: 'text2', name: 'ahead' }
const lettering: Lettering = { size: 10.5, weight: 400 }
const sample = { width: 16, height: 9, gap: 5 } as const

/** Between two entries of a key, px. */
const apart = 14

/** The height of one line of a key in a theme, px; a key has at most two of them. */
export function keyLine(theme: ChartTheme): number {
  return 15 * letterScale(theme)
}

/** Draws what each mark of a chart says, in one line or two below y. */
export function drawKey(
  kind: ChartKind,
  { scene, theme }: { readonly scene: ChartScene; readonly theme: ChartTheme },
  pen: Pen,
  box: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const texts = scene.words.text(chartsFileText).key
  const all = scene.future === null ? entries[kind.name] : [...entries[kind.name], ahead]
  let [x, y] = [box.x, box.y]
  for (const entry of all) {
    const width = sample.width + sample.gap + pen.measure(texts[entry.name], lettering)
    if (x > box.x && x + width > box.x + box.width) [x, y] = [box.x, y + keyLine(theme)]
    drawSample(entry, theme, pen, { x, y })
    const at = { x: x + sample.width + sample.gap, y, middle: true }
    pen.text(texts[entry.name], { ...lettering, ...at, color: theme.text2 })
    x += width + apart
  }
}

function drawSample(
  { mark, hue }: Entry,
  theme: ChartTheme,
  pen: Pen,
  at: { readonly x: number; readonly y: number },
): void {
  const color = theme[hue]
  const line = polyline(at.x, at.y, at.x + sample.width, at.y)
  if (mark === 'line') pen.stroke(line, { color, width: 1.8 })
  else if (mark === 'dashes') pen.stroke(line, { color, width: 1.4, dash: [4, 3] })
  else if (mark === 'dots') pen.stroke(line, { color, width: 1.7, dash: [0.1, 3.4], round: true })
  else drawArea(mark, color, theme, pen, at)
}

function drawArea(
  mark: 'area' | 'over' | 'waste',
  color: string,
  theme: ChartTheme,
  pen: Pen,
  at: { readonly x: number; readonly y: number },
): void {
  const [left, right] = [at.x, at.x + sample.width]
  const [top, bottom] = [at.y - sample.height / 2, at.y + sample.height / 2]
  const square: Path = rectangle(left, top, sample.width, sample.height)
  if (mark === 'area') pen.fill(square, { color, opacity: 0.4 })
  else {
    const hatch = { color, rising: mark === 'over', opacity: 0.8 }
    hatchArea({ pen, theme, left, right, top, bottom }, square, hatch)
  }
  pen.stroke(square, { color, width: 0.8 })
}
