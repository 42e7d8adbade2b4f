import { expect, it } from 'vitest'
import { readManifests } from './documents.ts'

it('[I20] a manifest is read with any line ends, and nothing but line ends is an empty file', () => {
  const lines = ['# a comment', 'kind: A', 'spec:', '  list: [1, 2]']
  const seen = readManifests(lines.join('\n'))
  expect(seen).toMatchObject({ ok: true, value: { objects: [{ kind: 'A' }] } })
  for (const end of ['\r', '\r\n']) {
    const other = readManifests(lines.join(end))
    expect(other.ok && other.value.objects.map(({ kind }) => kind)).toEqual(['A'])
    expect(readManifests(end)).toEqual({ ok: false, problem: 'This file is empty.' })
  }
})
