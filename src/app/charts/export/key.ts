import { chartsFileText } from '#text/en/charts-file.ts'
import type { ChartKind, ChartScene } from '../chart-kind.ts'
import type { ChartTheme } from '../chart-theme.ts'
import { polyline, rectangle, type Path } from '../path.ts'
import type { Lettering, Pen } from '../pen.ts'
import { hatchArea, letterScale } from '../plot.ts'
import { sampleAt, sampleOffset } from '../samples.ts'

type KeyTexts = typeof chartsFileText.english.key
type Hue = 'requests' | 'ready' | 'desired' | 'danger' | 'p50' | 'p99' | 'text' | 'text2'

/** How one mark of a chart looks, and the name of what it says. */
interface Entry {
  readonly mark: 'line' | 'pale' | 'dashes' | 'dots' | 'area' | 'over' | 'waste'
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
const rough: Entry = { mark: 'dashes', hue: 'text2', name: 'approximate' }
const lettering: Lettering = { size: 10.5, weight: 400 }
const sample = { width: 16, height: 9, gap: 5 } as const

/** Between two entries of a key, px. */
const apart = 14

/** The height of one line of a key in a theme, px. */
export function keyLine(theme: ChartTheme): number {
  return 15 * letterScale(theme)
}

/** An entry at its place: px from the left, and the line it stands in. */
interface PlacedEntry {
  readonly entry: Entry
  readonly x: number
  readonly line: number
}

/** How many lines the key of a chart takes in a width, as a pen measures its letters. */
export function keyLines(
  kind: ChartKind,
  scene: ChartScene,
  measure: Pen['measure'],
  width: number,
): number {
  return 1 + Math.max(...placed(kind, scene, measure, width).map(({ line }) => line))
}

/** Draws what each mark of a chart says, line by line from y on. */
export function drawKey(
  kind: ChartKind,
  { scene, theme }: { readonly scene: ChartScene; readonly theme: ChartTheme },
  pen: Pen,
  box: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const texts = scene.words.text(chartsFileText).key
  for (const { entry, x, line } of placed(kind, scene, measureOf(pen), box.width)) {
    const at = { x: box.x + x, y: box.y + line * keyLine(theme) }
    drawSample(entry, theme, pen, at)
    const beside = { x: at.x + sample.width + sample.gap, y: at.y, middle: true }
    pen.text(texts[entry.name], { ...lettering, ...beside, color: theme.text2 })
  }
}

/** How a pen measures, to be handed on. */
export function measureOf(pen: Pen): Pen['measure'] {
  return (text, lettering) => pen.measure(text, lettering)
}

function placed(
  kind: ChartKind,
  scene: ChartScene,
  measure: Pen['measure'],
  room: number,
): readonly PlacedEntry[] {
  const texts = scene.words.text(chartsFileText).key
  let [x, line] = [0, 0]
  return entriesOf(kind, scene).map((entry) => {
    const width = sample.width + sample.gap + measure(texts[entry.name], lettering)
    if (x > 0 && x + width > room) [x, line] = [0, line + 1]
    const place = { entry, x, line }
    x += width + apart
    return place
  })
}

/** What the chart always has, then what may come and a file beside the run where they are drawn. */
function entriesOf(kind: ChartKind, scene: ChartScene): readonly Entry[] {
  const always = entries[kind.name]
  const beside: Entry = { mark: 'pale', hue: always[0]?.hue ?? 'text2', name: 'beside' }
  return [
    ...always,
    ...(scene.future === null ? [] : [ahead]),
    ...(scene.approximate.length === 0 ? [] : [rough]),
    ...(isBeside(kind, scene) ? [beside] : []),
  ]
}

/** Whether the file beside the run holds a column that the chart shows. */
function isBeside({ shows }: ChartKind, { reference }: ChartScene): boolean {
  if (reference === null) return false
  const { samples } = reference
  const offsets = shows.filter((name) => name !== 'time').map(sampleOffset)
  return offsets.some((offset) => {
    for (let row = 0; row < samples.count; row++) {
      if (!Number.isNaN(sampleAt(samples, offset, row))) return true
    }
    return false
  })
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
  else if (mark === 'pale') pen.stroke(line, { color, width: 1, opacity: 0.38 })
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
