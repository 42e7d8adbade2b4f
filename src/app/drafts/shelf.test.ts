import { describe, expect, it } from 'vitest'
import type { RunRecord } from './run-record.ts'
import { createShelf, keyPrefix, shelfLimits, type Keep } from './shelf.ts'

/** A storage in memory that throws at the calls it is told to; `room` is what it holds in characters. */
function createKeep(room = Infinity, throwsAt: (call: number) => boolean = () => false) {
  const held = new Map<string, string>()
  let calls = 0
  const guard = () => {
    calls += 1
    if (throwsAt(calls)) throw new DOMException('forbidden', 'SecurityError')
  }
  const keep: Keep = {
    get length() {
      guard()
      return held.size
    },
    key(place) {
      guard()
      return [...held.keys()][place] ?? null
    },
    getItem(key) {
      guard()
      return held.get(key) ?? null
    },
    setItem(key, text) {
      guard()
      const others = [...held].filter(([name]) => name !== key)
      const size = others.reduce((sum, [name, kept]) => sum + name.length + kept.length, 0)
      if (size + key.length + text.length > room)
        throw new DOMException('full', 'QuotaExceededError')
      held.set(key, text)
    },
    removeItem(key) {
      guard()
      held.delete(key)
    },
  }
  return { keep, held, calls: () => calls }
}

let drawn = 0
function record(of: Partial<RunRecord> = {}): RunRecord {
  drawn += 1
  return {
    id: `id${String(drawn).padStart(8, '0')}`,
    kind: 'draft',
    name: '',
    at: drawn,
    time: 12,
    system: 'autoscaled-service',
    seed: 7,
    changes: 0,
    form: 'link',
    run: 'eng=8&s=surge',
    branches: [],
    ...of,
  }
}

