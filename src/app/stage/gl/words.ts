import { type Camera, screenX, screenY } from '../camera.ts'
import { paintArrow } from '../canvas2d/comet-painter.ts'
import { type Label, paintLabels } from '../canvas2d/labels.ts'
import type { Palette } from '../palette.ts'
import type { ParticleScene } from '../renderer.ts'

/** Words and arrows over the cells, on a canvas of their own that is drawn only when they change. */
export interface Words {
  readonly context: CanvasRenderingContext2D
  /** Device px per CSS px. */
  ratio: number
  shown: string
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
  const key = keyOf(scene)
  if (!whole && scene.veilOpacity === 0 && key === words.shown) return
  words.shown = scene.veilOpacity > 0 ? '' : key
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
  if (particles?.still) {
    particles.routes.forEach((route, service) => {
      if ((particles.strengths[service] ?? 0) <= 0) return
      paintArrow(brush, route, particles.crowds[service]?.count ?? 0)
    })
  }
  paintLabels(brush, scene.labels, camera.width)
  if (!veil || scene.veilOpacity <= 0) return
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = scene.veilOpacity
  context.drawImage(veil, 0, 0, context.canvas.width, context.canvas.height)
  context.globalAlpha = 1
}

function keyOf({ labels, particles, camera }: WordsScene): string {
  let key = `${camera.x} ${camera.y} ${camera.scale} ${camera.width} ${camera.height}`
  for (const { x, y, text, kind } of labels) key += `|${Math.round(x * 4)} ${y} ${kind} ${text}`
  if (!particles?.still) return key
  for (const { dx, dy } of particles.routes) key += `|${dx} ${dy}`
  return key
}
