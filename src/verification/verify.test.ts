import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyTable } from './table-file.ts'
import type { TableCheck } from './tables.ts'
import { verify } from './verify.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mitosis-verify-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const right = {
  id: 'births/ten',
  function: 'slowStartBatch',
  input: { count: 10, initialBatchSize: 1, callsThatSucceed: 10 },
  expected: { successes: 10, calls: 10, failed: false },
}

function file(name: string, content: unknown): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  writeFileSync(join(folder, name), text)
}

function vectors(cases: readonly unknown[], count = cases.length): object {
  return { format: 'digital-mitosis-vectors/1', kind: 'upstream-test', count, cases }
}

async function run(...args: readonly string[]): Promise<{
  readonly code: number
  readonly lines: readonly string[]
}> {
  const lines: string[] = []
  const tell = (line: string) => lines.push(line)
  const code = await verify(args, tell, tell)
  return { code, lines }
}

describe('the report', () => {
  it('[V1] [V2] [V5] [V6] one line a file, named by its contents, and a total', async () => {
    file('anything-public.json', vectors([right, { ...right, id: 'births/again' }]))
    expect(await run(folder)).toEqual({
      code: 0,
      lines: ['anything: passed 2 of 2', '0 skipped, 0 files not covered', '2 passed, 0 failed'],
    })
  })

  it('[V2] [V6] a failure is named with what came instead', async () => {
    const wrong = { ...right, id: 'births/wrong', expected: { successes: 9, calls: 10 } }
    file('mixed.json', vectors([right, wrong]))
    expect(await run(folder)).toEqual({
      code: 1,
      lines: [
        'mixed: passed 1 of 2',
        '  failed births/wrong: successes is 10 instead of 9',
        '0 skipped, 0 files not covered',
        '1 passed, 1 failed',
      ],
    })
  })

  it('[V2] not more than twenty failures of a file are named', async () => {
    const wrong = { ...right, expected: { calls: 0 } }
    file('all-wrong.json', vectors(Array(25).fill(wrong)))
    const { lines } = await run(folder)
    expect(lines).toHaveLength(1 + 20 + 1 + 2)
    expect(lines[21]).toBe('  … and 5 more')
  })

  it('[V3] skipped cases are counted apart and named', async () => {
    const large = { ...right, id: 'births/large', tags: ['int64-overflow'] }
    const strange = { ...right, id: 'births/strange', function: 'telepathy' }
    file('some.json', vectors([right, large, strange]))
    const { code, lines } = await run(folder)
    expect(code).toBe(0)
    expect(lines[0]).toBe('some: passed 1 of 1, skipped 2')
    expect(lines[1]).toContain('skipped births/large: int64-overflow')
    expect(lines[2]).toContain('skipped births/strange: no part of the core answers telepathy')
    expect(lines.at(-1)).toBe('1 passed, 0 failed')
  })

  it('[V4] what nothing covers is said', async () => {
    file('a.json', vectors([{ ...right, function: 'telepathy' }]))
    file('b.json', { id: 'no-such-table', rows: [{ id: 'x', in: {}, out: { y: 1 } }] })
    file('c.json', { colour: 'red' })
    file('d.json', { ...vectors([right]), format: 'digital-mitosis-vectors/2' })
    const { code, lines } = await run(folder)
    expect(code).toBe(0)
    expect(lines).toEqual([
      'a: not covered (no part of the core answers telepathy)',
      'no-such-table: not covered (no part of the core answers the table no-such-table)',
      'c: not covered (it holds neither vectors nor a table)',
      'd: not covered (its format is digital-mitosis-vectors/2, not digital-mitosis-vectors/1)',
      '0 skipped, 4 files not covered',
      '0 passed, 0 failed',
    ])
  })

  it('[V1] cases and a table are known by what they hold, also behind a byte order mark', async () => {
    file('bare.json', `\uFEFF${JSON.stringify({ cases: [right] })}`)
    file('hollow.json', { id: 'mm1', rows: 'none' })
    const { code, lines } = await run(folder)
    expect([code, lines[0], lines[1]]).toEqual([
      1,
      'bare: passed 1 of 1',
      'mm1: broken, it has no rows',
    ])
  })

  it('[V8] a row that expects nothing, or no number, fails', async () => {
    const alpha = 0.223361274798
    const row = { id: 'r', in: { beta: 1 }, out: { alpha } }
    const outs = [
      {},
      { measured: 1 },
      { alpha: String(alpha) },
      { alpha: null },
      { alpha: [alpha] },
    ]
    const rows = [row, ...outs.map((out) => ({ ...row, out }))]
    file('r.json', { id: 'halfin-whitt', tol: { rel: 1e-9 }, rows })
    const { lines } = await run(folder)
    expect(lines[0]).toContain('passed 1 of 6')
    expect(lines.join('\n')).toContain('expects nothing')
    expect(lines.join('\n')).toContain('alpha expects no number')
  })

  it('[V12] no table may ask for less than the rules of acceptance', async () => {
    const row = { id: 'r', in: { p: 0.5, retries: 1 }, out: { attempts: 1.52 } }
    file('r.json', { id: 'retry-amplification', tol: {}, sim: { z_max: 1e9 }, rows: [row] })
    expect((await run(folder)).code).toBe(1)
  })

  it('[V5] [V7] broken JSON and a file that was cut off are failures', async () => {
    file('broken.json', '{"format": ')
    file('cut.json', vectors([right], 7))
    file('empty.json', vectors([]))
    const { code, lines } = await run(folder)
    expect(code).toBe(1)
    expect(lines[0]).toMatch(/^broken\.json: broken, it is not JSON \(.+\)$/)
    expect(lines.slice(1, 3)).toEqual([
      'cut: passed 1 of 1',
      '  broken: it says 7 cases but holds 1',
    ])
    expect(lines[4]).toBe('  broken: it has no cases')
    expect(lines.at(-1)).toBe('1 passed, 3 failed')
  })

  it('[V8] a case that expects nothing or lacks a value fails', async () => {
    const cases = [
      { ...right, expected: {} },
      { ...right, expected: null },
      { ...right, input: { count: 10 } },
      { ...right, input: 7 },
      { function: 'slowStartBatch' },
      'nonsense',
    ]
    file('clumsy.json', vectors([right, ...cases]))
    const { lines } = await run(folder)
    expect(lines[0]).toBe('clumsy: passed 1 of 7')
    expect(lines.join('\n')).toContain('“initialBatchSize” is not a number')
    expect(lines.join('\n')).toContain('case 7: the case names no function')
  })

  it('[V6] a wrong question is answered with a sentence and 2', async () => {
    mkdirSync(join(folder, 'nothing'))
    file('one.json', vectors([right]))
    const questions = [
      [[], 'No folder was given.'],
      [[join(folder, 'absent')], 'cannot be read'],
      [[join(folder, 'one.json')], 'is not a folder.'],
      [[join(folder, 'nothing')], 'There is no *.json file in'],
      [[folder, '--traces'], '--traces needs a folder.'],
      [[folder, '--traces', join(folder, 'absent')], 'cannot be read'],
      [['--fast', folder], 'The option --fast is not known.'],
    ] as const
    for (const [args, sentence] of questions) {
      const { code, lines } = await run(...args)
      expect([args.length, code, lines.length]).toEqual([args.length, 2, 1])
      expect(lines[0]).toContain(sentence)
    }
  })

  it('[V10] unnamed keys of an answer are free, everything below named ones is held', async () => {
    const grouping = {
      id: 'defaults',
      function: 'defaultBehavior',
      input: { behavior: { scaleUp: null, scaleDown: null } },
    }
    const scaleDown = {
      selectPolicy: 'Max',
      policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
    }
    const scaleUp = {
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Max',
      policies: [
        { type: 'Pods', value: 4, periodSeconds: 15 },
        { type: 'Percent', value: 100, periodSeconds: 15 },
      ],
    }
    file(
      'deep.json',
      vectors([
        { ...grouping, expected: { behavior: { scaleUp, scaleDown } } },
        { ...grouping, expected: { behavior: { scaleDown } } },
        { ...right, expected: { calls: 10 } },
      ]),
    )
    const { lines } = await run(folder)
    expect(lines[0]).toBe('deep: passed 2 of 3')
    expect(lines[1]).toContain('behavior.scaleUp is')
  })

  it('[V10] names that a case says it ignores are free, but never all of them', async () => {
    const set = (name: string, replicas: number) => ({ name, replicas, createdOrder: replicas })
    const scaling = {
      id: 'scaling',
      function: 'proportionalScale',
      input: { deploymentReplicas: 6, maxSurge: 0, new: null, old: [set('a', 2), set('b', 1)] },
      expected: { replicas: { a: 4 } },
    }
    file(
      'ignored.json',
      vectors([
        { ...scaling, ignoreNames: ['b'] },
        { ...scaling, id: 'named' },
        { ...scaling, id: 'all', ignoreNames: ['a', 'b'] },
      ]),
    )
    const { lines } = await run(folder)
    expect(lines.slice(0, 3)).toEqual([
      'ignored: passed 1 of 3',
      '  failed named: replicas.b is 2 instead of null',
      '  failed all: all of replicas is ignored',
    ])
  })
})

