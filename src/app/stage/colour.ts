/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number]

/** Light of every colour. */
export const white: Rgb = [255, 255, 255]

/** Colour of a six-digit hex notation. */
export function rgbOf(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16)
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255]
}

/** Notations by colour and opacity in thousandths: a picture like the last writes none anew. */
const notations = new Map<number, Map<number, string>>()
const notationsMax = 4000
let notationsKept = 0

/** CSS notation of a colour with an opacity. */
export function css(colour: Rgb, alpha = 1): string {
  const r = Math.round(colour[0])
  const g = Math.round(colour[1])
  const b = Math.round(colour[2])
  const part = Math.round(alpha * 1000)
  const key = (r << 20) | (g << 10) | b
  const known = notations.get(key)?.get(part)
  if (known !== undefined) return known
  const notation = `rgba(${r},${g},${b},${(part / 1000).toFixed(3)})`
  keepNotation(key, part, notation)
  return notation
}

function keepNotation(key: number, part: number, notation: string): void {
  if (notationsKept >= notationsMax) {
    notations.clear()
    notationsKept = 0
  }
  notationsKept++
  const ofColour = notations.get(key) ?? new Map<number, string>()
  notations.set(key, ofColour.set(part, notation))
}

/** A share t of the way from a to b, channel by channel. */
export function blend(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]
}

/** A colour with each channel multiplied, held within range. */
export function scaled(a: Rgb, k: number): Rgb {
  return [Math.min(255, a[0] * k), Math.min(255, a[1] * k), Math.min(255, a[2] * k)]
}

/** Relative luminance of the encoded channels, 0 to 1 (Rec. 709 weights). */
export function luma(a: Rgb): number {
  return (a[0] * 0.2126 + a[1] * 0.7152 + a[2] * 0.0722) / 255
}

/** A share t of the way from a to b in Oklab (Ottosson 2020), where equal steps look equal. */
export function blendEvenly(a: Rgb, b: Rgb, t: number): Rgb {
  const p = oklab(a)
  const q = oklab(b)
  return fromOklab(p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t)
}

function oklab([r, g, b]: Rgb): Rgb {
  const [x, y, z] = [linear(r), linear(g), linear(b)]
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z)
  const m = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z)
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab(lightness: number, a: number, b: number): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function linear(channel: number): number {
  const c = channel / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

function encoded(light: number): number {
  const c = Math.min(1, Math.max(0, light))
  return 255 * (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055)
}
