import type { Rgb } from './colour.ts'

type Matrix = readonly [Rgb, Rgb, Rgb]

/** Complete colour-vision deficiencies as matrices over linear light (Machado, Oliveira and Fernandes 2009). */
export const visions: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Distance of two colours in CIELAB (D65, CIE 1976) as somebody with this vision sees them. */
export function distanceSeen(vision: Matrix, a: Rgb, b: Rgb): number {
  const [p, q] = [labOf(seen(vision, lightOf(a))), labOf(seen(vision, lightOf(b)))]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}

/** Relative luminance of a colour, 0 to 1. */
export function luminanceOf(colour: Rgb): number {
  const [r, g, b] = lightOf(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast of two colours as WCAG 2 measures it, 1 to 21. */
export function contrastOf(a: Rgb, b: Rgb): number {
  const [p, q] = [luminanceOf(a), luminanceOf(b)]
  return (Math.max(p, q) + 0.05) / (Math.min(p, q) + 0.05)
}

function seen(vision: Matrix, [r, g, b]: Rgb): Rgb {
  const along = ([x, y, z]: Rgb) => Math.min(1, Math.max(0, x * r + y * g + z * b))
  return [along(vision[0]), along(vision[1]), along(vision[2])]
}

function lightOf([r, g, b]: Rgb): Rgb {
  const linear = (v: number) =>
    v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4
  return [linear(r), linear(g), linear(b)]
}

function labOf([r, g, b]: Rgb): Rgb {
  const curve = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  const x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
