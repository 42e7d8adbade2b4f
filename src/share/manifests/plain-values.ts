import { isAlias, isMap, isScalar, isSeq, type Alias, type Document, type Node } from 'yaml'
import { isList, isRecord } from '../plain.ts'
import { plainWord } from './yaml11.ts'

/** The most values that the aliases of one document may stand for. */
const unfoldedMax = 10_000
const tooMuch = `Its aliases stand for more than ${unfoldedMax} values`

/** What is wrong with a document that is sound YAML, and where. */
export interface ValueFault {
  readonly offset: number
  readonly reason: string
}

/** A plain word that YAML 1.1 reads otherwise than YAML 1.2. */
export interface Surprise {
  readonly offset: number
  readonly source: string
  readonly value: boolean | number
}

/** A document as plain values. What an alias stands for is shared, so a bomb unfolds to nothing larger than itself. */
export interface PlainDocument {
  readonly value: unknown
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>
  readonly surprises: readonly Surprise[]
}

interface Walk {
  readonly anchors: Map<string, Node>
  readonly targets: Map<Alias, Node>
  /** Values that are known, with how many values they are when all aliases are written out. */
  readonly known: Map<Node, { readonly value: unknown; readonly size: number }>
  readonly surprises: Surprise[]
  /** How many fields were taken over by merge keys; they are the only values that are copied. */
  merged: number
  fault: ValueFault | null
}

/** The values of a document as the tools of Kubernetes read them, or what they would not read. */
export function plainValues(document: Document.Parsed): PlainDocument | ValueFault {
  const walk: Walk = {
    anchors: new Map(),
    targets: new Map(),
    known: new Map(),
    surprises: [],
    merged: 0,
    fault: null,
  }
  const { value } = valueOf(walk, document.contents)
  return walk.fault ?? { value, targets: walk.targets, surprises: walk.surprises }
}

const nothing = { value: null, size: 1 }

function valueOf(walk: Walk, node: unknown): { readonly value: unknown; readonly size: number } {
  if (walk.fault !== null) return nothing
  if (isAlias(node)) return aliasValue(walk, node)
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return nothing
  if (node.anchor !== undefined) walk.anchors.set(node.anchor, node)
  const plain = isScalar(node)
    ? { value: scalarValue(walk, node), size: 1 }
    : isSeq(node)
      ? listValue(walk, node.items)
      : recordValue(walk, node.items)
  const tag = node.tag?.slice(1) ?? ''
  const value = templateTags.has(tag) ? computed(tag, plain.value) : plain.value
  const known = { value, size: plain.size }
  walk.known.set(node, known)
  return known
}

function aliasValue(walk: Walk, alias: Alias): { readonly value: unknown; readonly size: number } {
  const offset = alias.range?.[0] ?? 0
  const target = walk.anchors.get(alias.source)
  const known = target === undefined ? undefined : walk.known.get(target)
  if (target === undefined || known === undefined) {
    walk.fault ??= { offset, reason: 'An alias (*) stands before or inside of what it repeats' }
    return nothing
  }
  walk.targets.set(alias, target)
  if (known.size > unfoldedMax) {
    walk.fault ??= { offset, reason: tooMuch }
  }
  return known
}

function listValue(walk: Walk, items: readonly unknown[]) {
  const values = items.map((item) => valueOf(walk, item))
  return { value: values.map(({ value }) => value), size: sizeOf(values) }
}

function sizeOf(values: readonly { readonly size: number }[]): number {
  return values.reduce((sum, { size }) => sum + size, 1)
}

interface PairLike {
  readonly key: unknown
  readonly value: unknown
}

function recordValue(walk: Walk, items: readonly PairLike[]) {
  const values = new Map<string, unknown>()
  const merged: unknown[] = []
  const sizes: { readonly size: number }[] = []
  for (const pair of items) {
    const offset = offsetOf(pair.key)
    const name = keyText(pair.key)
    if (name === null) {
      walk.fault ??= { offset, reason: 'A key is a list or an object' }
      continue
    }
    surprise(walk, pair.key)
    const told = walk.surprises.length
    const read = valueOf(walk, pair.value)
    // Modes of files are meant as octal numbers.
    if (name === 'mode' || name === 'defaultMode') walk.surprises.length = told
    sizes.push(read)
    if (isMerge(pair.key)) merged.push(...(isList(read.value) ? read.value : [read.value]))
    else if (values.has(name)) {
      walk.fault ??= { offset, reason: `The key “${name.slice(0, 40)}” stands there twice` }
    } else values.set(name, read.value)
  }
  for (const others of merged) {
    if (!isRecord(others) || walk.fault !== null) continue
    const fields = Object.entries(others)
    walk.merged += fields.length
    if (walk.merged > unfoldedMax) {
      walk.fault = { offset: offsetOf(items[0]?.key), reason: tooMuch }
    }
    for (const [name, value] of fields) {
      if (!values.has(name)) values.set(name, value)
    }
  }
  // A key called __proto__ is a key like any other here.
  return { value: Object.fromEntries(values), size: sizeOf(sizes) }
}

/** Whether a key takes over what another object holds (<<). */
export function isMerge(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<'
}

/** The name of a key; null for one that is a list or an object. */
export function keyText(key: unknown): string | null {
  if (key === null || key === undefined) return 'null'
  if (!isScalar(key)) return null
  return String(wordOf(key)?.value ?? key.value)
}

function wordOf(node: unknown) {
  const isWord = isScalar(node) && node.type === 'PLAIN' && node.tag === undefined
  return isWord ? plainWord(node.source ?? '') : null
}

function scalarValue(walk: Walk, node: unknown): unknown {
  surprise(walk, node)
  const word = wordOf(node)
  if (word !== null) return word.value
  return isScalar(node) ? node.value : null
}

function surprise(walk: Walk, node: unknown): void {
  const word = wordOf(node)
  if (word?.surprises !== true || !isScalar(node)) return
  const { value } = word
  if (typeof value !== 'boolean' && typeof value !== 'number') return
  walk.surprises.push({ offset: offsetOf(node), source: node.source ?? '', value })
}

/** Where a node begins in its text. */
export function offsetOf(node: unknown): number {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0
}

/** Short forms of CloudFormation (!Ref, !Sub) as the long ones that they stand for. */
function computed(name: string, value: unknown): unknown {
  return { [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: value }
}

/** Tags that CloudFormation knows; any other is a fault. */
export const templateTags: ReadonlySet<string> = new Set(
  namesIn(
    'And Base64 Cidr Condition Equals FindInMap GetAZs GetAtt If ImportValue Join Length Not Or Ref Select Split Sub ToJsonString Transform',
  ),
)

function namesIn(text: string): readonly string[] {
  return text.split(' ')
}
