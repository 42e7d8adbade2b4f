import { describe, expect, it } from 'vitest'
import { broken, brokenText } from '../broken-manifests.test-support.ts'
import { corpus } from '../manifest-corpus.test-support.ts'
import { importManifest } from './import-manifest.ts'

const texts = broken.map((one) => ({ name: one[0], says: one[3], ...brokenText(one, corpus) }))

describe('two hundred broken manifests', () => {
  it('[I65] are each broken in a way of their own', () => {
    expect(new Set(texts.map(({ text }) => text)).size).toBeGreaterThanOrEqual(200)
    for (const [name, text] of corpus) {
      for (const { name: of, text: other } of texts) if (of === name) expect(other).not.toBe(text)
    }
    const told = new Set(
      texts.map(({ name, text }) => {
        const seen = importManifest(text, name)
        return seen.ok ? '' : seen.problem
      }),
    )
    expect(told.size).toBeGreaterThanOrEqual(200)
  })

  it.each(texts)('[I65] $name, $line:$column: $says', ({ name, text, says, line, column }) => {
    const seen = importManifest(text, name)
    const problem = seen.ok ? 'accepted' : seen.problem
    expect(problem).toContain(says)
    expect(/^Line (\d+), column (\d+): /u.exec(problem)?.slice(1).map(Number)).toEqual([
      line,
      column,
    ])
    // One sentence, or one and a way out.
    expect(problem).toMatch(/^[^\n]{20,400}[.)]$/u)
  })
})
