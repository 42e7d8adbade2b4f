import { describe, expect, it } from 'vitest'
import { builtInLessons } from '#lessons/built-ins.ts'
import { emptyDraft, type Draft } from '#lessons/authoring/draft.ts'
import { createDraftKeeper, type DraftStorage } from './draft-keeper.ts'

/** What the tabs of a browser share. */
function createStorage() {
  const held = new Map<string, string>()
  const storage: DraftStorage = {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => void held.set(key, text),
    removeItem: (key) => void held.delete(key),
  }
  return { held, open: () => storage }
}

function draftCalled(title: string): Draft {
  const base = builtInLessons['first-division']?.base ?? null
  const step = {
    title: 'One',
    text: 'Two',
    notes: '',
    focus: 'stage',
    changes: [],
    until: { at: 10 },
    outcomes: [],
    ask: null,
  } as const
  return { ...emptyDraft, base, title, limit: 'Where it breaks', steps: [step] }
}

describe('the draft of a lesson', () => {
  it('[R65] is gone on with at the next visit, and gone with its last step', () => {
    const { held, open } = createStorage()
    const before = createDraftKeeper(open)
    expect(before.read()).toBeNull()
    expect(before.write(draftCalled('Mine'))).toBe(true)
    const after = createDraftKeeper(open)
    expect(after.read()?.title).toBe('Mine')
    after.write(emptyDraft)
    expect(held.size).toBe(0)
  })

  it('[R65] is neither written over nor forgotten by another tab', () => {
    const { open } = createStorage()
    const [one, other] = [createDraftKeeper(open), createDraftKeeper(open)]
    expect([one.read(), other.read()]).toEqual([null, null])
    one.write(draftCalled('One'))
    // A title without a step is no work yet.
    other.write({ ...emptyDraft, title: 'Other' })
    expect(createDraftKeeper(open).read()?.title).toBe('One')
    other.write(draftCalled('Other'))
    one.write(draftCalled('One, again'))
    expect(createDraftKeeper(open).read()?.title).toBe('One, again')
    // It stands beside, and is offered when the first is done.
    one.write(emptyDraft)
    expect(createDraftKeeper(open).read()?.title).toBe('Other')
  })

  it('[R65] of both of two tabs that began with the same one stays', () => {
    const { held, open } = createStorage()
    createDraftKeeper(open).write(draftCalled('Begun'))
    const [one, other] = [createDraftKeeper(open), createDraftKeeper(open)]
    expect([one.read()?.title, other.read()?.title]).toEqual(['Begun', 'Begun'])
    one.write(draftCalled('One'))
    other.write(draftCalled('Other'))
    const titles = [...held.values()].map((text) => (JSON.parse(text) as Draft).title)
    expect(titles).toEqual(['One', 'Other'])
  })

  it('[R65] that cannot be kept is told', () => {
    const forbidden = createDraftKeeper(() => {
      throw new Error('storage is forbidden')
    })
    expect(forbidden.read()).toBeNull()
    expect(forbidden.write(emptyDraft)).toBe(true)
    expect(forbidden.write(draftCalled('Mine'))).toBe(false)
    const { open } = createStorage()
    const full = createDraftKeeper(() => ({
      ...open(),
      setItem: () => {
        throw new Error('storage is full')
      },
    }))
    expect(full.write(draftCalled('Mine'))).toBe(false)
    expect(
      createDraftKeeper(open).write({ ...draftCalled('Mine'), title: 'm'.repeat(300_000) }),
    ).toBe(false)
  })
})