describe('the shelf', () => {
  it('[Y41] keeps records, the newest first, and another tab on the same storage sees them', () => {
    const { keep } = createKeep()
    const one = createShelf(() => keep)
    const other = createShelf(() => keep)
    const [early, late] = [record(), record({ kind: 'saved', name: 'My run' })]
    expect(one.put(early)).toBe('kept')
    expect(other.put(late)).toBe('kept')
    expect(one.list()).toEqual({ records: [late, early], faulty: [], lasts: true })
    expect(other.list()).toEqual(one.list())
  })

  it('[Y42] what is removed comes back as it was', () => {
    const { keep, held } = createKeep()
    const shelf = createShelf(() => keep)
    const saved = record({ kind: 'saved', name: 'Back' })
    shelf.put(saved)
    const key = keyPrefix + saved.id
    const text = shelf.remove(key)
    expect(held.size).toBe(0)
    expect(shelf.restore(key, text ?? '')).toBe('kept')
    expect(shelf.list().records).toEqual([saved])
  })

  it('[Y43] the oldest draft makes room for a new one; a saved run never goes by itself', () => {
    const { keep } = createKeep()
    const shelf = createShelf(() => keep)
    const saved = Array.from({ length: shelfLimits.saved }, () => record({ kind: 'saved' }))
    for (const one of saved) expect(shelf.put(one)).toBe('kept')
    expect(shelf.put(record({ kind: 'saved' }))).toBe('full')
    const drafts = Array.from({ length: shelfLimits.drafts + 3 }, () => record())
    for (const one of drafts) expect(shelf.put(one)).toBe('kept')
    const kept = shelf.list().records
    expect(kept.filter(({ kind }) => kind === 'draft')).toEqual(drafts.slice(3).reverse())
    expect(kept.filter(({ kind }) => kind === 'saved')).toEqual(saved.toReversed())
    // A saved run that is kept once more, such as under another name, is not one more.
    expect(shelf.put({ ...(saved[0] ?? record()), name: 'Renamed' })).toBe('kept')
  })

  it('[Y43] a record that is too large is refused, and all together stay within the limit', () => {
    const { keep, held } = createKeep()
    const shelf = createShelf(() => keep)
    expect(shelf.put(record({ run: 'x'.repeat(shelfLimits.record) }))).toBe('large')
    const large = 'x'.repeat(shelfLimits.record - 500)
    for (let i = 0; i < 31; i++)
      expect(shelf.put(record({ kind: 'saved', run: large }))).toBe('kept')
    for (let i = 0; i < 5; i++) expect(shelf.put(record({ run: large }))).toBe('kept')
    const size = [...held].reduce((sum, [key, text]) => sum + key.length + text.length, 0)
    expect(size).toBeLessThanOrEqual(shelfLimits.total)
    const { records } = shelf.list()
    expect(records.filter(({ kind }) => kind === 'saved')).toHaveLength(31)
    expect(records.filter(({ kind }) => kind === 'draft').length).toBeGreaterThan(0)
  })

  it('[Y43] in a full storage drafts make room; what finds none lasts for the visit', () => {
    const { keep, held } = createKeep(1200)
    const shelf = createShelf(() => keep)
    const saved = record({ kind: 'saved', run: 'x'.repeat(300) })
    shelf.put(saved)
    const old = record({ run: 'x'.repeat(300) })
    expect(shelf.put(old)).toBe('kept')
    const next = record({ run: 'x'.repeat(500) })
    expect(shelf.put(next)).toBe('kept')
    expect([...held.keys()]).toEqual([keyPrefix + saved.id, keyPrefix + next.id])
    const large = record({ kind: 'saved', run: 'x'.repeat(1100) })
    expect(shelf.put(large)).toBe('visit')
    expect([...held.keys()]).toEqual([keyPrefix + saved.id])
    expect(shelf.list()).toMatchObject({ records: [large, saved], lasts: false })
  })

  it('[Y44] where storage is forbidden, at every call or by its mere name, runs last for the visit', () => {
    const shelf = createShelf(() => {
      throw new DOMException('forbidden', 'SecurityError')
    })
    const draft = record()
    expect(shelf.list()).toEqual({ records: [], faulty: [], lasts: false })
    expect(shelf.put(draft)).toBe('visit')
    expect(shelf.list().records).toEqual([draft])
    expect(shelf.textOf(draft.id)).not.toBeNull()
    expect(shelf.remove(keyPrefix + draft.id)).not.toBeNull()
    expect(shelf.list().records).toEqual([])
  })

  it('[Y44] a storage that throws at the k-th call, for every k, loses no saved run and never throws', () => {
    const play = (throwsAt: (call: number) => boolean) => {
      const { keep, held, calls } = createKeep(4000, throwsAt)
      const settled = record({ id: 'settled00', kind: 'saved', name: 'Settled', at: 1 })
      held.set(`${keyPrefix}settled00`, JSON.stringify({ v: 1, ...settled }))
      held.set(`${keyPrefix}broken000`, '{')
      const shelf = createShelf(() => keep)
      shelf.list()
      const saved = record({ kind: 'saved' })
      expect(['kept', 'visit']).toContain(shelf.put(saved))
      for (let i = 0; i < 4; i++) shelf.put(record({ run: 'x'.repeat(700) }))
      const away = record({ kind: 'saved' })
      shelf.put(away)
      const text = shelf.remove(keyPrefix + away.id)
      if (text !== null) shelf.restore(keyPrefix + away.id, text)
      const found = createShelf(() => ({
        length: held.size,
        key: (place) => [...held.keys()][place] ?? null,
        getItem: (key) => held.get(key) ?? null,
        setItem: () => undefined,
        removeItem: () => undefined,
      })).list()
      const ids = new Set([...found.records, ...shelf.list().records].map(({ id }) => id))
      expect(ids).toContain('settled00')
      expect(held.get(`${keyPrefix}broken000`)).toBe('{')
      return { calls: calls(), hasSaved: ids.has(saved.id) }
    }
    const whole = play(() => false)
    expect(whole.calls).toBeGreaterThan(50)
    for (let k = 1; k <= whole.calls; k++) {
      expect(play((call) => call === k).hasSaved).toBe(true)
      expect(play((call) => call >= k).hasSaved).toBe(true)
    }
  })

  it.each([
    ['', 'damaged'],
    ['{', 'damaged'],
    ['null', 'damaged'],
    ['[]', 'damaged'],
    ['{"v":2,"anything":1}', 'newer'],
    ['{"v":1}', 'damaged'],
    ['{"v":"1"}', 'damaged'],
    [JSON.stringify({ v: 1, ...record(), at: -1 }), 'damaged'],
    [JSON.stringify({ v: 1, ...record(), at: '1' }), 'damaged'],
    [JSON.stringify({ v: 1, ...record() }).replace('"time":12', '"time":1e309'), 'damaged'],
    [JSON.stringify({ v: 1, ...record(), seed: 1.5 }), 'damaged'],
    [JSON.stringify({ v: 1, ...record(), system: 'toString' }), 'damaged'],
    [JSON.stringify({ v: 1, ...record(), kind: '__proto__' }), 'damaged'],
    [JSON.stringify({ v: 1, ...record(), run: '' }), 'damaged'],
    ['['.repeat(20_000), 'damaged'],
  ] as const)('[Y45] %.40j is told, kept and harms nothing', (text, fault) => {
    const { keep, held } = createKeep()
    held.set(`${keyPrefix}strange00`, text)
    held.set('mitosis.theme', 'dark')
    const shelf = createShelf(() => keep)
    const good = record()
    shelf.put(good)
    expect(shelf.list()).toEqual({
      records: [good],
      faulty: [{ key: `${keyPrefix}strange00`, fault }],
      lasts: true,
    })
    expect(held.get(`${keyPrefix}strange00`)).toBe(text)
    shelf.remove(`${keyPrefix}strange00`)
    expect(shelf.list().faulty).toEqual([])
    expect(held.get('mitosis.theme')).toBe('dark')
  })

  it('[Y45] names of prototypes are ids of nothing, and names are cleaned of what nobody sees', () => {
    const { keep, held } = createKeep()
    const text = JSON.stringify({
      v: 1,
      ...record({ kind: 'saved' }),
      name: '\u202Eevil\u0000\n run ',
    })
    held.set(`${keyPrefix}__proto__`, text)
    held.set(`${keyPrefix}constructor`, `{"__proto__":{"v":1},${text.slice(1)}`)
    held.set(`${keyPrefix}named0000`, text)
    const { records, faulty } = createShelf(() => keep).list()
    expect(records.map(({ name }) => name)).toEqual(['evil run', 'evil run'])
    expect(records.map(({ id }) => id).toSorted()).toEqual(['constructor', 'named0000'])
    expect(faulty).toEqual([{ key: `${keyPrefix}__proto__`, fault: 'damaged' }])
    expect(Object.hasOwn(Object.prototype, 'v')).toBe(false)
  })
})
