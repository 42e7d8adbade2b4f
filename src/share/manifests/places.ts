import { isAlias, isMap, isPair, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { ManifestFile, Path } from './documents.ts'
import { isMerge, keyText, offsetOf } from './plain-values.ts'

/** A place in a file, both numbers from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** What stands at a path of a document. */
interface Found {
  /** Where its key, or the entry of a list, begins; of what is not there that of what holds it. */
  readonly offset: number
  /** Null where it is not there. */
  readonly node: unknown
  /** Whether it is reached through an alias or an anchor, so that it stands for several values. */
  readonly isShared: boolean
}

/** The node at a path; aliases and merged objects are followed. */
export function nodeAt(file: ManifestFile, document: number, path: Path): Found {
  let node: unknown = file.documents[document]?.contents ?? null
  let offset = offsetOf(node)
  let isShared = false
  for (const step of path) {
    const target = targetOf(file, document, node)
    isShared ||= target !== node || hasAnchor(target)
    const child = childOf(file, document, target, step)
    if (child === null) return { offset, node: null, isShared }
    isShared ||= child.isMerged
    offset = child.offset
    node = child.node
  }
  return { offset, node, isShared: isShared || isAlias(node) || hasAnchor(node) }
}

/** Where a field begins, by its key. */
export function positionOf(file: ManifestFile, document: number, path: Path): Position {
  return positionAt(file, nodeAt(file, document, path).offset)
}

/** The line and the column of an offset. */
export function positionAt({ lines }: ManifestFile, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

function targetOf(file: ManifestFile, document: number, node: unknown): unknown {
  return isAlias(node) ? (file.plain[document]?.targets.get(node) ?? null) : node
}

function hasAnchor(node: unknown): boolean {
  return (isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined
}

const pairs = new WeakMap<YAMLMap, ReadonlyMap<string | null, unknown>>()

/** The fields of an object by their names, found once: to look for each of many would cost the square of their number. */
function pairsOf(map: YAMLMap): ReadonlyMap<string | null, unknown> {
  const known = pairs.get(map)
  if (known !== undefined) return known
  const own = map.items.filter(({ key }) => !isMerge(key))
  const made = new Map(own.map((pair) => [keyText(pair.key), pair]))
  pairs.set(map, made)
  return made
}

interface Child {
  readonly node: unknown
  readonly offset: number
  readonly isMerged: boolean
}

function childOf(
  file: ManifestFile,
  document: number,
  node: unknown,
  step: string | number,
): Child | null {
  if (isSeq(node) && typeof step === 'number') {
    const item: unknown = node.items[step]
    return item === undefined ? null : { node: item, offset: offsetOf(item), isMerged: false }
  }
  if (!isMap(node)) return null
  const pair = pairsOf(node).get(String(step))
  if (isPair(pair)) return { node: pair.value, offset: offsetOf(pair.key), isMerged: false }
  for (const { key, value } of node.items) {
    if (!isMerge(key)) continue
    const from = targetOf(file, document, value)
    for (const source of isSeq(from) ? from.items : [from]) {
      const found = childOf(file, document, targetOf(file, document, source), step)
      if (found !== null) return { ...found, isMerged: true }
    }
  }
  return null
}
