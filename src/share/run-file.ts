import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { fieldsOfFile, type FileKind } from './format-file.ts'
import { canonicalRecording } from './recording-check.ts'

/** The end of the name of a file that holds a run. */
export const runFileEnding = '.mitosis.json'

/** The format that is written: the product and a digit that is not that of links. */
export const runFileFormat = 'digital-mitosis/0'

/** A run with the moment it is shown at and the digest there, as in a link. */
export interface RunFile {
  readonly recording: Recording
  /** Simulated time, s. */
  readonly time?: number
  /** Digest of the state at `time`, 16 hex digits. */
  readonly digest?: string | null
}

/** What a file says, checked. */
export interface OpenedFile {
  /** Its engine is this page's. */
  readonly recording: Recording
  readonly madeWith: number
  readonly time: number
  /** Null where none is given or another engine made it. */
  readonly digest: string | null
  readonly notices: readonly string[]
}

/** A run of any length as readable JSON. */
export function recordingToFile(run: RunFile): string {
  const file = {
    format: runFileFormat,
    ...run.recording,
    time: run.time ?? 0,
    ...(run.digest === undefined || run.digest === null ? {} : { digest: run.digest }),
  }
  // Lists of numbers stay on one line, so that a long load does not become a long file.
  const text = JSON.stringify(file, null, 2)
  // A line break stands in no text of JSON, so that only lists are found.
  const lists = /\[\n\s+(-?[\d.e+-]+(?:,\s+-?[\d.e+-]+)*)\s+\]/g
  return `${text.replaceAll(lists, (_, list: string) => `[${list.replaceAll(/\s+/g, ' ')}]`)}\n`
}

/** The run in a file, checked like a link; whatever is wrong is refused by name. */
export function fileToRecording(text: string): Result<OpenedFile> {
  const read = fieldsOfFile(text, kind)
  if (!read.ok) return read
  const { time, digest, ...run } = read.value
  const wrong = Object.keys(run).find((name) => !fields.has(name))
  if (wrong !== undefined)
    return refuse(
      `The run in this file has a field “${wrong.slice(0, 60)}”, which is not known here.`,
    )
  const checked = canonicalRecording(run)
  if (!checked.ok) return refuse(`The run in this file is not possible: ${checked.problem}`)
  const madeWith = checked.value.engine
  const notices =
    madeWith === engineVersion
      ? []
      : [
          `This file was made with engine version ${madeWith} (here ${engineVersion}): numbers may differ.`,
        ]
  return {
    ok: true,
    value: {
      recording: { ...checked.value, engine: engineVersion },
      madeWith,
      time: timeOf(time, notices),
      digest: madeWith === engineVersion ? digestOf(digest, notices) : null,
      notices,
    },
  }
}

const kind: FileKind = {
  format: runFileFormat,
  missing: refuse('This file holds no run of Digital Mitosis: “format” is missing.'),
  other: (format) => refuse(`This file holds no run of Digital Mitosis: its format is ${format}.`),
}

const fields = new Set(['engine', 'organism', 'seed', 'settings', 'log'])

function timeOf(value: unknown, notices: string[]): number {
  if (value === undefined) return 0
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value + 0
  notices.push(
    `“time” in the file must be a time in seconds, not ${shown(value)}; the run opens at 0.`,
  )
  return 0
}

function digestOf(value: unknown, notices: string[]): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && /^[0-9a-f]{16}$/.test(value)) return value
  notices.push('The expected digest in the file is damaged: the run opens, but cannot be verified.')
  return null
}
