import { at } from '../at.ts'
import { type Brush, fillPath, lineOf, pixelOf, standAt, trace } from './brush.ts'
import { css } from '../colour.ts'
import type { Contacts } from '../scene/contacts.ts'
import { smoothstep } from '../curves.ts'
import { furrowClosed, parting, separationOf } from '../scene/division.ts'
import { paintClosedHalves, paintPairBody } from './division-painter.ts'
import type { Look } from '../scene/look.ts'
import { paintContactEdges } from './contact-edge.ts'
import { lineWidth, paintHalfMembrane, paintMembrane } from './membrane.ts'
import { paintApparatus } from './apparatus.ts'
import { halfOf, paintNucleusAt, paintRing, paintVesicles } from './organelles.ts'
import { type Outline, createOutline, traceHalf, traceOutline } from '../scene/outline.ts'
import { loadStep } from '../palette.ts'
import { leavingStep } from './discs.ts'
import { dangerHalo, haloReach, quietHalo } from './halos.ts'

/** How much of a cell is drawn: it follows the radius on the screen. */
export type Detail = 'full' | 'middle' | 'small' | 'dot'

const outline = createOutline()
const farOutline = createOutline()

/** Detail for a radius in CSS px on the screen. */
export function detailFor(radius: number): Detail {
  if (radius > 14) return 'full'
  if (radius >= 7) return 'middle'
  return radius >= 3 ? 'small' : 'dot'
}

/** Draws the light that one cell sheds, in the dark; it lies under all cells. */
export function paintHalo(brush: Brush, look: Look, exposure: number): void {
  const { stains } = brush
  // A cell in need sheds the light of danger: both together would be pink.
  const calm = 1 - 0.85 * look.overload
  const opacity = look.opacity * exposure * (1 - look.rupture) * calm
  const half = halfOf(look)
  const apart = separationOf(look.division) * look.radius
  const quiet = look.wither > 0.1 || look.ready < 0.5
  standAt(brush, look.x, look.y)
  const dx = Math.cos(look.angle) * apart
  const dy = Math.sin(look.angle) * apart
  shed(brush, stains.halo(quiet ? quietHalo : loadStep(look.load)), -dx, -dy, half, opacity)
  if (apart > 0) shed(brush, stains.halo(quietHalo), dx, dy, half, opacity)
}

/** Draws the light of danger that a cell sheds at which requests wait. */
export function paintDangerHalo(brush: Brush, look: Look, exposure: number): void {
  if (look.overload <= 0.02) return
  const apart = separationOf(look.division) * look.radius
  standAt(brush, look.x, look.y)
  const opacity = look.opacity * exposure * (1 - look.rupture) * look.overload
  const [dx, dy] = [Math.cos(look.angle) * apart, Math.sin(look.angle) * apart]
  shed(brush, brush.stains.halo(dangerHalo), -dx, -dy, halfOf(look) * 1.02, opacity)
}

function shed(
  brush: Brush,
  halo: HTMLCanvasElement,
  x: number,
  y: number,
  radius: number,
  opacity: number,
): void {
  const reach = radius * haloReach
  brush.context.globalAlpha = opacity
  brush.context.drawImage(halo, x - reach, y - reach, reach * 2, reach * 2)
  brush.context.globalAlpha = 1
}

/** Draws one figure with everything it has to say at this detail. */
export function paintCell(brush: Brush, look: Look, contacts: Contacts, detail: Detail): void {
  standAt(brush, look.x, look.y)
  if (detail === 'dot' || detail === 'small') {
    paintSmall(brush, look, detail === 'small')
    return
  }
  const rich = detail === 'full'
  if (look.rupture > 0) paintRuptured(brush, look, contacts)
  else if (look.division > furrowClosed + 0.03) {
    traceHalf(outline, look, contacts, false)
    traceHalf(farOutline, look, contacts, true)
    paintClosedHalves(brush, look, outline, farOutline)
    paintContents(brush, look, rich)
    paintHalfMembrane(brush, look, outline, false)
    if (isInNeedOnPaper(brush, look)) paintShared(brush, look, contacts)
    paintHalfMembrane(brush, look, farOutline, look.division < 0.985)
  } else {
    traceOutline(outline, look, contacts)
    trace(brush.context, outline)
    if (look.division > parting) paintPairBody(brush, look)
    else paintSingleBody(brush, look)
    paintContents(brush, look, rich)
    paintMembrane(brush, look, outline)
    if (isInNeedOnPaper(brush, look)) paintShared(brush, look, contacts)
  }
}

function isInNeedOnPaper({ palette }: Brush, { overload, ready }: Look): boolean {
  return palette.stain === 'light' && overload > 0.02 && ready > 0.5
}

function paintShared(brush: Brush, look: Look, contacts: Contacts): void {
  paintContactEdges(brush, look, outline, contacts, lineWidth(brush, look, look.overload))
}

function paintSingleBody(brush: Brush, look: Look): void {
  const { context, palette, stains, scale } = brush
  const radius = look.radius * scale
  context.globalAlpha = look.opacity
  if (palette.stain === 'plain') {
    context.fillStyle = css(palette.ground)
    context.fill()
    return
  }
  const leaving = smoothstep(0.02, 0.45, look.wither)
  const ready = look.starting ? 0 : look.ready
  const step = loadStep(look.load)
  if (leaving < 1 && ready > 0) {
    const kind = look.division > 0 || look.wither > 0 || look.rupture > 0 ? 'plain' : 'ringed'
    fillPath(brush, stains.disc(radius, step, look.variant, kind), look.radius, look.opacity)
  }
  if (leaving < 1 && ready < 1) {
    const hollow = stains.disc(radius, step, look.variant, 'hollow')
    fillPath(brush, hollow, look.radius, look.opacity * (1 - ready))
  }
  if (leaving > 0) {
    const grey = stains.disc(radius, leavingStep, look.variant, 'plain')
    // Blebs stand out beyond the round body that the bitmap shows.
    const stretch = 1 + 0.5 * smoothstep(0.2, 0.6, look.wither)
    fillPath(brush, grey, look.radius * stretch, look.opacity * leaving)
  }
}

