import type { Recording } from '#core/organisms/recording.ts'
import type { Result } from '#core/schema/schema.ts'
import { loadCodec, type LoadDesk, type LoadPacker } from '#app/store/link-reader.ts'
import type { Tree } from '#app/store/branches.ts'
import type { Session } from '#app/store/session.ts'
import type { Visit } from '#app/store/visit.ts'
import type { RunFile } from '#share/run-file.ts'
import type { BuiltIns } from '#share/scenario-link.ts'
import { grownAgain, packTree, type ReadBranch } from './kept-tree.ts'
import type { RunRecord } from './run-record.ts'
import { shelfLimits } from './shelf.ts'

/** A run with the moment it is kept at. */
export interface KeptMoment {
  readonly recording: Recording
  /** Simulated time, s. */
  readonly time: number
  /** The digest at that time, where it is known. */
  readonly digest?: string | null
  readonly goal: string | null
  /** The tree that it belongs to. */
  readonly tree: Tree
}

type PackedRun = Omit<RunRecord, 'id' | 'kind' | 'name' | 'at'>

/** What a record takes beside its run and its branches, in characters, and more. */
const factsMax = 600

/** The part of a kept run that holds the run itself; null where nobody waits for it any more, or it is not possible. */
export async function packRun(
  { recording, time, digest = null, goal, tree }: KeptMoment,
  builtIns: BuiltIns,
  signal: AbortSignal,
  load: LoadPacker = loadCodec,
): Promise<PackedRun | null> {
  const { packLink } = await load()
  const link = await packLink({ recording, time, digest, view: { goal } }, { builtIns, signal })
  if (link?.ok !== true) return null
  const { organism: system, seed, log } = recording
  const facts = { time, system, seed, changes: log.length }
  const own = link.value.tooLong
    ? { form: 'file' as const, run: await fileOf({ recording, time, digest }) }
    : { form: 'link' as const, run: link.value.fragment }
  const packOne = async (branch: Recording) => {
    const packed = await packLink({ recording: branch }, { builtIns, signal })
    return packed?.ok === true && !packed.value.tooLong ? packed.value.fragment : null
  }
  const room = shelfLimits.record - JSON.stringify(own.run).length - factsMax
  return { ...own, ...facts, branches: await packTree(tree, packOne, room) }
}

async function fileOf(run: RunFile): Promise<string> {
  return (await import('#share/run-file.ts')).recordingToFile(run)
}

/** Brings the branches of a kept run back that has just been opened; one that cannot be read is left out. */
export async function growAgain(
  session: Session,
  { branches }: RunRecord,
  builtIns: BuiltIns,
  load: LoadDesk = loadCodec,
): Promise<void> {
  if (branches.length === 0) return
  const { opened } = session.store.getState()
  const { unpackLink } = await load()
  const read: ReadBranch[] = []
  for (const branch of branches) {
    const link = branch.run === '' ? null : await unpackLink(branch.run, { builtIns })
    read.push({ ...branch, recording: link?.ok === true ? link.value.recording : null })
  }
  // Another run was opened meanwhile.
  if (session.store.getState().opened !== opened) return
  session.regrow((tree, nextBranch) => grownAgain(tree, read, nextBranch), false)
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
