/**
 * A reader of QR codes as ISO/IEC 18004 describes them, for versions 1 to 5 with the lowest correction, whose data are
 * one block: written from the standard and not from the code that makes them.
 */
export function readQr(size: number, isDark: (x: number, y: number) => boolean): string {
  const version = (size - 17) / 4
  const mask = maskOf(isDark)
  const bits: boolean[] = []
  let isUpwards = true
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern belongs to no pair.
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const y = isUpwards ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (!isFunction(x, y, size, version)) bits.push(isDark(x, y) !== mask(x, y))
      }
    }
    isUpwards = !isUpwards
  }
  let place = 0
  const next = (count: number) => {
    let value = 0
    for (let k = 0; k < count; k++) value = value * 2 + Number(bits[place++] ?? false)
    return value
  }
  // First that the bytes are UTF-8, which is number 26 of the character sets.
  if (next(4) !== 0b0111 || next(8) !== 26) throw new Error('the code names no UTF-8')
  if (next(4) !== 0b0100) throw new Error('a link is written as bytes')
  const length = next(8)
  return new TextDecoder().decode(Uint8Array.from({ length }, () => next(8)))
}

/** The pattern that was laid over the data, as the format beside the finder says. */
function maskOf(isDark: (x: number, y: number) => boolean): (x: number, y: number) => boolean {
  const columns = [0, 1, 2, 3, 4, 5, 7, 8]
  const first = columns.map((x) => isDark(x, 8))
  // The five leading bits of 15, laid under a fixed pattern: two of correction, three of the mask.
  const format = [true, false, true, false, true].map((bit, k) => bit !== first[k])
  if (format[0] !== false || format[1] !== true) throw new Error('the correction is not L')
  const number = Number(format[2]) * 4 + Number(format[3]) * 2 + Number(format[4])
  const patterns: readonly ((x: number, y: number) => boolean)[] = [
    (x, y) => (x + y) % 2 === 0,
    (_, y) => y % 2 === 0,
    (x) => x % 3 === 0,
    (x, y) => (x + y) % 3 === 0,
    (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
    (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
    (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
    (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
  ]
  const pattern = patterns[number]
  if (pattern === undefined) throw new Error('there are eight masks')
  return pattern
}

/** Finders with their rims and formats, timing, and the one alignment pattern of versions 2 to 5. */
function isFunction(x: number, y: number, size: number, version: number): boolean {
  if (x === 6 || y === 6) return true
  if (x < 9 && y < 9) return true
  if (x >= size - 8 && y < 9) return true
  if (x < 9 && y >= size - 8) return true
  const middle = size - 7
  return version > 1 && Math.abs(x - middle) <= 2 && Math.abs(y - middle) <= 2
}
