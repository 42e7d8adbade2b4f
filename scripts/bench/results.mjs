/**
 * One figure of the benchmark with the bound that it has to keep.
 * @typedef {{ name: string, value: string, bound: string, isKept: boolean }} Result
 */

/** @param {string} name @param {number} ms @param {number} bound @returns {Result} */
export function upTo(name, ms, bound) {
  return { name, value: `${ms.toFixed(2)} ms`, bound: `≤ ${bound} ms`, isKept: ms <= bound }
}

/** @param {string} name @param {number} fps @param {number} bound @returns {Result} */
export function atLeast(name, fps, bound) {
  return { name, value: `${fps.toFixed(0)} fps`, bound: `≥ ${bound}`, isKept: fps >= bound }
}

/** @param {string} name @param {number} count @param {string} unit @returns {Result} */
export function none(name, count, unit) {
  return { name, value: `${count.toFixed(0)} ${unit}`, bound: '= 0', isKept: count === 0 }
}

/** A figure that is worth something only when what it counts was there. @param {Result} result @param {boolean} isSo @returns {Result} */
export function onlyIf(result, isSo) {
  return { ...result, isKept: result.isKept && isSo }
}

/** The least of some figures; nothing measured keeps no bound. @param {readonly number[] | undefined} figures */
export function leastOf(figures) {
  return figures === undefined || figures.length === 0 ? Number.NaN : Math.min(...figures)
}

/** @param {readonly number[] | undefined} figures */
export function mostOf(figures) {
  return figures === undefined || figures.length === 0 ? Number.NaN : Math.max(...figures)
}

/** @param {readonly number[]} figures */
export function medianOf(figures) {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN
}
