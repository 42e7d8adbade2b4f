import { engineVersion } from '#core/organisms/recording.ts'
import type { OpenedLink } from '#share/link.ts'
import { keepEngine } from '#worker/client-engines.ts'
import { protocolVersion } from '#worker/messages.ts'

/** What the index of `engines/` says of one engine. */
interface ShelvedEngine {
  /** Bytes of the script, unpacked, and their SHA-256. */
  readonly bytes: number
  readonly sha256: string
}

/** The longest script that is taken, bytes: three times what an engine weighs. */
const bytesMax = 2_000_000

/** Where the page keeps older engines, and how it reads a file there; tests bring their own. */
export interface EngineShelf {
  /** The bytes of a file under `engines/`; fails where there is none. */
  readonly read: (file: string) => Promise<Uint8Array<ArrayBuffer>>
  /** Makes a script that can be started. */
  readonly keep: (version: number, script: Uint8Array<ArrayBuffer>) => void
}

const shelf: EngineShelf = {
  async read(file) {
    const answer = await fetch(new URL(`engines/${file}`, document.baseURI), {
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  },
  keep(version, script) {
    keepEngine(version, URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
  },
}

/**
 * A link of an older engine as that engine runs it, where this page carries it; else as its own engine does, and why. The
 * version is part of the run, so whatever the page shares of it names that engine too.
 */
export async function withItsEngine(link: OpenedLink, from = shelf): Promise<OpenedLink> {
  const { recording, madeWith, sentDigest } = link
  if (recording === null || madeWith === null || madeWith >= engineVersion) return link
  const kept = await fetched(madeWith, from)
  if (kept === 'absent') return link
  if (kept === 'broken') {
    const notice = `Engine version ${madeWith} could not be loaded, so version ${engineVersion} runs this link.`
    return { ...link, notices: [...link.notices, notice] }
  }
  return {
    ...link,
    recording: { ...recording, engine: madeWith },
    digest: sentDigest,
    notices: [
      // The first is that the engine has changed, which is no longer so.
      ...link.notices.slice(1),
      `This run is simulated by engine version ${madeWith}, as the sender’s was.`,
    ],
  }
}

const known = new WeakMap<EngineShelf, Set<number>>()

async function fetched(version: number, from: EngineShelf): Promise<'kept' | 'absent' | 'broken'> {
  const versions = known.get(from) ?? new Set()
  known.set(from, versions)
  if (versions.has(version)) return 'kept'
  let index: unknown
  try {
    index = JSON.parse(new TextDecoder().decode(await from.read('index.json')))
  } catch {
    // No network, no such folder, or a server that answers everything with a page.
    return 'absent'
  }
  const entry = engineOf(index, version)
  if (entry === null) return 'absent'
  try {
    const script = await unpacked(await from.read(`${version}/engine.js.gz`), entry.bytes)
    if (script.length !== entry.bytes || !(await hasDigest(script, entry.sha256))) return 'broken'
    from.keep(version, script)
  } catch {
    return 'broken'
  }
  versions.add(version)
  return 'kept'
}

/** What a shelf's index says of a version, where this page understands that engine; nothing else of it is believed. */
export function engineOf(index: unknown, version: number): ShelvedEngine | null {
  const engines: unknown = isRecord(index) ? index.engines : null
  if (!Array.isArray(engines)) return null
  const entry: unknown = engines.find((one: unknown) => isRecord(one) && one.version === version)
  if (!isRecord(entry) || entry.protocol !== protocolVersion) return null
  const { bytes, sha256 } = entry
  if (typeof bytes !== 'number' || !(bytes > 0 && bytes <= bytesMax)) return null
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/u.test(sha256)) return null
  return { bytes, sha256 }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Some servers unpack what ends in .gz on the way. */
async function unpacked(file: Uint8Array<ArrayBuffer>, bytes: number): Promise<typeof file> {
  if (file[0] !== 0x1f || file[1] !== 0x8b) return file
  const parts = new Blob([file]).stream().pipeThrough(new DecompressionStream('gzip'))
  const script = new Uint8Array(bytes)
  let length = 0
  for (const reader = parts.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) break
    if (length + value.length > bytes) {
      await reader.cancel()
      // It is longer than its index says.
      throw new RangeError(String(bytes))
    }
    script.set(value, length)
    length += value.length
  }
  return script.subarray(0, length)
}

/** Browsers compute no digest for a page that came by plain http from elsewhere; its length has been compared. */
async function hasDigest(script: Uint8Array<ArrayBuffer>, sha256: string): Promise<boolean> {
  const { subtle }: { readonly subtle?: SubtleCrypto } = crypto
  if (subtle === undefined) return true
  const digest = new Uint8Array(await subtle.digest('SHA-256', script))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256
}
