import { type Brush, fillPath, trace } from './brush.ts'
import { chance } from '../chance.ts'
import { css } from '../colour.ts'
import { clamp, mix, smoothstep } from '../curves.ts'
import { furrowClosed, parting, separationOf } from '../scene/division.ts'
import type { Look } from '../scene/look.ts'
import { halfOf } from './organelles.ts'
import type { Outline } from '../scene/outline.ts'
import { loadStep } from '../palette.ts'
import { hollowCover, rimShade } from './discs.ts'
import { stipplePitch, toneAt } from './stipple.ts'

/** How far the shade of a half is laid out, in its radii. */
const rimReach = 1.2

/** Fills the present path as the body of a figure that is parting: the far half turns hollow. */
export function paintPairBody(brush: Brush, look: Look): void {
  const { context, palette, stains, scale } = brush
  if (palette.stain === 'plain') {
    context.fillStyle = css(palette.ground)
    context.fill()
    return
  }
  const tile = stains.tile(look.radius * scale, loadStep(look.load), look.variant)
  context.save()
  context.clip()
  fillPath(brush, tile, look.radius, look.opacity)
  paintRim(brush, look)
  paintHollow(brush, look)
  if (palette.stain === 'light') paintDots(brush, look)
  context.restore()
}

/** Fills the two bodies of a figure whose furrow has closed, each on its own. */
export function paintClosedHalves(brush: Brush, look: Look, near: Outline, far: Outline): void {
  const { context, palette, stains, scale } = brush
  const half = halfOf(look)
  const apart = separationOf(look.division) * look.radius
  const served = smoothstep(furrowClosed, 1, look.division)
  for (const side of [-1, 1]) {
    trace(context, side < 0 ? near : far)
    if (palette.stain === 'plain') {
      context.fillStyle = css(palette.ground)
      context.fill()
      continue
    }
    context.save()
    context.translate(Math.cos(look.angle) * apart * side, Math.sin(look.angle) * apart * side)
    const step = loadStep(side < 0 ? look.load : look.daughterLoad)
    const hollow = side < 0 ? 0 : 1 - served
    if (hollow < 1) {
      fillPath(brush, stains.disc(half * scale, step, look.variant, 'plain'), half, look.opacity)
    }
    if (hollow > 0) {
      const disc = stains.disc(half * scale, step, look.variant, 'hollow')
      fillPath(brush, disc, half, look.opacity * hollow)
    }
    context.restore()
  }
}

// The border between the halves sharpens as the furrow closes.
function paintHollow(brush: Brush, look: Look): void {
  const { context, palette } = brush
  const r = look.radius
  const [cos, sin] = [Math.cos(look.angle), Math.sin(look.angle)]
  const cover = hollowCover(palette) * smoothstep(parting, 0.8, look.division)
  const width = r * mix(0.36, 0.1, smoothstep(0.74, furrowClosed, look.division))
  const veil = context.createLinearGradient(-cos * width, -sin * width, cos * width, sin * width)
  for (let n = 0; n <= 6; n++) {
    veil.addColorStop(n / 6, css(palette.paper, cover * smoothstep(0, 1, n / 6)))
  }
  context.fillStyle = veil
  context.fillRect(-2.2 * r, -2.2 * r, 4.4 * r, 4.4 * r)
}

// Each half is shaded from its own middle; where the halves meet the shades do too.
function paintRim(brush: Brush, look: Look): void {
  const { context, palette } = brush
  const r = look.radius
  const half = halfOf(look)
  const apart = separationOf(look.division) * r
  const load = palette.load[loadStep(look.load)] ?? palette.ink
  context.save()
  context.rotate(look.angle)
  for (const side of [-1, 1]) {
    const shade = context.createRadialGradient(side * apart, 0, 0, side * apart, 0, half * rimReach)
    for (let n = 0; n <= 16; n++) {
      const depth = 1 - (n / 16) * rimReach
      shade.addColorStop(n / 16, rimShade(palette, load, depth, 1))
    }
    context.fillStyle = shade
    context.fillRect(side < 0 ? -3 * r : 0, -3 * r, 3 * r, 6 * r)
  }
  context.restore()
}

// The stipple of a figure that changes shape is drawn dot by dot, locked to the cell.
function paintDots(brush: Brush, look: Look): void {
  const { context, palette, scale, ratio } = brush
  const r = look.radius
  const pitch = (stipplePitch * ratio) / scale
  const half = halfOf(look)
  const apart = separationOf(look.division) * r
  const [cos, sin] = [Math.cos(look.angle), Math.sin(look.angle)]
  const reachX = half + Math.abs(cos) * apart
  const reachY = half + Math.abs(sin) * apart
  const strength = 0.62 * smoothstep(7, 13, (r * scale) / ratio)
  const hollow = smoothstep(parting, 0.8, look.division)
  for (const far of [false, true]) {
    context.beginPath()
    for (let j = Math.floor(-reachY / pitch); j <= reachY / pitch; j++) {
      for (let i = Math.floor(-reachX / pitch); i <= reachX / pitch; i++) {
        const x = (i + 0.5 + (chance(i, j, look.variant) - 0.5) * 0.85) * pitch
        const y = (j + 0.5 + (chance(j, i, look.variant + 9) - 0.5) * 0.85) * pitch
        const along = x * cos + y * sin
        if (along > 0 !== far) continue
        const across = -x * sin + y * cos
        const beside = along - clamp(along, -apart, apart)
        const depth = (half - Math.sqrt(beside * beside + across * across)) / r
        const size = (toneAt(x / (r * 1.25), y / (r * 1.25), depth) * 0.62 - 0.02) * pitch
        if (size < 0.1 * pitch || depth < -0.1) continue
        context.moveTo(x + size, y)
        context.arc(x, y, size, 0, 7)
      }
    }
    context.fillStyle = css(palette.ink, strength * (far ? 1 - 0.5 * hollow : 1))
    context.fill()
  }
}
