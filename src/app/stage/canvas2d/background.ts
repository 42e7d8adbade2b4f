import { createSheet, paintPixels } from './canvas.ts'
import type { Camera } from '../camera.ts'
import { chance } from '../chance.ts'
import { css } from '../colour.ts'
import { mix, smoothstep } from '../curves.ts'
import { fractal } from './noise.ts'
import type { Palette } from '../palette.ts'
import type { Dish } from '../scene/places.ts'

/** Draws the ground of a stage of this size without the dish: nothing on it carries a meaning. */
export function paintGround(
  palette: Palette,
  width: number,
  height: number,
  ratio: number,
): HTMLCanvasElement {
  const { canvas, context } = createSheet(width * ratio, height * ratio)
  context.fillStyle = css(palette.ground)
  context.fillRect(0, 0, canvas.width, canvas.height)
  if (palette.isFlat) return canvas
  const coarse =
    palette.stain === 'dark' ? depths(palette, width, height) : sheetOf(palette, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(coarse, 0, 0, canvas.width, canvas.height)
  const grain = context.createPattern(
    palette.stain === 'dark' ? sensorGrain() : paperFibre(),
    'repeat',
  )
  if (grain) {
    context.fillStyle = grain
    context.fillRect(0, 0, canvas.width, canvas.height)
  }
  return canvas
}

// A fifth of the size is enough for what has no edges.
const coarseness = 5

function depths(palette: Palette, width: number, height: number): HTMLCanvasElement {
  const [near, far] = [palette.groundLit, palette.ground]
  const [drifts, clouds] = [fractal(9, 4, 5), fractal(22, 4, 9)]
  return paintPixels(width / coarseness, height / coarseness, (pixels, place, px, py) => {
    const [x, y] = [px * coarseness, py * coarseness]
    const away = Math.hypot(x - width * 0.48, y - height * 0.46) / Math.max(height, width * 0.6)
    const shade = smoothstep(0.05, 0.95, away)
    const drift = drifts(x / 1500 + 0.3, y / 1500 + 0.3)
    const cloud = smoothstep(0.5, 0.85, clouds(x / 1400 + 0.06 * drift, y / 1400 - 0.05 * drift))
    for (let c = 0; c < 3; c++) {
      const base = mix(near[c] ?? 0, far[c] ?? 0, shade) * (0.84 + 0.34 * drift)
      pixels[place + c] = base + (near[c] ?? 0) * 0.3 * cloud * (1 - smoothstep(0.3, 1, away))
    }
    pixels[place + 3] = 255
  })
}

function sheetOf(palette: Palette, width: number, height: number): HTMLCanvasElement {
  const [low, high] = [palette.ground, palette.groundLit]
  const tint = fractal(6, 4, 15)
  return paintPixels(width / coarseness, height / coarseness, (pixels, place, px, py) => {
    const u = tint((px * coarseness) / 1600, (py * coarseness) / 1600)
    for (let c = 0; c < 3; c++) pixels[place + c] = mix(low[c] ?? 0, high[c] ?? 0, u)
    pixels[place + 3] = 255
  })
}

function sensorGrain(): HTMLCanvasElement {
  return paintPixels(256, 256, (pixels, place, x, y) => {
    const n = chance(x, y, 31)
    const light = n > 0.5 ? 150 : 0
    pixels[place] = light * 0.8
    pixels[place + 1] = light
    pixels[place + 2] = light
    pixels[place + 3] = Math.abs(n - 0.5) * 2 * 15
  })
}

function paperFibre(): HTMLCanvasElement {
  const side = 256
  // Long one way and short the other, twice: the threads of a laid paper.
  const [across, down] = [fractal(6, 3, 51), fractal(6, 3, 61)]
  return paintPixels(side, side, (pixels, place, x, y) => {
    const threads = across(x / side, (y / side) * 14) + down((x / side) * 14, y / side)
    const fibre = threads / 2 - 0.5 + (chance(x, y, 71) - 0.5) * 0.3
    const dark = fibre < 0
    pixels[place] = dark ? 112 : 255
    pixels[place + 1] = dark ? 86 : 252
    pixels[place + 2] = dark ? 50 : 240
    pixels[place + 3] = Math.min(40, Math.abs(fibre) * (dark ? 26 : 44))
  })
}

/** Draws the dish on its ground as the camera sees it. */
export function paintDish(
  context: CanvasRenderingContext2D,
  palette: Palette,
  dish: Dish,
  camera: Camera,
  ratio: number,
): void {
  const scale = camera.scale * ratio
  const x = (dish.x - camera.x) * scale + (camera.width / 2) * ratio
  const y = (dish.y - camera.y) * scale + (camera.height / 2) * ratio
  const r = dish.radius * scale
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (palette.stain === 'dark') paintGlass(context, palette, x, y, r, ratio)
  else paintInkedDish(context, palette, x, y, r, ratio)
}

function paintGlass(
  context: CanvasRenderingContext2D,
  palette: Palette,
  x: number,
  y: number,
  r: number,
  ratio: number,
): void {
  const { canvas } = context
  // Outside the dish there is less light.
  context.beginPath()
  context.rect(0, 0, canvas.width, canvas.height)
  context.moveTo(x + r, y)
  context.arc(x, y, r, 0, Math.PI * 2, true)
  context.fillStyle = css(palette.ground, 0.42)
  context.fill('evenodd')
  const inner = context.createRadialGradient(x, y, Math.max(1, r - 90 * ratio), x, y, r)
  inner.addColorStop(0, 'rgba(26,60,72,0)')
  inner.addColorStop(0.7, 'rgba(26,60,72,.1)')
  inner.addColorStop(1, 'rgba(40,92,108,.3)')
  context.beginPath()
  context.arc(x, y, r, 0, 7)
  context.fillStyle = inner
  context.fill()
  // The light comes from the upper left.
  const lit = context.createLinearGradient(x - r * 0.55, y - r * 0.83, x + r * 0.55, y + r * 0.83)
  lit.addColorStop(0, 'rgba(96,170,190,.95)')
  lit.addColorStop(0.5, 'rgba(78,140,158,.62)')
  lit.addColorStop(1, 'rgba(60,104,118,.3)')
  context.strokeStyle = lit
  context.lineWidth = Math.max(1.6, palette.lineMin) * ratio
  context.stroke()
  context.beginPath()
  context.arc(x, y, Math.max(1, r - 9 * ratio), 0, 7)
  context.globalAlpha = 0.42
  context.lineWidth = Math.max(1, palette.lineMin) * ratio
  context.stroke()
  context.globalAlpha = 1
}

function paintInkedDish(
  context: CanvasRenderingContext2D,
  palette: Palette,
  x: number,
  y: number,
  r: number,
  ratio: number,
): void {
  context.strokeStyle = css(palette.ink, 0.85)
  context.lineWidth = Math.max(1.2, palette.lineMin) * ratio
  context.beginPath()
  context.arc(x, y, r, 0, 7)
  context.stroke()
  context.strokeStyle = css(palette.ink, 0.4)
  context.lineWidth = Math.max(0.8, palette.lineMin) * ratio
  context.beginPath()
  context.arc(x, y, Math.max(1, r - 6 * ratio), 0, 7)
  context.stroke()
  if (palette.isFlat) return
  context.fillStyle = css(palette.ink, 0.4)
  context.beginPath()
  const { canvas } = context
  const pitch = 3.1 * ratio
  // Stipple in the shade of the rim, densest where the light does not reach.
  const rings = 22
  const turns = Math.floor((Math.PI * 1.5 * r) / pitch)
  for (let i = 0; i < Math.min(turns, 6000); i++) {
    const theta = -0.5 + (i / turns) * Math.PI * 0.95
    const shade = smoothstep(-0.2, 1, Math.cos(theta) * 0.6 + Math.sin(theta) * 0.8)
    for (let j = 0; j < rings; j++) {
      const depth = (j + chance(i, j, 81) * 0.9) * pitch
      const tone = Math.exp(-depth / (26 * ratio)) * shade
      if (chance(i, j, 83) > tone * 1.2) continue
      const turn = theta + (chance(i, j, 82) - 0.5) * (pitch / r)
      const px = x + Math.cos(turn) * (r - 6 * ratio - depth)
      const py = y + Math.sin(turn) * (r - 6 * ratio - depth)
      if (px < 0 || py < 0 || px > canvas.width || py > canvas.height) continue
      const size = (0.35 + 0.5 * tone) * ratio
      context.moveTo(px + size, py)
      context.arc(px, py, size, 0, 7)
    }
  }
  context.fill()
}
