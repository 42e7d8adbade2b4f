/**
 * Arc tangent from + − × ÷ and √ alone: the same bits in every engine, which the built-in one does not give
 * (docs/decisions/0004). The angle is halved three times, tan(φ/2) = t/(1 + √(1 + t²)), and what is left is below a tenth, where
 * eleven terms of Gregory's series suffice; error below four units in the last place.
 */
export function arctan(x: number): number {
  if (x < 0) return -arctan(-x)
  // The next digit is beyond the last; halving would lose those of numbers near the smallest.
  if (x < 1e-9) return x
  if (x > 1) return quarterTurn - arctan(1 / x)
  let t = x
  for (let halved = 0; halved < 3; halved++) t /= 1 + Math.sqrt(1 + t * t)
  const square = t * t
  let series = 0
  for (let n = 21; n >= 1; n -= 2) series = 1 / n - square * series
  return 8 * t * series
}

const quarterTurn = 1.5707963267948966
