import { LineCounter, parseAllDocuments, type Document, type YAMLError } from 'yaml'
import { refuse, type Result } from '#core/schema/schema.ts'
import { fileLimits, notText, tooLarge } from '../file-limits.ts'
import { bombIn } from './bombs.ts'
import { plainValues, templateTags, type PlainDocument } from './plain-values.ts'
import { positionOf } from './places.ts'
import { objectsOf } from './shapes.ts'
import { yamlFaults } from './yaml-fault.ts'

export type Path = readonly (string | number)[]

/** One object of a file: of Kubernetes, also one of several in a `List`, a resource of CloudFormation, an input of AWS' command line. */
export interface ManifestObject {
  readonly kind: string
  readonly apiVersion: string
  /** `metadata.name`, with its namespace where one is given; of AWS the name that it gives. */
  readonly name: string
  /** Its plain value; aliases and merge keys are resolved. */
  readonly value: Readonly<Record<string, unknown>>
  /** Which document of the file, and where in it. */
  readonly document: number
  readonly base: Path
}

/** A file of manifests, read but not judged. */
export interface ManifestFile {
  readonly text: string
  readonly objects: readonly ManifestObject[]
  readonly documents: readonly Document.Parsed[]
  readonly plain: readonly PlainDocument[]
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
  if (!saysWhatItIs.test(text)) {
    return refuse('This file is no manifest: nothing in it says “kind:” or names a policy of AWS.')
  }
  const bomb = bombIn(text)
  if (bomb !== null) {
    const { line, column } = placeIn(text, bomb.offset)
    return refuse(
      `Line ${line}, column ${column}: this file cannot be read (${bomb.reason}); leave only the autoscaler and what it scales in it.`,
    )
  }
  try {
    return readDocuments(text)
  } catch (error) {
    // Where values are nested without brackets, the reader's stack may be full before it says so.
    if (!(error instanceof RangeError)) throw error
    return refuse(brokenSentence(text, 0, yamlFaults.RESOURCE_EXHAUSTION))
  }
}

const saysWhatItIs =
  /\bkind["']?\s*:|AWS::|ScalingPolic|Policy(?:Name|Type)|TargetTracking|TargetValue|StepAdjustments|AutoScalingGroup|ScalableTarget|AlarmName/

function readDocuments(text: string): Result<ManifestFile> {
  const lines = new LineCounter()
  // uniqueKeys and pretty errors cost the square of the size, aliases much more: what they do is done here.
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
  })
  const documents = Array.isArray(parsed) ? parsed : []
  const plain: PlainDocument[] = []
  const file = { text, documents, plain, lines, objects: [] }
  const objects: ManifestObject[] = []
  for (const [index, document] of documents.entries()) {
    const fault = faultOf(document, text)
    const values = fault ?? plainValues(document)
    if ('reason' in values) return refuse(brokenSentence(text, values.offset, values.reason))
    plain.push(values)
    const read = objectsOf(file, index, values.value)
    if (!read.ok) return read
    objects.push(...read.value)
    const extra = objects[objectsMax]
    if (extra !== undefined) {
      const { line, column } = positionOf(file, extra.document, extra.base)
      return refuse(
        `Line ${line}, column ${column}: this file holds more than ${objectsMax} objects; leave only the autoscaler and its Deployment.`,
      )
    }
  }
  return { ok: true, value: { ...file, objects } }
}

/** A fault that the reader of YAML itself has found, with what it means in words that can be translated. */
function faultOf(document: Document.Parsed, text: string) {
  const unknown = document.warnings.find(({ code, pos }) => {
    const [, tag = ''] = /^!(\w+)/u.exec(text.slice(pos[0], pos[0] + 40)) ?? []
    return code !== 'TAG_RESOLVE_FAILED' || !templateTags.has(tag)
  })
  const fault = document.errors[0] ?? unknown
  return fault === undefined ? null : { offset: fault.pos[0], reason: reasonOf(fault) }
}

function brokenSentence(text: string, offset: number, reason: string): string {
  const { line, column } = placeIn(text, offset)
  const way = (text.split('\n')[line - 1] ?? '').includes('{{')
    ? 'It looks like a template: let “helm template” write it out and take the result.'
    : 'Mend it there and try again.'
  return `Line ${line}, column ${column}: this is no valid YAML (${reason}). ${way}`
}

function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - start + 1 }
}

// The reader tells a stack that is full as whatever it was reading.
function reasonOf({ code, message }: YAMLError): string {
  return yamlFaults[message.startsWith('Maximum call stack') ? 'RESOURCE_EXHAUSTION' : code]
}
