import { describe, expect, it } from 'vitest'
import { checkHpaSpec } from '#core/policies/hpa-check.ts'
import { checkPolicy } from '#core/policies/policy.ts'
import { isList, isRecord } from '../plain.ts'
import {
  answered,
  autoscalersOf,
  corpus,
  type Answered,
  type Settings,
} from '../manifest-corpus.test-support.ts'
import { editedManifest, exportManifest } from './export-manifest.ts'
import { openManifest } from './import-manifest.ts'
import { writtenOf } from './written.ts'

const all = [...corpus].flatMap(([name, text]) =>
  autoscalersOf(text, name).map((one) => ({ name, text, ...one })),
)

/** Paths to the numbers of a value. */
function* numbersOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<readonly (string | number)[]> {
  if (typeof value === 'number') yield path
  if (isList(value)) for (const [i, item] of value.entries()) yield* numbersOf(item, [...path, i])
  else if (isRecord(value)) {
    for (const [name, item] of Object.entries(value)) yield* numbersOf(item, [...path, name])
  }
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((v, step) => (v as Record<string | number, unknown>)[step], value)
}

function withNumber(run: Settings, path: readonly (string | number)[], value: number): Settings {
  const copy = structuredClone(run)
  const holder = at(copy, path.slice(0, -1)) as Record<string | number, unknown>
  holder[path.at(-1) ?? ''] = value
  return copy
}

/** The run with one number changed a little, where a policy can have that. */
function changed(run: Settings, path: readonly (string | number)[]): Settings | null {
  const value = Number(at(run, path))
  for (const other of [value + 1, value - 1, value * 2, value / 2, value + 5, 7, 4000]) {
    const made = withNumber(run, path, other)
    const hasRoom = made.cpuLimit === 0 || made.cpuRequest <= made.cpuLimit
    const isSound = checkPolicy(made.policy).ok && checkHpaSpec(made.hpa).ok && hasRoom
    if (other !== value && isSound && other > 0) return made
  }
  return null
}

/** The numbers of a run that its manifest holds: an edit of one changes what is written. */
function heldNumbers({ run, imported }: Answered): readonly (readonly (string | number)[])[] {
  const from = { policy: run.policy, ...(imported.hpa === null ? {} : { hpa: run.hpa }) }
  const settings = Object.keys(imported.settings).map((name): readonly string[] => [name])
  const isHeld = (path: readonly (string | number)[]): boolean => {
    const made = changed(run, path)
    return made !== null && JSON.stringify(writtenOf(made)) !== JSON.stringify(writtenOf(run))
  }
  return [...numbersOf(from), ...settings].filter(isHeld)
}

/** The words and signs of a text that another one no longer has, as few as there can be. */
function lost(before: string, after: string): readonly string[] {
  const [old, now] = [before, after].map((text) => text.match(/['"]?-?[\w.]+%?['"]?|\s+|./gu) ?? [])
  if (old === undefined || now === undefined) return []
  while (old.length > 0 && old[0] === now[0]) {
    old.shift()
    now.shift()
  }
  while (old.length > 0 && old.at(-1) === now.at(-1)) {
    old.pop()
    now.pop()
  }
  // How many of the words from i on are among those from j on, in their order.
  const most = old.map(() => now.map(() => 0))
  const kept = (i: number, j: number): number => most[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    const row = most[i]
    if (row === undefined) continue
    for (let j = now.length - 1; j >= 0; j--) {
      const same = old[i] === now[j] ? kept(i + 1, j + 1) + 1 : 0
      row[j] = Math.max(same, kept(i + 1, j), kept(i, j + 1))
    }
  }
  const gone: string[] = []
  let [i, j] = [0, 0]
  for (; i < old.length;) {
    if (j < now.length && old[i] === now[j]) [i, j] = [i + 1, j + 1]
    else if (j < now.length && kept(i, j + 1) >= kept(i + 1, j)) j++
    else gone.push(old[i++] ?? '')
  }
  return gone
}

describe('our own manifests', () => {
  it('[I64] are many, of every kind, in YAML and in JSON', () => {
    expect(corpus.size).toBeGreaterThanOrEqual(60)
    const kinds = new Set(all.map(({ run }) => run.policy.kind))
    expect([...kinds].toSorted()).toEqual([
      'hpa',
      'keda',
      'kpa',
      'simple-scaling',
      'step-scaling',
      'target-tracking',
    ])
    expect([...corpus.keys()].filter((name) => name.endsWith('.json')).length).toBeGreaterThan(10)
    expect([...corpus.values()].filter((text) => text.includes('\r\n')).length).toBeGreaterThan(1)
  })

  it.each(all)(
    '[I60] $name: import and export give the same text ($imported.chosen)',
    ({ text, imported, run }) => {
      const made = exportManifest(run, imported.source)
      expect(made).toMatchObject({ ok: true, value: { text } })
    },
  )

  it.each(all)(
    '[I61] $name: an edit of a number changes that number alone ($imported.chosen)',
    (one) => {
      const { name, text, imported, run } = one
      const opened = openManifest(imported.source)
      if (!opened.ok || imported.chosen === null) throw new Error(name)
      // What an alias repeats, or a template computes, has no bytes of its own that could change.
      const isWritten = !/[*&]\w|!If/u.test(text)
      for (const path of heldNumbers(one)) {
        const wanted = changed(run, path)
        if (wanted === null) continue
        const edited = editedManifest(imported.source, wanted)
        if (edited === null || edited === text) continue
        const back = answered(edited, name, imported.chosen)
        // A Deployment that leaves its replicas to the autoscaler begins with the minimum.
        const start = path.at(-1) === 'initialReplicas' ? {} : { initialReplicas: 0 }
        expect({ ...wanted, ...back.imported.settings, ...start }, path.join('.')).toEqual({
          ...wanted,
          ...start,
        })
        expect(back.run.policy, path.join('.')).toEqual(wanted.policy)
        if (imported.hpa !== null) expect(back.run.hpa, path.join('.')).toEqual(wanted.hpa)
        if (!isWritten) continue
        // The brackets of an empty list go where it gets an entry.
        const gone = lost(text, edited).filter((word) => word !== '[' && word !== ']')
        expect(
          gone.length,
          `${path.join('.')} ${gone.join('|')}
${edited}`,
        ).toBeLessThan(2)
      }
    },
  )
})
