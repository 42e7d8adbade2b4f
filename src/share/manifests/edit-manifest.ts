import { Document, isScalar, isSeq } from 'yaml'
import { isList, isRecord } from '../plain.ts'
import { copyOf, putIn } from './document-copy.ts'
import type { Path } from './documents.ts'
import { pathText } from './draft.ts'
import type { OpenedManifest } from './import-manifest.ts'
import { nodeAt } from './places.ts'
import { offsetOf } from './plain-values.ts'
import { fieldCut, scalarCut, withCuts, type Cut } from './text-edit.ts'
import { changesOf, type Change, type Entry } from './tree-diff.ts'

/** An edit of one document of a file. */
interface Edit {
  readonly document: number
  readonly path: Path
  readonly value: unknown
  /** Of a list: what becomes of its entries, by their indexes in the file, and which of those are known at all. */
  readonly list: { readonly entries: readonly Entry[]; readonly known: readonly number[] } | null
}

/**
 * The text of an import, with what was written for it changed from `before` to `after`. Where single
 * values change, or fields are added, every other byte stays; a document where more changes is written
 * anew with its comments, and the other documents stay as they are.
 */
export function editManifest(opened: OpenedManifest, before: unknown, after: unknown): string {
  const edits = merged(
    changesOf(before, after).flatMap((change) => editOf(opened, inFile(opened, change), after)),
  )
  const cuts = [...new Set(edits.map(({ document }) => document))].flatMap((document) => {
    // What several objects get at the end of the same line belongs to the innermost first.
    const own = edits
      .filter((edit) => edit.document === document)
      .toSorted((one, other) => other.path.length - one.path.length)
    const small = own.map((edit) => smallCut(opened, edit))
    const sound = small.filter((cut) => cut !== null)
    return sound.length === small.length && !overlap(sound)
      ? sound
      : [wholeCut(opened, document, own)]
  })
  return withCuts(opened.imported.source.text, cuts)
}

/** A change in the unit of the file. */
function inFile({ scales }: OpenedManifest, change: Change): Change {
  const factor = scales.get(pathText(change))
  const isNumber = factor !== undefined && 'value' in change && typeof change.value === 'number'
  return isNumber
    ? { path: change.path, value: Number((Number(change.value) * factor).toPrecision(12)) }
    : change
}

/** Where a change belongs; nothing where the file has no place for it. */
function editOf(opened: OpenedManifest, change: Change, after: unknown): readonly Edit[] {
  const place = originOf(opened, change.path)
  if (place === null) return []
  const { document, root, rest } = place
  const path = [...root, ...rest]
  const there = depthOf(opened, document, path)
  if (there === path.length && 'entries' in change) {
    const known = change.path.length === 0 ? [] : knownOf(opened, change.path)
    const entries = change.entries.map((entry) =>
      'index' in entry ? { index: known[entry.index] ?? entry.index } : entry,
    )
    // An empty list stands for what counts by default: that has no entries to keep.
    const isThere = (index: number): boolean =>
      nodeAt(opened.file, document, [...path, index]).node !== null
    return entries.every((entry) => !('index' in entry) || isThere(entry.index))
      ? [{ document, path, value: null, list: { entries, known } }]
      : [{ document, path, value: valueAt(after, change.path), list: null }]
  }
  if ('entries' in change) {
    const list = valueAt(after, change.path)
    return placed(document, path, there, list)
  }
  if (there >= path.length - 1) {
    return change.value === undefined && there < path.length
      ? []
      : [{ document, path, value: change.value, list: null }]
  }
  // What would be in a list that is not there cannot stand alone: the whole list is written.
  const index = path.findIndex((step, i) => i >= there && typeof step === 'number')
  if (index < 0) return placed(document, path, there, change.value)
  const up = path.length - index
  if (up > rest.length) return []
  return placed(document, path.slice(0, index), there, valueAt(after, change.path.slice(0, -up)))
}

/** A value with the objects around it that are not there either. */
function placed(document: number, path: Path, there: number, value: unknown): readonly Edit[] {
  if (value === undefined) return []
  const missing = Math.min(there + 1, path.length)
  const whole = path
    .slice(missing)
    .reduceRight<unknown>((inner, step) => ({ [step]: inner }), value)
  return [{ document, path: path.slice(0, missing), value: whole, list: null }]
}

interface Origin {
  readonly document: number
  /** Where the nearest part that has a place of its own stands, and the way on from there. */
  readonly root: Path
  readonly rest: Path
}

function originOf({ origins }: OpenedManifest, path: Path): Origin | null {
  for (let length = path.length; length > 0; length--) {
    const place = origins.get(pathText({ path: path.slice(0, length) }))
    if (place === undefined) continue
    if (place === null) return null
    const { object } = place
    return {
      document: object.document,
      root: [...object.base, ...place.path],
      rest: path.slice(length),
    }
  }
  return null
}

