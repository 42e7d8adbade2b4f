import { type Brush, lineOf, pixelOf } from './brush.ts'
import { chance } from '../chance.ts'
import { type Rgb, blend, css, scaled, white } from '../colour.ts'
import { smoothstep } from '../curves.ts'
import { halfRadiusOf, parting } from '../scene/division.ts'
import type { Look } from '../scene/look.ts'
import { lobeAt, nucleusSide, variantSeed } from './nuclei.ts'
import { loadStep } from '../palette.ts'
import { ringGroove, ringRadius, ringWidth } from './discs.ts'

const full = Math.PI * 2

/** Draws the nucleus of a cell around a point, whole or fragmented by withering. */
export function paintNucleusAt(
  brush: Brush,
  look: Look,
  x: number,
  y: number,
  radius: number,
  genome: number,
  opacity: number,
): void {
  if (opacity <= 0.01) return
  const { context, palette, stains, scale } = brush
  if (look.wither > 0.42) {
    paintFragments(brush, look, opacity)
    return
  }
  context.globalAlpha = opacity
  if (palette.stain === 'plain') {
    const seed = variantSeed(look.variant)
    context.beginPath()
    for (let k = 0; k < 36; k++) {
      const theta = (k / 36) * full
      const reach = radius * 0.385 * lobeAt(genome, theta, seed)
      context.lineTo(x + Math.cos(theta) * reach, y + Math.sin(theta) * reach)
    }
    context.closePath()
    context.fillStyle = css(palette.ink)
    context.fill()
  } else {
    const side = radius * nucleusSide * (1 - 0.25 * look.wither)
    const bitmap = stains.nucleus(radius * scale, genome, look.variant)
    context.drawImage(bitmap, x - side / 2, y - side / 2, side, side)
  }
  context.globalAlpha = 1
}

// Apoptosis packs the nucleus into a few round bodies.
function paintFragments(brush: Brush, look: Look, opacity: number): void {
  const { context, palette } = brush
  const spread = smoothstep(0.36, 0.7, look.wither)
  const rn = look.radius * 0.385
  const genome = palette.genome[look.genome % palette.genome.length] ?? palette.ink
  const colour = blend(genome, scaled(palette.leaving, 1.25), smoothstep(0.5, 0.85, look.wither))
  context.globalAlpha = opacity
  for (let n = 0; n < 5; n++) {
    const turn = n * 1.2566 + look.seed * 6
    const x = Math.cos(turn) * rn * (0.3 + 0.6 * spread)
    const y = Math.sin(turn) * rn * (0.3 + 0.6 * spread)
    const size = rn * (0.5 - 0.08 * spread)
    context.beginPath()
    context.arc(x, y, size, 0, full)
    context.fillStyle = css(scaled(colour, palette.stain === 'dark' ? 0.72 : 1))
    context.fill()
    context.lineWidth = Math.max(0.02 * look.radius, lineOf(brush, 0.8))
    context.strokeStyle =
      palette.stain === 'dark' ? css(scaled(colour, 1.25), 0.9) : css(palette.ink)
    context.stroke()
  }
  context.globalAlpha = 1
}

/** Draws the ring that shows the load again, clockwise from the top, around a point. */
export function paintRing(
  brush: Brush,
  x: number,
  y: number,
  radius: number,
  load: number,
  opacity: number,
  withGroove: boolean,
): void {
  if (opacity <= 0.01) return
  const { context, palette } = brush
  const colour = palette.load[loadStep(load)] ?? palette.ground
  const dark = palette.stain === 'dark'
  context.lineCap = 'butt'
  context.lineWidth = Math.max(ringWidth * radius, lineOf(brush, 1.2))
  context.globalAlpha = opacity
  if (withGroove && palette.stain !== 'plain') {
    context.strokeStyle = ringGroove(palette)
    context.beginPath()
    context.arc(x, y, radius * ringRadius, 0, full)
    context.stroke()
  }
  const share = Math.min(1, Math.max(0, load))
  if (share > 0.004) {
    context.strokeStyle = dark ? css(blend(colour, white, 0.72)) : css(palette.ink, 0.94)
    context.beginPath()
    context.arc(x, y, radius * ringRadius, -full / 4, -full / 4 + share * full)
    context.stroke()
  }
  context.globalAlpha = 1
}

/** A vesicle in the carmine plate. */
const bead: Rgb = [255, 251, 240]

/** Draws requests in service as vesicles around a point; the last one fades with its share. */
export function paintVesicles(
  brush: Brush,
  look: Look,
  x: number,
  y: number,
  radius: number,
): void {
  const { context, palette } = brush
  const size = Math.max(0.038 * radius, pixelOf(brush))
  const key = Math.floor(look.seed * 65536)
  for (let n = 0; n < 8 && n < look.vesicles; n++) {
    const turn = aside(n * 2.39996 + look.seed * full + look.time * 0.12, look)
    const reach = radius * (0.68 + 0.08 * chance(key, n, 9))
    const vx = x + Math.cos(turn) * reach
    const vy = y + Math.sin(turn) * reach
    context.globalAlpha = Math.min(1, look.vesicles - n)
    context.beginPath()
    context.arc(vx, vy, size, 0, full)
    if (palette.stain === 'dark') {
      context.fillStyle = 'rgba(255,237,190,.98)'
      context.fill()
      context.globalAlpha *= 0.3
      context.beginPath()
      context.arc(vx, vy, size * 2, 0, full)
      context.fillStyle = 'rgba(255,214,130,.75)'
    } else {
      context.fillStyle = css(palette.stain === 'light' ? bead : palette.ink)
      context.lineWidth = lineOf(brush, 0.9)
      context.strokeStyle = css(palette.ink, 0.92)
      context.stroke()
    }
    context.fill()
  }
  context.globalAlpha = 1
}

// While the halves part the mother keeps her requests on her own side.
function aside(turn: number, look: Look): number {
  if (look.division <= parting) return turn
  const away = look.angle + Math.PI
  const delta = turn - away - Math.round((turn - away) / full) * full
  return away + delta * (1 - 0.45 * smoothstep(parting, 0.7, look.division))
}

/** Radius of one half of a figure in stage units. */
export function halfOf(look: Look): number {
  return look.radius * halfRadiusOf(look.division)
}
