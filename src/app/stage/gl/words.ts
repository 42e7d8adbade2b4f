import { type Camera, screenX, screenY } from '../camera.ts'
import { paintArrows } from '../canvas2d/call-painter.ts'
import { type Label, paintLabels } from '../canvas2d/labels.ts'
import type { Palette } from '../palette.ts'
import type { ParticleScene } from '../renderer.ts'

/** Words and arrows over the cells, on a canvas of their own that is drawn only when they change. */
export interface Words {
  readonly context: CanvasRenderingContext2D
  /** Device px per CSS px. */
  ratio: number
  /** What stands on it, and for which view; null when it must be written anew. */
  readonly written: Written[]
  count: number
  view: Camera | null
}

/** A label as it was written: the stage refills its own for each picture. */
type Written = { -readonly [Name in keyof Label]: Label[Name] }

/** No words yet, for a canvas over the cells. */
export function createWords(context: CanvasRenderingContext2D): Words {
  return { context, ratio: 1, written: [], count: 0, view: null }
}

/** What stands over the cells in one picture. */
export interface WordsScene {
  readonly labels: readonly Label[]
  readonly particles: ParticleScene | null
  readonly veil: HTMLCanvasElement | null
  readonly veilOpacity: number
  readonly palette: Palette
  readonly camera: Camera
}

/** Writes the words, unless they stand there already. */
export function writeWords(words: Words, scene: WordsScene, whole: boolean): void {
  const { context, ratio } = words
  if (!whole && scene.veilOpacity === 0 && isWritten(words, scene)) return
  keep(words, scene.labels)
  words.view = scene.veilOpacity > 0 ? null : scene.camera
  const { camera, palette, particles, veil } = scene
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  const brush = {
    context,
    palette,
    ratio,
    scale: camera.scale * ratio,
    originX: screenX(camera, 0) * ratio,
    originY: screenY(camera, 0) * ratio,
  }
  if (particles?.still) paintArrows(brush, particles.streams, particles.crowds)
  paintLabels(brush, scene.labels, camera.width)
  if (!veil || scene.veilOpacity <= 0) return
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = scene.veilOpacity
  context.drawImage(veil, 0, 0, context.canvas.width, context.canvas.height)
  context.globalAlpha = 1
}

// Compared by value, not by a text made for every picture.
function isWritten(words: Words, { labels, particles, camera }: WordsScene): boolean {
  const { view } = words
  const isSame =
    words.count === labels.length &&
    view !== null &&
    view.x === camera.x &&
    view.y === camera.y &&
    view.scale === camera.scale &&
    view.width === camera.width &&
    view.height === camera.height
  // An arrow ends at a colony's edge, which moves without the labels.
  if (!isSame || particles?.still) return false
  for (let n = 0; n < labels.length; n++) {
    const label = labels[n]
    const before = words.written[n]
    if (!label || !before || isOther(label, before)) return false
  }
  return true
}

// Words follow a colony by parts of a pixel, which are not seen; up and down they are.
function isOther(label: Label, before: Label): boolean {
  return (
    label.text !== before.text ||
    label.kind !== before.kind ||
    label.align !== before.align ||
    label.opacity !== before.opacity ||
    label.y !== before.y ||
    Math.abs(label.x - before.x) > 0.2
  )
}

function keep(words: Words, labels: readonly Label[]): void {
  words.count = labels.length
  for (let n = 0; n < labels.length; n++) {
    const label = labels[n]
    if (!label) continue
    const written = (words.written[n] ??= { ...label })
    written.x = label.x
    written.y = label.y
    written.text = label.text
    written.kind = label.kind
    written.align = label.align
    written.opacity = label.opacity
  }
}
