/**
 * What a heap holds, bytes: `data` are the objects of the scripts, `code` is what the engine has compiled
 * of them, `browser` are the browser's own objects behind them.
 * @typedef {{ data: number, code: number, browser: number }} Sizes
 */
/**
 * The part of V8's format of a heap snapshot that is read here: nodes are rows of numbers.
 * @typedef {{ snapshot: { meta: { node_fields: string[], node_types: [string[]] } }, nodes: number[], strings: string[] }} Snapshot
 */

/** What belongs to objects of the scripts, though V8 counts it to those of the browser. */
const dataNames = ['system / JSArrayBufferData', 'system / PropertyArray']

/**
 * Adds up a heap snapshot. Code is told apart because it grows as long as there are functions that were never
 * called: it has a limit, which is the length of the scripts.
 * @param {string} text
 * @returns {Sizes}
 */
export function sizesOf(text) {
  /** @type {Snapshot} */
  const { snapshot, nodes, strings } = JSON.parse(text)
  const { node_fields: fields, node_types: types } = snapshot.meta
  const type = fields.indexOf('type')
  const name = fields.indexOf('name')
  const size = fields.indexOf('self_size')
  const kinds = types[0].map(kindOf)
  const dataIndices = new Set(dataNames.map((one) => strings.indexOf(one)))
  const sizes = { data: 0, code: 0, browser: 0 }
  for (let row = 0; row < nodes.length; row += fields.length) {
    const isData = dataIndices.has(nodes[row + name] ?? -1)
    sizes[isData ? 'data' : (kinds[nodes[row + type] ?? -1] ?? 'data')] += nodes[row + size] ?? 0
  }
  if (sizes.data === 0) throw new Error('a heap without objects was not measured')
  return sizes
}

/**
 * @param {string} type
 * @returns {keyof Sizes}
 */
function kindOf(type) {
  return type === 'code' ? 'code' : type === 'native' ? 'browser' : 'data'
}
