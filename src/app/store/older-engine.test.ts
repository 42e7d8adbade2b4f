import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { engineVersion } from '#core/organisms/recording.ts'
import { decodeLink, type OpenedLink } from '#share/link.ts'
import { protocolVersion } from '#worker/messages.ts'
import { engineOf, withItsEngine, type EngineShelf } from './older-engine.ts'

const script = Buffer.from('onmessage = () => undefined // as long as it has to be')
const sha256 = createHash('sha256').update(script).digest('hex')
const version = engineVersion - 1
const entry = { version, protocol: protocolVersion, bytes: script.length, sha256 }
const sent = '0123456789abcdef'

/** A link of the engine before, with a digest. */
function older(): OpenedLink {
  const link = decodeLink(`eng=${version}&t=30&h=ASNFZ4mrze8&s=surge`)
  if (!link.ok) throw new Error(link.problem)
  return link.value
}

/** A shelf with these files, and what was kept of it. */
function shelfOf(files: Readonly<Record<string, Uint8Array | string>>) {
  const kept: string[] = []
  const shelf: EngineShelf = {
    read: (name) => {
      const file = files[name]
      if (file === undefined) return Promise.reject(new Error('404'))
      return Promise.resolve(Uint8Array.from(Buffer.from(file)))
    },
    keep: (of, bytes) => void kept.push(`${of}: ${Buffer.from(bytes).toString()}`),
  }
  return { shelf, kept }
}

const indexOf = (...engines: readonly unknown[]) => JSON.stringify({ engines })
const file = `${version}/engine.js.gz`

describe('a link of an older engine', () => {
  it('[L7] [L27] carries its digest, which is compared with nothing here', () => {
    expect(older()).toMatchObject({ madeWith: version, digest: null, sentDigest: sent })
  })

  it.each([
    ['packed', gzipSync(script)],
    ['unpacked by the server', script],
  ])('[L28] is run by that engine where the page has it, %s', async (_, bytes) => {
    const { shelf, kept } = shelfOf({ 'index.json': indexOf(entry), [file]: bytes })
    const opened = await withItsEngine(older(), shelf)
    expect(opened.recording?.engine).toBe(version)
    expect(opened.digest).toBe(sent)
    expect(opened.notices).toEqual([
      `This run is simulated by engine version ${version}, as the sender’s was.`,
    ])
    expect(kept).toEqual([`${version}: ${script.toString()}`])
    // The second link of it needs no file any more.
    await withItsEngine(older(), shelf)
    expect(kept).toHaveLength(1)
  })

  it.each([
    ['no index', {}],
    ['a page in the place of the index', { 'index.json': '<!doctype html>' }],
    ['an empty shelf', { 'index.json': indexOf() }],
    ['other versions', { 'index.json': indexOf({ ...entry, version: version - 1 }) }],
    ['another protocol', { 'index.json': indexOf({ ...entry, protocol: protocolVersion + 1 }) }],
  ])('[L28] is run by the page’s own and told so: %s', async (_, files) => {
    const { shelf, kept } = shelfOf({ [file]: gzipSync(script), ...files })
    expect(await withItsEngine(older(), shelf)).toEqual(older())
    expect(older().notices).toEqual([expect.stringContaining('The engine has changed since')])
    expect(kept).toEqual([])
  })

  it.each([
    ['a file that is not there', {}],
    ['a page in its place', { [file]: '<!doctype html>' }],
    ['a file that was cut', { [file]: gzipSync(script).subarray(0, 30) }],
    ['other bytes', { [file]: gzipSync(Buffer.from(script).fill('x')) }],
    ['more than its index says', { [file]: gzipSync(Buffer.alloc(1_000_000)) }],
  ])('[L29] never starts %s, and says that it could not', async (_, files) => {
    const { shelf, kept } = shelfOf({ 'index.json': indexOf(entry), ...files })
    const opened = await withItsEngine(older(), shelf)
    expect(opened.recording?.engine).toBe(engineVersion)
    expect(opened.digest).toBeNull()
    expect(opened.notices).toEqual([
      expect.stringContaining('The engine has changed since'),
      `Engine version ${version} could not be loaded, so version ${engineVersion} runs this link.`,
    ])
    expect(kept).toEqual([])
  })

  it('[L29] believes nothing of an index but whole entries', () => {
    expect(engineOf({ engines: [entry] }, version)).toEqual({ bytes: script.length, sha256 })
    const wrong: readonly unknown[] = [
      null,
      7,
      'engines',
      [],
      { engines: null },
      { engines: { 0: entry } },
      { engines: [null, 7, [], 'x'] },
      ...[0, -1, Number.NaN, 1e9, '100', null].map((bytes) => ({ engines: [{ ...entry, bytes }] })),
      ...['', 'x'.repeat(64), sha256.toUpperCase(), 7].map((digest) => ({
        engines: [{ ...entry, sha256: digest }],
      })),
      { engines: [{ ...entry, version: String(version) }] },
    ]
    for (const index of wrong) expect(engineOf(index, version)).toBeNull()
  })

  it('[L28] of this or a later engine is left as it is', async () => {
    const { shelf } = shelfOf({ 'index.json': indexOf(entry), [file]: gzipSync(script) })
    for (const made of [engineVersion, engineVersion + 1]) {
      const link = { ...older(), madeWith: made }
      expect(await withItsEngine(link, shelf)).toBe(link)
    }
  })
})

describe('the shelf of this page', () => {
  it('[L28] has the engine before this one, and none that is not older', () => {
    const root = join(import.meta.dirname, '..', '..', '..', 'public', 'engines')
    const index: unknown = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8'))
    // 8 is the first version that can be kept: make it with `npm run release:engine` before raising the version.
    if (engineVersion > 8) expect(engineOf(index, engineVersion - 1)).not.toBeNull()
    expect(index).toHaveProperty('engines')
    expect(engineOf(index, engineVersion + 1)).toBeNull()
  })
})