function paintContents(brush: Brush, look: Look, rich: boolean): void {
  const m = look.division
  const apart = separationOf(m) * look.radius
  const [dx, dy] = [Math.cos(look.angle) * apart, Math.sin(look.angle) * apart]
  const radius = halfOf(look)
  const living = look.opacity * (1 - smoothstep(0, 0.12, look.wither))
  const ring = (1 - smoothstep(0, 0.05, m)) * (look.starting ? 0 : look.ready) * living
  const pale = look.starting || look.ready < 0.5 ? 0.55 : 1
  if (rich) paintRing(brush, 0, 0, radius, look.load, ring, m > 0 || look.wither > 0)
  const before = 1 - smoothstep(0.12, 0.24, m)
  paintNucleusAt(brush, look, 0, 0, radius, look.genome, before * look.opacity * pale)
  if (rich ? m > 0 : m > 0.1 && m < 0.86) paintApparatus(brush, look)
  // A new envelope forms around each plate before its nucleus is whole.
  const after = 0.4 * smoothstep(0.68, 0.76, m) + 0.6 * smoothstep(0.82, 0.94, m)
  if (after > 0) {
    paintNucleusAt(brush, look, -dx, -dy, radius, look.genome, after * look.opacity)
    const unborn = 0.5 + 0.5 * smoothstep(furrowClosed, 1, m)
    paintNucleusAt(brush, look, dx, dy, radius, look.daughterGenome, after * look.opacity * unborn)
    const shown = rich ? smoothstep(furrowClosed, 1, m) * look.opacity : 0
    paintRing(brush, -dx, -dy, radius, look.load, shown, true)
    paintRing(brush, dx, dy, radius, look.daughterLoad, shown, true)
  }
  if (rich && look.vesicles > 0.05) paintVesicles(brush, look, -dx, -dy, radius)
}

// A killed cell opens on one side and what it held is lost.
function paintRuptured(brush: Brush, look: Look, contacts: Contacts): void {
  const { context, palette } = brush
  const t = look.rupture
  traceOutline(outline, look, contacts)
  const gap = Math.floor(outline.count * (0.04 + 0.2 * t))
  const start = Math.floor(look.seed * outline.count)
  context.beginPath()
  for (let n = gap; n <= outline.count - gap; n++) {
    const k = (start + n) % outline.count
    context.lineTo(at(outline.x, k), at(outline.y, k))
  }
  const faded = { ...look, opacity: look.opacity * (1 - t) }
  paintSingleBody(brush, faded)
  context.globalAlpha = 1 - t
  context.lineWidth = Math.max(0.03 * look.radius, lineOf(brush, 1.4))
  context.strokeStyle = css(palette.danger)
  context.stroke()
  paintNucleusAt(brush, look, 0, 0, look.radius, look.genome, (1 - t) * (1 - t))
  context.fillStyle = css(palette.danger)
  context.globalAlpha = 1 - t * t
  const way = (start / outline.count) * Math.PI * 2
  for (let n = 0; n < Math.max(3, look.vesicles); n++) {
    const turn = way + (n - 3.5) * 0.17
    const reach = look.radius * (0.6 + (1 + 0.13 * n) * t)
    context.beginPath()
    context.arc(
      Math.cos(turn) * reach,
      Math.sin(turn) * reach,
      Math.max(0.045 * look.radius, pixelOf(brush)),
      0,
      7,
    )
    context.fill()
  }
  context.globalAlpha = 1
}

function paintSmall(brush: Brush, look: Look, withNucleus: boolean): void {
  const { context, palette } = brush
  const apart = separationOf(look.division) * look.radius
  const [dx, dy] = [Math.cos(look.angle) * apart, Math.sin(look.angle) * apart]
  const radius = halfOf(look) * (withNucleus ? 0.9 : 0.86)
  const leaving = look.wither > 0.1
  const load = palette.load[loadStep(look.load)] ?? palette.ground
  context.globalAlpha = look.opacity * (1 - look.rupture)
  context.fillStyle = css(leaving ? palette.leaving : look.starting ? palette.paper : load)
  context.lineWidth = Math.max(0.1 * radius, lineOf(brush, 0.8))
  context.strokeStyle = css(
    look.overload > 0.5 ? palette.danger : leaving ? palette.leaving : palette.membrane,
    palette.stain === 'dark' ? 0.6 : 0.85,
  )
  context.beginPath()
  context.arc(-dx, -dy, radius, 0, 7)
  context.fill()
  if (withNucleus || palette.stain === 'plain') context.stroke()
  if (apart > 0) {
    context.beginPath()
    context.arc(dx, dy, radius, 0, 7)
    context.fillStyle = css(palette.paper)
    context.fill()
    context.stroke()
  }
  if (withNucleus && look.division < 0.2) {
    context.fillStyle = css(palette.genome[look.genome % palette.genome.length] ?? palette.ink)
    context.beginPath()
    context.arc(0, 0, radius * 0.42, 0, 7)
    context.fill()
  }
  context.globalAlpha = 1
}

/** Outline of the figure painted last: for the ring around a chosen cell. */
export function lastOutline(): Outline {
  return outline
}