/** The indexes in the file of the entries of a list that were taken over. */
function knownOf(opened: OpenedManifest, path: Path): readonly number[] {
  const known: number[] = []
  for (let i = 0; ; i++) {
    const place = opened.origins.get(pathText({ path: [...path, i] }))
    const index = place?.path.at(-1)
    if (typeof index !== 'number') return known
    known.push(index)
  }
}

/** How many steps of a path lead to something in the file. */
function depthOf({ file }: OpenedManifest, document: number, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const { node } = nodeAt(file, document, path.slice(0, length))
    const isNull = node === null || (isScalar(node) && node.value === null)
    if (!isNull) return length
  }
  return 0
}

function valueAt(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (isRecord(value) || isList(value) ? Reflect.get(value, step) : undefined),
    tree,
  )
}

/** Edits of one place as one. */
function merged(edits: readonly Edit[]): readonly Edit[] {
  const all = new Map<string, Edit>()
  for (const edit of edits) {
    const key = JSON.stringify([edit.document, edit.path, edit.list !== null])
    const first = all.get(key)
    all.set(key, first === undefined ? edit : { ...edit, value: joined(first.value, edit.value) })
  }
  return [...all.values()]
}

function joined(one: unknown, other: unknown): unknown {
  if (!isRecord(one) || !isRecord(other)) return other
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return Object.fromEntries(
    names.map((name) => [
      name,
      name in one && name in other ? joined(one[name], other[name]) : (one[name] ?? other[name]),
    ]),
  )
}

/** The edit in the text itself; null where its document must be written anew. */
function smallCut({ file }: OpenedManifest, { document, path, value, list }: Edit): Cut | null {
  if (list !== null || value === undefined) return null
  const { node, isShared } = nodeAt(file, document, path)
  if (isShared) return null
  if (node !== null) return scalarCut(node, value)
  const map = nodeAt(file, document, path.slice(0, -1))
  const name = path.at(-1)
  if (map.isShared || typeof name !== 'string') return null
  return fieldCut(file.text, map.node, name, value, isJson(file.text, startOf(file, document)))
}

function overlap(cuts: readonly Cut[]): boolean {
  const order = cuts.toSorted((a, b) => a.from - b.from)
  return order.some(({ from }, i) => from < (order[i - 1]?.to ?? 0))
}

/** A document written anew. */
function wholeCut({ file }: OpenedManifest, index: number, edits: readonly Edit[]): Cut {
  const { text } = file
  const document = file.documents[index]
  const start = startOf(file, index)
  if (document === undefined) return { from: start, to: start, text: '' }
  const isShared = edits.some(({ path }) => nodeAt(file, index, path).isShared)
  const json = isJson(text, start)
  const made = json
    ? new Document(file.plain[index]?.value, { aliasDuplicateObjects: false })
    : copyOf(document, isShared)
  for (const { path, value, list } of edits) {
    if (list !== null) replaceEntries(made, path, list)
    else if (value === undefined) made.deleteIn(path)
    else putIn(made, path, value)
  }
  const written = json
    ? `${JSON.stringify(made.toJS(), null, 2)}\n`
    : made.toString({ lineWidth: 0 })
  // What stands before the first value (comments, the three dashes) is not among the plain values.
  const from = json ? offsetOf(document.contents) : start
  const mark = from === 0 && text.startsWith('\uFEFF') ? '\uFEFF' : ''
  // Three dashes need a line of their own, also behind a document that is nothing but three dashes.
  const gap = from > 0 && written.startsWith('---') && text.charAt(from - 1) !== '\n' ? '\n' : ''
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  return { from, to: document.range[2], text: mark + (gap + written).replaceAll('\n', lineEnd) }
}

function startOf({ documents }: OpenedManifest['file'], index: number): number {
  return documents[index - 1]?.range[2] ?? 0
}

// YAML that begins with a bracket seldom quotes its first name.
function isJson(text: string, start: number): boolean {
  return /^\uFEFF?(?:---)?\s*(?:\[\s*)?\{\s*"/u.test(text.slice(start, start + 1000))
}

// Entries that were refused stay where the visitor cannot see them change: at the end.
function replaceEntries(
  document: Document,
  path: Path,
  { entries, known }: NonNullable<Edit['list']>,
): void {
  const list: unknown = document.getIn(path, true)
  if (!isSeq(list)) return
  const items = [...list.items]
  const others = items.filter((_, index) => known.length > 0 && !known.includes(index))
  const first = entries.map((entry) =>
    'index' in entry ? items[entry.index] : document.createNode(entry.made),
  )
  list.items = [...first, ...others]
}
