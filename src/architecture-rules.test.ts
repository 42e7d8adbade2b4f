import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

function filesUnder(folder: string, ends: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
}

describe('the rules', () => {
  it('[A7] that a test cites stand in docs/spec, each once, and each is held by a test', () => {
    const rules = filesUnder('docs/spec', /\.md$/u).flatMap((text) =>
      [...text.matchAll(/^- \*\*([A-Z]\d+)\*\*/gmu)].map(([, id]) => id ?? ''),
    )
    const cited = new Set(
      [
        ...filesUnder('scripts', /\.test\.ts$/u),
        ...filesUnder('src', /\.test\.tsx?$/u),
        ...filesUnder('e2e', /\.spec\.ts$/u),
      ].flatMap((text) =>
        [...text.matchAll(/\[([A-Z]\d+)\](?=[^\n]*')/gu)].map(([, id]) => id ?? ''),
      ),
    )
    expect(rules.length).toBeGreaterThan(150)
    expect(cited.size).toBeGreaterThan(120)
    expect(rules.length).toBe(new Set(rules).size)
    expect([...cited].filter((id) => !rules.includes(id))).toEqual([])
    // A benchmark of minutes and its part in a browser, a stage of its own of `npm test`, and small cells that are judged by eye;
    // everything else is held.
    expect(rules.filter((id) => !cited.has(id))).toEqual(['M22', 'M27', 'E4', 'S51'])
  })
})
