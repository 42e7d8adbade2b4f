import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { protocolVersion } from './messages.ts'

/** Everything that crosses the wire: commands and reports, columns of frames, what observations and runs are. */
const sources = [
  'worker/messages.ts',
  'worker/frame.ts',
  'core/organisms/observation.ts',
  'core/organisms/causes.ts',
  'core/organisms/recording.ts',
]

/** The declarations without comments, spaces and the version of the engine, which say nothing of the wire. */
function shape(): string {
  const text = sources
    .map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8'))
    .join('\n')
    .replaceAll(/\/\*[^]*?\*\//gu, '')
    .replaceAll(/^\s*\/\/.*$/gmu, '')
    .replaceAll(/engineVersion = \d+/gu, '')
    .replaceAll(/\s+/gu, '')
  expect(text.length).toBeGreaterThan(5000)
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

// A failure here asks one question: does an engine of before this change understand this page, and the page that engine? Where it does
// (something was added that either may leave out), the new digest is written here; else `protocolVersion` is raised with it.
it('[L30] the messages look as they did when their version was raised last', () => {
  expect({ version: protocolVersion, shape: shape() }).toEqual({
    version: 1,
    shape: 'b54bdb9f8c013775',
  })
})
