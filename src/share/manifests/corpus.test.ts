import { describe, expect, it } from 'vitest'
import { checkHpaSpec } from '#core/policies/hpa-check.ts'
import { checkPolicy } from '#core/policies/policy.ts'
import { isList, isRecord } from '../plain.ts'
import { answered, autoscalersOf, corpus, type Settings } from '../manifest-corpus.test-support.ts'
import { editedManifest, exportManifest } from './export-manifest.ts'
import type { OpenedManifest } from './import-manifest.ts'
import { openManifest } from './import-manifest.ts'
import { pathText } from './draft.ts'
import { changesOf, type Change } from './tree-diff.ts'
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

/** A number of a run that its manifest holds, with another value, and what becomes of the text. */
interface Edited {
  readonly path: readonly (string | number)[]
  readonly wanted: Settings
  /** The same text where the file has no place for it. */
  readonly text: string | null
  /** Why it may have none, of every part of what is written otherwise. */
  readonly whyNot: readonly string[]
}

/** Numbers that a file need not have a place for, by what is written for them. */
const placeless = new Map(
  Object.entries({
    'settings.probePeriod': 'what a readiness probe would ask is not known, so none is made up',
    'settings.probeDelay': 'what a readiness probe would ask is not known, so none is made up',
    'settings.initialReplicas': 'a Knative Service begins with its scales',
    'scaler.group.MinSize': 'the file holds no group',
    'scaler.group.MaxSize': 'the file holds no group',
    'scaler.group.DefaultInstanceWarmup':
      'the file holds no group, or one of Application Auto Scaling, which knows no warm-up',
    cluster: 'a file of JSON takes no second document',
  }),
)

/** The numbers of a run that its manifest holds: an edit of one changes what is written. */
function editsOf(one: (typeof all)[number]): readonly Edited[] {
  const { run, imported, name } = one
  const from = { policy: run.policy, ...(imported.hpa === null ? {} : { hpa: run.hpa }) }
  const settings = Object.keys(imported.settings).map((setting): readonly string[] => [setting])
  const opened = openManifest(imported.source)
  if (!opened.ok) throw new Error(name)
  return [...numbersOf(from), ...settings].flatMap((path) => {
    const wanted = changed(run, path)
    const changes = wanted === null ? [] : changesOf(writtenOf(run), writtenOf(wanted))
    if (wanted === null || changes.length === 0) return []
    const text = editedManifest(imported.source, wanted)
    return [{ path, wanted, text, whyNot: changes.map((change) => whyNot(opened.value, change)) }]
  })
}

/** Why a change has no place in a file; empty where it has one. */
function whyNot({ origins, imported }: OpenedManifest, { path }: Change): string {
  // What holds for all of a cluster goes into a document of its own.
  if (path[0] === 'cluster' && !imported.fileName.endsWith('.json')) return ''
  const parts = path.map((_, i) => pathText({ path: path.slice(0, path.length - i) }))
  const nearest = parts.find((part) => origins.has(part))
  if (nearest !== undefined && origins.get(nearest) !== null) return ''
  return parts.map((part) => placeless.get(part)).find((why) => why !== undefined) ?? ''
}

const edits = new Map<unknown, readonly Edited[]>()

function editsOnce(one: (typeof all)[number]): readonly Edited[] {
  const known = edits.get(one) ?? editsOf(one)
  edits.set(one, known)
  return known
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
      const { name, text, imported } = one
      if (imported.chosen === null) throw new Error(name)
      // What an alias repeats, or a template computes, has no bytes of its own that could change.
      const isWritten = !/[*&]\w|!If/u.test(text)
      for (const { path, wanted, text: edited, whyNot: reasons } of editsOnce(one)) {
        if (edited === null) throw new Error(path.join('.'))
        const isPlaceless = reasons.every((why) => why !== '')
        expect(edited === text, `${path.join('.')} ${reasons.join()}`).toBe(isPlaceless)
        if (isPlaceless) continue
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

  it('[I64] are numbers with a place in their text, but for a few that are known with their reason', () => {
    const tried = all.flatMap(editsOnce)
    const without = tried.flatMap(({ whyNot: reasons }) =>
      reasons.every((why) => why !== '') ? [reasons[0] ?? ''] : [],
    )
    const counts = new Map(without.map((why) => [why, without.filter((w) => w === why).length]))
    expect(tried.length).toBeGreaterThan(800)
    expect(Object.fromEntries(counts)).toEqual({
      'what a readiness probe would ask is not known, so none is made up': 44,
      'a Knative Service begins with its scales': 13,
      'a file of JSON takes no second document': 10,
      'the file holds no group': 10,
      'the file holds no group, or one of Application Auto Scaling, which knows no warm-up': 5,
    })
  })
})
