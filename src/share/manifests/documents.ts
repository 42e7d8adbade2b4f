import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml'
import { refuse, type Result } from '#core/schema/schema.ts'
import { fileLimits, notText, tooLarge } from '../file-limits.ts'
import { isList, isRecord } from '../plain.ts'
import { yamlFaults } from './yaml-fault.ts'

export type Path = readonly (string | number)[]

/** One Kubernetes object of a file, also one of several in a `List`. */
export interface ManifestObject {
  readonly kind: string
  readonly apiVersion: string
  /** `metadata.name`, with its namespace where one is given. */
  readonly name: string
  /** Its plain value; aliases and merge keys are resolved. */
  readonly value: Readonly<Record<string, unknown>>
  /** Which document of the file, and where in it. */
  readonly document: number
  readonly base: Path
}

/** A file of manifests, read but not judged. */
export interface ManifestFile {
  readonly objects: readonly ManifestObject[]
  readonly documents: readonly Document.Parsed[]
  readonly lines: LineCounter
}

/** The most objects of a file. */
const objectsMax = 200

/** Reads YAML or JSON with any number of documents. What is broken is told with line and column. */
export function readManifests(written: string): Result<ManifestFile> {
  const large = written.length > fileLimits.manifest ? tooLarge('manifest', written.length) : null
  if (large !== null) return refuse(large)
  // YAML may end its lines with a carriage return alone; its reader knows none.
  const text = written.replaceAll(/\r(?!\n)/gu, '\n')
  if (text.trim() === '') return refuse('This file is empty.')
  const binary = notText(text)
  if (binary !== null) return refuse(binary)
  if (!/\bkind["']?\s*:/.test(text)) {
    return refuse('This file is no Kubernetes manifest: nothing in it says “kind:”.')
  }
  const lines = new LineCounter()
  // uniqueKeys and pretty errors cost the square of the size; both are done below.
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
  })
  if (!Array.isArray(documents)) return refuse('This file is empty.')
  const objects: ManifestObject[] = []
  for (const [index, document] of documents.entries()) {
    const broken = faultOf(document, text, lines)
    if (broken !== null) return refuse(broken)
    const read = objectsOf(document, index, lines)
    if (!read.ok) return read
    objects.push(...read.value)
    if (objects.length > objectsMax) {
      return refuse(
        `This file holds more than ${objectsMax} objects; leave only the autoscaler and its Deployment.`,
      )
    }
  }
  return { ok: true, value: { objects, documents, lines } }
}

/** The line of a field, from 1; where the field itself has none, that of what holds it. */
export function lineOf(file: ManifestFile, document: number, path: Path): number {
  const root = file.documents[document]
  let node: Node | null = root?.contents ?? null
  let offset = node?.range?.[0] ?? 0
  for (const step of path) {
    if (isAlias(node) && root !== undefined) node = node.resolve(root) ?? null
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (!isPair(pair) || !isScalar(pair.key)) break
      offset = pair.key.range?.[0] ?? offset
      node = isNode(pair.value) ? pair.value : null
    } else if (isSeq(node) && typeof step === 'number') {
      const item: unknown = node.items[step]
      node = isNode(item) ? item : null
      offset = node?.range?.[0] ?? offset
    } else break
  }
  return file.lines.linePos(offset).line
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isCollection(value) || isAlias(value)
}

function faultOf(document: Document.Parsed, text: string, lines: LineCounter): string | null {
  const fault = document.errors[0] ?? document.warnings[0]
  const [place, reason] =
    fault === undefined ? (faultOfNodes(document) ?? [0, null]) : [fault.pos[0], reasonOf(fault)]
  if (reason === null) return null
  const { line, col } = lines.linePos(place)
  const from = lines.lineStarts[line - 1] ?? 0
  const way = text.slice(from, lines.lineStarts[line] ?? text.length).includes('{{')
    ? 'It looks like a template: let “helm template” write it out and take the result.'
    : 'Mend it there and try again.'
  return `Line ${line}, column ${col}: this is no valid YAML (${reason}). ${way}`
}

// The reader tells a stack that is full as whatever it was reading.
function reasonOf({ code, message }: YAMLError): string {
  return yamlFaults[message.startsWith('Maximum call stack') ? 'RESOURCE_EXHAUSTION' : code]
}

// What the reader accepts, but Kubernetes would read as something else.
function faultOfNodes(document: Document.Parsed): readonly [number, string] | null {
  let fault: readonly [number, string] | null = null
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (isCollection(key)) fault ??= [rangeOf(key), 'A key is a list or an object']
        const name = isScalar(key) ? String(key.value) : ''
        if (seen.has(name))
          fault ??= [rangeOf(key), `The key “${name.slice(0, 40)}” stands there twice`]
        seen.add(name)
      }
    },
    Scalar(_, scalar, path) {
      // Modes of files are meant as octal numbers, and have no effect here.
      const pair = path.at(-1)
      const name = isPair(pair) && isScalar(pair.key) ? pair.key.value : null
      if (name === 'mode' || name === 'defaultMode') return
      // YAML 1.1, which Kubernetes reads, takes 010 as eight and yes as true.
      const source = scalar.type === 'PLAIN' ? (scalar.source ?? '') : ''
      if (/^[-+]?0\d+$/.test(source))
        fault ??= [
          rangeOf(scalar),
          `${source} would be octal; write it without the leading 0, or in quotes`,
        ]
    },
  })
  return fault
}

function rangeOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

function objectsOf(
  document: Document.Parsed,
  index: number,
  lines: LineCounter,
): Result<readonly ManifestObject[]> {
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 100 })
  } catch {
    // A ReferenceError: a few aliases of aliases stand for billions of values.
    return refuse('The aliases in this file unfold without end; write the values out.')
  }
  if (value === null || value === undefined) return { ok: true, value: [] }
  const items = isRecord(value) && value.kind === 'List' && isList(value.items) ? value.items : null
  const found: ManifestObject[] = []
  for (const [at, item] of (items ?? [value]).entries()) {
    if (!isRecord(item) || typeof item.kind !== 'string') {
      const { line } = lines.linePos(document.contents?.range?.[0] ?? 0)
      return refuse(`Line ${line}: this is no Kubernetes object, because it has no “kind”.`)
    }
    const { kind, apiVersion, metadata } = item
    found.push({
      kind: kind.slice(0, 80),
      apiVersion: typeof apiVersion === 'string' ? apiVersion.slice(0, 80) : '',
      name: nameOf(metadata),
      value: item,
      document: index,
      base: items === null ? [] : ['items', at],
    })
  }
  return { ok: true, value: found }
}

function nameOf(metadata: unknown): string {
  if (!isRecord(metadata)) return 'unnamed'
  const { name, namespace } = metadata
  const own = typeof name === 'string' ? name.slice(0, 80) : 'unnamed'
  return typeof namespace === 'string' ? `${namespace.slice(0, 80)}/${own}` : own
}
