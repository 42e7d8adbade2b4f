import { engineVersion } from '#core/organisms/recording.ts'
import type { Result } from '#core/schema/schema.ts'
import type { OpenedLink } from '#share/link.ts'
import type { BuiltIns } from '#share/scenario-link.ts'

/** Packing and unpacking links comes with the first link: most visits begin without one. */
export const loadCodec = () => import('#share/link-desk.ts')

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
    async read(text: string): Promise<Result<OpenedLink> | null> {
      reading.abort()
      const { signal } = (reading = new AbortController())
      try {
        const { unpackLink } = await load()
        const read = signal.aborted ? null : await unpackLink(text, { builtIns, signal })
        const ready = read?.ok === true ? await withEngine(read.value) : null
        return signal.aborted ? null : ready === null ? read : { ok: true, value: ready }
      } catch {
        return signal.aborted ? null : { ok: false, problem: unreachable }
      }
    },
  }
}

/** With the engine that made it, where that is an older one which this page carries. */
async function withEngine(link: OpenedLink): Promise<OpenedLink | null> {
  if (link.madeWith === null || link.madeWith >= engineVersion) return null
  try {
    return await (await import('./older-engine.ts')).withItsEngine(link)
  } catch {
    // That part of the page could not be loaded: its own engine runs the link, which a notice tells anyway.
    return null
  }
}
