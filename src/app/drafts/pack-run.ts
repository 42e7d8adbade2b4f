import type { Recording } from '#core/organisms/recording.ts'
import type { Result } from '#core/schema/schema.ts'
import { loadCodec, type LoadPacker } from '#app/store/link-reader.ts'
import type { Visit } from '#app/store/visit.ts'
import type { BuiltIns } from '#share/scenario-link.ts'
import type { RunRecord } from './run-record.ts'

/** A run with the moment it is kept at. */
export interface KeptMoment {
  readonly recording: Recording
  /** Simulated time, s. */
  readonly time: number
  /** The digest at that time, where it is known. */
  readonly digest?: string | null
  readonly goal: string | null
}

type PackedRun = Pick<RunRecord, 'form' | 'run' | 'time' | 'system' | 'seed' | 'changes'>

/** The part of a kept run that holds the run itself; null where nobody waits for it any more, or it is not possible. */
export async function packRun(
  { recording, time, digest = null, goal }: KeptMoment,
  builtIns: BuiltIns,
  signal: AbortSignal,
  load: LoadPacker = loadCodec,
): Promise<PackedRun | null> {
  const { packLink } = await load()
  const link = await packLink({ recording, time, digest, view: { goal } }, { builtIns, signal })
  if (link?.ok !== true) return null
  const { organism: system, seed, log } = recording
  const facts = { time, system, seed, changes: log.length }
  if (!link.value.tooLong) return { form: 'link', run: link.value.fragment, ...facts }
  const { recordingToFile } = await import('#share/run-file.ts')
  return { form: 'file', run: recordingToFile({ recording, time, digest }), ...facts }
}

/** Opens a kept run, checked like any that comes from outside; a draft goes on, a saved run opens as a copy. */
export async function openKept(visit: Visit, { form, run }: RunRecord): Promise<Result<null>> {
  if (form === 'link') return visit.openLink(run)
  const { fileToRecording } = await import('#share/run-file.ts')
  const read = fileToRecording(run)
  if (!read.ok) return read
  visit.open(read.value)
  return { ok: true, value: null }
}

/** The run in the part of a link behind the #, without the moment and the looks; empty where there is none. */
export function runPartOf(fragment: string): string {
  return /(?:^|&)([sx]=[^&]*)/.exec(fragment)?.[1] ?? ''
}
