import { type Brush, lineOf, pixelOf } from './brush.ts'
import {
  addChromosome,
  countPulled,
  createStrands,
  layStrands,
  strandOpacity,
} from './chromosomes.ts'
import { type Rgb, blend, css, scaled, white } from '../colour.ts'
import { mix, smoothstep } from '../curves.ts'
import { parting, separationOf } from '../scene/division.ts'
import type { Look } from '../scene/look.ts'

const full = Math.PI * 2
const strands = createStrands()

/** Draws spindle and chromosomes of a dividing cell. */
export function paintApparatus(brush: Brush, look: Look): void {
  const { context, scale, ratio } = brush
  const opacity = strandOpacity(look.division)
  context.save()
  context.rotate(look.angle)
  const small = (look.radius * scale) / ratio < 20
  if (!small || look.division > 0.16) paintSpindle(brush, look, small ? 5 : 9)
  if (opacity > 0.01) {
    layStrands(strands, look.division, look.seed, small)
    paintStrands(brush, look, opacity)
  }
  context.restore()
}

function paintStrands(brush: Brush, look: Look, opacity: number): void {
  const { context, palette } = brush
  const r = look.radius
  const genome = palette.genome[look.daughterGenome % palette.genome.length] ?? palette.ink
  const dark = palette.stain === 'dark'
  const strand = dark ? blend(genome, white, 0.72) : blend(scaled(genome, 0.75), palette.ink, 0.35)
  const waiting = dark ? scaled(genome, 0.6) : palette.paper
  const width = Math.max(strands.width * 2 * r, lineOf(brush, 1.3))
  const isPlate = look.division > 0.16 && look.division < parting
  const arrived = isPlate ? countPulled(strands.count, look.pulled) : strands.count
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.globalAlpha = opacity
  if (dark)
    strokeStrands(brush, look, 0, arrived, width * 2.3, css(blend(genome, white, 0.4), 0.26))
  else strokeStrands(brush, look, arrived, strands.count, width, css(strand))
  // Layers that are still to come are hollow.
  const core = dark ? width : Math.max(width - 1.7 * pixelOf(brush), width * 0.45)
  strokeStrands(brush, look, arrived, strands.count, core, css(waiting))
  strokeStrands(brush, look, 0, arrived, width, css(strand))
  context.globalAlpha = 1
}

function strokeStrands(
  brush: Brush,
  look: Look,
  from: number,
  to: number,
  width: number,
  colour: string,
): void {
  const { context } = brush
  if (from >= to) return
  context.beginPath()
  for (let i = from; i < to; i++) addChromosome(context, strands, i, look.radius)
  context.lineWidth = width
  context.strokeStyle = colour
  context.stroke()
}

/** Colours of the spindle in the dark. */
const fibre: Rgb = [206, 255, 236]
const aster: Rgb = [214, 255, 240]

// Half ellipses between two poles, with a small aster at each.
function paintSpindle(brush: Brush, look: Look, lines: number): void {
  const { context, palette } = brush
  const m = look.division
  const on = smoothstep(0.1, 0.22, m) * (1 - smoothstep(0.68, 0.8, m))
  if (on <= 0.01) return
  const r = look.radius
  const pole = r * mix(0.34, 0.7, smoothstep(0.1, 0.28, m)) + separationOf(m) * r * 0.38
  const dark = palette.stain === 'dark'
  const pixel = pixelOf(brush)
  context.strokeStyle = dark ? css(fibre, 0.78) : css(palette.ink, 0.58)
  context.lineWidth = Math.max(dark ? 0.018 * r : 0.014 * r, lineOf(brush, dark ? 0.75 : 0.6))
  context.globalAlpha = on
  const half = (lines - 1) / 2
  const height = 0.46 * r * (1 - 0.4 * smoothstep(0.6, 0.8, m))
  context.beginPath()
  for (let n = -half; n <= half; n++) {
    // A cubic with its handles at 4/3 of the height passes through the height at the middle.
    const bend = ((n / half) * height * 4) / 3
    context.moveTo(-pole, 0)
    context.bezierCurveTo(-pole * 0.62, bend, pole * 0.62, bend, pole, 0)
  }
  context.stroke()
  context.beginPath()
  for (let side = -1; side <= 1; side += 2) {
    for (let n = 0; n < 11; n++) {
      const turn = (n / 11) * full
      const [du, dv] = [Math.cos(turn) * r * 0.11, Math.sin(turn) * r * 0.11]
      context.moveTo(side * pole, 0)
      context.lineTo(side * pole + du, dv)
    }
  }
  context.globalAlpha = on * 0.5
  context.stroke()
  context.globalAlpha = on
  context.fillStyle = dark ? css(aster) : css(palette.ink)
  context.beginPath()
  context.arc(-pole, 0, Math.max(0.024 * r, pixel), 0, full)
  context.arc(pole, 0, Math.max(0.024 * r, pixel), 0, full)
  context.fill()
  context.globalAlpha = 1
}