describe('a table', () => {
  const table = {
    id: 'sums',
    kind: 'closed-form',
    tol: { rel: 1e-9 },
    rows: [
      { id: 'sums/1', in: { a: 1, b: 2 }, out: { sum: 3 } },
      { id: 'sums/2', in: { a: 2, b: 2 }, out: { sum: 4 } },
    ],
  }
  const held = { simulated: 1, byFunction: 1, zMax: 3.06, chiSquare: { sum: 1.2, degrees: 1 } }

  it('[V7] a row without a verdict has not passed', async () => {
    const forgetful: TableCheck = ({ rows }) => ({
      verdicts: rows.slice(1).map(({ id }) => ({ id, status: 'passed', detail: null })),
      held,
    })
    const report = await verifyTable(table, null, { sums: forgetful })
    expect(report).toMatchObject({
      kind: 'checked',
      verdicts: [
        { id: 'sums/2', status: 'passed' },
        { id: 'sums/1', status: 'failed', detail: 'the check gave no verdict on this row' },
      ],
    })
  })

  it('[V7] a check that stops fails every row; a row that is none breaks the table', async () => {
    const stops: TableCheck = () => Promise.reject(new Error('the queue is empty'))
    const report = await verifyTable(table, null, { sums: stops })
    expect(report).toMatchObject({ verdicts: [{ detail: 'the queue is empty' }, {}] })
    const rows = [{ id: 'sums/1', in: {} }]
    expect(await verifyTable({ ...table, rows }, null, { sums: stops })).toMatchObject({
      kind: 'broken',
    })
  })
})
