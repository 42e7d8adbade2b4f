import type { Result } from '#core/schema/schema.ts'
import type { BuiltIns } from '#share/scenario-link.ts'
import type { ReadLink } from './link-codec.ts'

/** Packing and unpacking links comes with the first link: most visits begin without one. */
export const loadCodec = () => import('./link-codec.ts')

/** As much of it as packing needs. */
export type LoadPacker = () => Promise<Pick<Awaited<ReturnType<typeof loadCodec>>, 'packLink'>>

/** As much of it as packing and reading runs need. */
export type LoadDesk = () => Promise<
  Pick<Awaited<ReturnType<typeof loadCodec>>, 'packLink' | 'unpackLink'>
>

const unreachable =
  'The part of this page that reads links could not be loaded. Look whether you are online, then reload the page.'

/**
 * Reads one link at a time: another one, or a run from elsewhere, ends the reading of the one before.
 * A reading that was ended answers null, whatever became of it.
 */
export function createReader(builtIns: BuiltIns, load = loadCodec) {
  let reading = new AbortController()
  return {
    end: () => reading.abort(),
    async read(text: string): Promise<Result<ReadLink> | null> {
      reading.abort()
      const { signal } = (reading = new AbortController())
      try {
        const { unpackLink, ripen } = await load()
        const read = signal.aborted ? null : await unpackLink(text, { builtIns, signal })
        const ready = read?.ok === true ? await ripen(read.value) : read
        return signal.aborted ? null : ready
      } catch {
        return signal.aborted ? null : { ok: false, problem: unreachable }
      }
    },
  }
}
