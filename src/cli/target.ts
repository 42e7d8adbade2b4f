import { models } from '#core/organisms/models.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import type { Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { builtIns, builtInSeed } from '#share/built-ins.ts'
import { linkKeys } from '#share/fragment.ts'
import { decodeLink } from '#share/link.ts'
import { fileToRecording } from '#share/run-file.ts'
import type { Terminal } from './terminal.ts'

/** A run that was named, before options change it. */
export interface Target {
  /** How it is called in the answer. */
  readonly name: string
  readonly recording: Recording
  /** Where the sender stood, s, and the digest there; null where there is none to compare. */
  readonly time: number
  readonly digest: string | null
  readonly notices: readonly string[]
}

/** The run that SCENARIO, LINK or FILE names. */
export function openTarget(word: string, terminal: Terminal): Result<Target> {
  if (Object.hasOwn(models, word)) return plain(word, word, { seed: builtInSeed, settings: {} })
  const builtIn = Object.hasOwn(builtIns, word) ? builtIns[word] : undefined
  if (builtIn !== undefined) return plain(word, builtIn.organism, builtIn)
  // The name of a file may hold a # too.
  if (terminal.isFile(word)) return openFile(word, terminal)
  if (isLink(word)) return openLink(word)
  if (word.endsWith('.json')) return openFile(word, terminal)
  const known = [...Object.keys(builtIns), ...Object.keys(models)].join(', ')
  return {
    ok: false,
    problem: `There is no scenario and no file called ${shown(word)}. Scenarios are ${known}.`,
  }
}

function plain(
  name: string,
  organism: string,
  { seed, settings }: Pick<Recording, 'seed' | 'settings'>,
): Result<Target> {
  const recording = { engine: engineVersion, organism, seed, settings, log: [] }
  return { ok: true, value: { name, recording, time: 0, digest: null, notices: [] } }
}

function isLink(word: string): boolean {
  return /^[a-z]+:\/\/|#/i.test(word) || linkKeys.some((key) => word.startsWith(`${key}=`))
}

function openLink(word: string): Result<Target> {
  const opened = decodeLink(word, builtIns)
  if (!opened.ok) return opened
  const { recording, scenario, time, digest, notices } = opened.value
  if (recording === null) {
    const problem =
      'This link holds no run: give all of it, with what stands behind its #, in quotes.'
    return { ok: false, problem }
  }
  return { ok: true, value: { name: scenario ?? 'link', recording, time, digest, notices } }
}

function openFile(path: string, terminal: Terminal): Result<Target> {
  const text = terminal.read(path, 'run')
  if (!text.ok) return text
  const opened = fileToRecording(text.value)
  if (!opened.ok) {
    const way = path.endsWith('.json')
      ? ''
      : ' A manifest goes behind --manifest, a load behind --load.'
    return { ok: false, problem: `“${path}”: ${opened.problem}${way}` }
  }
  const { recording, time, digest, notices } = opened.value
  return { ok: true, value: { name: path, recording, time, digest, notices } }
}
