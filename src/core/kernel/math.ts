import { assert } from './assert.ts'

/**
 * Logarithm and exponential from + − × ÷ alone: the same bits in every engine, which the built-in
 * functions do not give (docs/decisions/0004). Method and coefficients: fdlibm e_log.c and e_exp.c
 * (Sun Microsystems 1993, freely distributable); error below one unit in the last place.
 */

const words = new Uint32Array(2)
const double = new Float64Array(words.buffer)

const ln2High = 6.9314718036912381649e-1
const ln2Low = 1.90821492927058770002e-10
const log2e = 1.442695040888963387

/** Natural logarithm; −Infinity at 0. Arguments below 0 are a programmer's error: NaN. */
export function ln(x: number): number {
  if (x === 0) return -Infinity
  if (!(x > 0) || x === Infinity) return x > 0 ? x : NaN
  let k = 0
  let y = x
  if (y < 2.2250738585072014e-308) {
    y *= 18014398509481984 // 2^54 lifts a subnormal into the normal range.
    k = -54
  }
  double[0] = y
  let high = words[1]
  k += (high >>> 20) - 1023
  high &= 0x000fffff
  // Scale the mantissa to [√½, √2) so that |f| stays small.
  const carry = (high + 0x95f64) & 0x100000
  words[1] = high | (carry ^ 0x3ff00000)
  k += carry >>> 20
  const f = double[0] - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332))
  const odd =
    z *
    (0.666666666666673513 +
      w * (0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)))
  const r = even + odd
  const half = 0.5 * f * f
  return k * ln2High - (half - (s * (half + r) + k * ln2Low) - f)
}

/** e to the power x; 0 below −745.13, Infinity above 709.78. */
export function exp(x: number): number {
  power[0] = x
  raise()
  return power[0]
}

/** What `raise` takes and gives: a call that is not inlined would put both on the heap. */
export const power = new Float64Array(1)

/** Puts e to the power of what stands in `power` in its place. */
export function raise(): void {
  const x = power[0]
  if (x > 709.782712893383973096) power[0] = Infinity
  else if (x < -745.13321910194110842) power[0] = 0
  else {
    // x = k·ln 2 + r with |r| ≤ ½ ln 2; the two parts of ln 2 keep r exact.
    const k = Math.floor(log2e * x + 0.5)
    const high = x - k * ln2High
    const low = k * ln2Low
    const r = high - low
    const t = r * r
    const c =
      r -
      t *
        (1.66666666666666019037e-1 +
          t *
            (-2.77777777770155933842e-3 +
              t *
                (6.61375632143793436117e-5 +
                  t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
    const y = 1 - (low - (r * c) / (2 - c) - high)
    power[0] = y
    scale(k)
  }
}

/** Multiplies what stands in `power` by 2^k, in two exact steps where one power of two would leave the range of doubles. */
function scale(k: number): void {
  if (k >= -1021 && k <= 1023) scaleOnce(k)
  else if (k > 0) {
    power[0] *= 2
    scaleOnce(k - 1)
  } else {
    scaleOnce(k + 60)
    scaleOnce(-60)
  }
}

function scaleOnce(k: number): void {
  words[0] = 0
  words[1] = (k + 1023) << 20
  power[0] *= double[0]
}

/** The next double after a finite number that is not negative. */
export function justAfter(x: number): number {
  // + 0 turns −0 into 0. The bits of such doubles, read as one whole number, are in their order.
  double[0] = x + 0
  words[0] += 1
  if (words[0] === 0) words[1] += 1
  return double[0]
}

/** The last double before a finite number that is positive. */
export function justBefore(x: number): number {
  // Of 0 it would be no number, and a loop that ends there would not end.
  assert(x > 0, 'there is a double before a positive number alone')
  double[0] = x
  if (words[0] === 0) words[1] -= 1
  words[0] -= 1
  return double[0]
}
