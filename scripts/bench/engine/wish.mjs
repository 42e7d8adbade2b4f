/**
 * What the benchmark of the engine was asked for.
 * @typedef {{ parts: readonly string[], trace: string | null, json: boolean, write: boolean }} Wish
 */

/**
 * Reads the arguments of `npm run bench`, or answers one sentence about what is wrong with them.
 * @param {readonly string[]} args @param {readonly string[]} known the parts that there are
 * @returns {{ ok: true, value: Wish } | { ok: false, problem: string }}
 */
export function readWish(args, known) {
  const left = [...args]
  /** @type {string[]} */
  const parts = []
  /** @type {string | null} */
  let trace = null
  let [json, write] = [false, false]
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    if (arg === '--json') json = true
    else if (arg === '--write') write = true
    else if (arg === '--trace') {
      const path = left.shift()
      if (path === undefined || path.startsWith('--')) return refuse('Say which file --trace is.')
      trace = path
    } else if (known.includes(arg)) parts.push(arg)
    else if (arg.startsWith('-')) return refuse(`The option “${arg}” is not known.`)
    else return refuse(`There is no part “${arg}”; there are ${known.join(', ')}, and stage alone.`)
  }
  if (write && parts.length > 0) {
    return refuse('--write writes all parts into the page; leave their names out.')
  }
  const wished = parts.length === 0 ? known : known.filter((part) => parts.includes(part))
  if (trace !== null && !wished.includes('hours')) {
    return refuse('--trace is for the part “hours”, which was not asked for.')
  }
  return { ok: true, value: { parts: wished, trace, json, write } }
}

/** @param {string} problem @returns {{ ok: false, problem: string }} */
function refuse(problem) {
  return { ok: false, problem }
}
