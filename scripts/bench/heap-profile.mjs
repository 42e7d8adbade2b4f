import { readFileSync, readdirSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { join } from 'node:path'

/**
 * A node of V8's sampling heap profile: a function as it was called from its parent.
 * @typedef {{ callFrame: { functionName: string, url: string, lineNumber: number, columnNumber: number }, selfSize: number, children: ProfileNode[] }} ProfileNode
 * @typedef {ReadonlyMap<string, SourceMap>} SourceMaps
 */

/** The function of the source, such as src/app/stage/show.ts:142 render; null for what is no script of ours. @param {ProfileNode} node @param {SourceMaps} maps */
export function placeOf({ callFrame }, maps) {
  const { url, lineNumber, columnNumber, functionName } = callFrame
  const map = maps.get(url.split('/').at(-1) ?? '')
  if (map === undefined) return null
  const found = sourceAt(map, lineNumber, columnNumber)
  return found === null
    ? `${url} ${functionName}`
    : `${found.file}:${found.line} ${functionName}`.trim()
}

/** Where a place of a built file comes from; line and column from 0, the answer's line from 1. @param {SourceMap} map @param {number} line @param {number} column */
export function sourceAt(map, line, column) {
  const entry = map.findEntry(line, column)
  if (!('originalSource' in entry)) return null
  const file = entry.originalSource.replace(/^.*?(?=(?:src|scripts)\/)/, '')
  return { file, line: entry.originalLine + 1 }
}

/** The source maps of a folder, by the names of the scripts. @param {string} folder @returns {SourceMaps} */
export function sourceMapsOf(folder) {
  /** @type {Map<string, SourceMap>} */
  const maps = new Map()
  for (const file of readdirSync(folder)) {
    if (!/\.m?js\.map$/.test(file)) continue
    const payload = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    maps.set(file.slice(0, -'.map'.length), new SourceMap(payload))
  }
  return maps
}
