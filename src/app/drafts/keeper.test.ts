import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { renamed, turnTo } from '#app/store/branch-list.ts'
import { act, currentOf, withFurthest, without } from '#app/store/branches.ts'
import { createClock } from '#app/store/page-clock.test-support.ts'
import { createSession } from '#app/store/session.ts'
import { recordingOf } from '#app/store/settings.ts'
import { builtIns } from '#share/built-ins.ts'
import { decodeLink, encodeLink } from '#share/link.ts'
import * as linkDesk from '#share/link-desk.ts'
import { createKeeper, tabMemory } from './keeper.ts'
import { growAgain } from './pack-run.ts'
import type { RunRecord } from './run-record.ts'
import { createShelf, keyPrefix, type Keep } from './shelf.ts'

/** What two tabs of a browser share. */
function createBrowser() {
  const held = new Map<string, string>()
  const keep: Keep = {
    get length() {
      return held.size
    },
    key: (place) => [...held.keys()][place] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => void held.set(key, text),
    removeItem: (key) => void held.delete(key),
  }
  return { held, keep, now: 1000, goal: 'cost<1' }
}

/** A tab with a run that never plays; `memory` is what it remembers from one reload to the next. */
function openTab(
  browser: ReturnType<typeof createBrowser>,
  fragment = '',
  memory = new Map<string, string>(),
) {
  const pageClock = createClock()
  const session = createSession({
    client: {
      start: () => 1,
      advance: () => true,
      change: () => undefined,
      foresee: () => undefined,
      watch: () => undefined,
      requestDigest: () => undefined,
      listen: () => undefined,
      destroy: () => undefined,
    },
    clock: pageClock.clock,
    recording: recordingOf(startSettings(parameters), 7),
    drawSeed: () => 99,
  })
  const shelf = createShelf(() => browser.keep)
  const parts = {
    session,
    clock: pageClock.clock,
    address: { read: () => fragment },
    builtIns,
    shelf,
    goal: () => browser.goal,
    tab: tabMemory(() => ({
      getItem: (key: string) => memory.get(key) ?? null,
      setItem: (key: string, text: string) => void memory.set(key, text),
    })),
    now: () => (browser.now += 1000),
  }
  const keeper = createKeeper(parts, () => Promise.resolve(linkDesk))
  /** Long enough for a draft to save itself. */
  const pause = async (ms = 620) => {
    pageClock.draw(ms / 20)
    for (let i = 0; i < 20; i++) await new Promise((resume) => setImmediate(resume))
  }
  const show = (isShown: boolean) => pageClock.show(isShown)
  return { session, shelf, keeper, memory, pause, show, drafts: () => shelf.list().records }
}

/** A branch of the run, as one begins that is left by another setting at a time before the furthest. */
function growBranch(session: ReturnType<typeof createSession>): void {
  session.regrow((tree, nextBranch) => {
    const far = withFurthest(tree, 100)
    const { recording } = currentOf(far)
    const other = recordingOf({ ...startSettings(parameters), boot: 11 }, recording.seed)
    return act(far, { recording: other, time: 0 }, nextBranch)
  }, true)
}

function slotsIn(run: string): unknown {
  const link = decodeLink(run)
  return link.ok ? link.value.recording?.settings.slots : link.problem
}

describe('the draft', () => {
  it('[Y46] saves itself after an edit, again and again under one id, and never for what is no edit', async () => {
    const tab = openTab(createBrowser())
    tab.session.setSpeed(8)
    tab.session.newSeed(5)
    await tab.pause()
    expect(tab.drafts()).toEqual([])
    tab.session.change('slots', 6)
    await tab.pause(580)
    expect(tab.drafts()).toEqual([])
    await tab.pause()
    const [first] = tab.drafts()
    expect(slotsIn(first?.run ?? '')).toBe(6)
    expect(first).toMatchObject({ kind: 'draft', seed: 5, changes: 0, at: 2000 })
    expect(first?.run).toContain('goal=cost%3C1&')
    tab.session.change('slots', 9)
    await tab.pause()
    expect(tab.drafts()).toHaveLength(1)
    expect(tab.drafts()[0]?.id).toBe(first?.id)
    expect(slotsIn(tab.drafts()[0]?.run ?? '')).toBe(9)
  })

  it('[Y46] has the goal that its run is given later, and a goal alone is no work', async () => {
    const browser = createBrowser()
    const tab = openTab(browser)
    tab.keeper.noteGoal()
    await tab.pause()
    expect(tab.drafts()).toEqual([])
    tab.session.change('slots', 6)
    await tab.pause()
    const [first] = tab.drafts()
    browser.goal = 'cost<3'
    tab.keeper.noteGoal()
    await tab.pause()
    expect(tab.drafts().map(({ id }) => id)).toEqual([first?.id])
    expect(tab.drafts()[0]?.run).toContain('goal=cost%3C3&')
  })

  it('[Y47] another run that is opened leaves the draft as it is, and begins its own when it is edited', async () => {
    const tab = openTab(createBrowser())
    tab.session.change('slots', 6)
    await tab.pause()
    const [mine] = tab.drafts()
    tab.session.open(recordingOf({ ...startSettings(parameters), slots: 3 }, 1))
    await tab.pause()
    expect(tab.drafts()).toEqual([mine])
    tab.session.change('slots', 5)
    await tab.pause()
    expect(tab.drafts().map(({ run }) => slotsIn(run))).toEqual([5, 6])
    expect(tab.drafts()[1]).toEqual(mine)
  })

  it('[Y47] an edit that another run overtakes is saved as it was, and the other run begins its own draft', async () => {
    const browser = createBrowser()
    const tab = openTab(browser)
    tab.session.change('slots', 6)
    // The goal of a link is there before its run.
    browser.goal = 'cost<2'
    tab.session.open(recordingOf({ ...startSettings(parameters), slots: 3 }, 1))
    await tab.pause()
    expect(tab.drafts().map(({ run, seed }) => [slotsIn(run), seed])).toEqual([[6, 7]])
    expect(tab.drafts()[0]?.run).toContain('goal=cost%3C1&')
    tab.session.change('slots', 5)
    await tab.pause()
    expect(tab.drafts().map(({ run, seed }) => [slotsIn(run), seed])).toEqual([
      [5, 1],
      [6, 7],
    ])
  })

  it('[Y46] an edit right before the page is hidden is saved at once', async () => {
    const tab = openTab(createBrowser())
    tab.show(false)
    await tab.pause(0)
    expect(tab.drafts()).toEqual([])
    tab.show(true)
    tab.session.change('slots', 6)
    tab.show(false)
    await tab.pause(0)
    expect(tab.drafts().map(({ run }) => slotsIn(run))).toEqual([6])
    await tab.pause()
    expect(tab.drafts()).toHaveLength(1)
  })

  it('[Y48] a page without a run offers the last draft; taken, it goes on under its id', async () => {
    const browser = createBrowser()
    const before = openTab(browser)
    before.session.change('slots', 6)
    await before.pause()
    const after = openTab(browser)
    const { offer } = after.keeper.store.getState()
    expect(slotsIn(offer?.run ?? '')).toBe(6)
    if (offer === null) return
    after.session.open(recordingOf({ ...startSettings(parameters), slots: 6 }, 7))
    after.keeper.adopt(offer)
    expect(after.keeper.store.getState().offer).toBeNull()
    after.session.change('slots', 10)
    await after.pause()
    expect(after.drafts().map(({ id, run }) => [id, slotsIn(run)])).toEqual([[offer.id, 10]])
  })

  it('[Y48] a link offers nothing, and nothing is offered any more once something else is made', async () => {
    const browser = createBrowser()
    const before = openTab(browser)
    before.session.change('slots', 6)
    await before.pause()
    expect(openTab(browser, 's=surge').keeper.store.getState().offer).toBeNull()
    const after = openTab(browser, 'theme=dark')
    expect(after.keeper.store.getState().offer).not.toBeNull()
    after.session.change('slots', 3)
    await after.pause()
    expect(after.keeper.store.getState().offer).toBeNull()
    expect(after.drafts()).toHaveLength(2)
  })

  it('[Y49] a reload goes on with the draft of its tab, and the same link in another tab is a copy', async () => {
    const browser = createBrowser()
    const before = openTab(browser)
    before.session.change('slots', 6)
    await before.pause()
    const [mine] = before.drafts()
    const { recording } = before.session.store.getState()
    const link = encodeLink({ recording, time: 3 })
    const fragment = link.ok && !link.value.tooLong ? link.value.fragment : ''
    const reloaded = openTab(browser, fragment, before.memory)
    reloaded.session.open(recording)
    reloaded.session.change('slots', 9)
    await reloaded.pause()
    expect(reloaded.drafts().map(({ id }) => id)).toEqual([mine?.id])
    const copy = openTab(browser, fragment)
    copy.session.open(recording)
    copy.session.change('slots', 2)
    await copy.pause()
    expect(copy.drafts().map(({ run }) => slotsIn(run))).toEqual([2, 9])
  })

  it('[Y50] keeps the tree: what is done in the past, a name and a branch that goes save it, a look at another branch does not', async () => {
    const tab = openTab(createBrowser())
    const { session } = tab
    const boots = (record: RunRecord | undefined) =>
      record?.branches.map(({ run, name }) => [name, run === ''])
    session.change('boot', 6)
    await tab.pause()
    expect(tab.drafts()[0]?.branches).toEqual([])
    growBranch(session)
    await tab.pause()
    const [grown] = tab.drafts()
    expect(boots(grown)).toEqual([
      [null, false],
      [null, true],
    ])
    session.regrow((tree) => renamed(tree, tree.current, 'longer'), true)
    await tab.pause()
    expect(boots(tab.drafts()[0])?.[1]).toEqual(['longer', true])
    session.regrow((tree) => without(tree, tree.current), true)
    await tab.pause()
    expect(tab.drafts()[0]?.branches).toEqual([])
    expect(tab.drafts()).toHaveLength(1)
  })

  it('[Y50] a draft that is gone on with, after a reload as well, has its branches, and is written again only by an edit', async () => {
    const browser = createBrowser()
    const before = openTab(browser)
    before.session.change('boot', 6)
    growBranch(before.session)
    await before.pause()
    const [mine] = before.drafts()
    if (mine === undefined) throw new Error('there is a draft')
    expect(mine.branches).toHaveLength(2)
    const { recording } = before.session.store.getState()
    const link = encodeLink({ recording, time: 3 })
    const fragment = link.ok && !link.value.tooLong ? link.value.fragment : ''

    const reloaded = openTab(browser, fragment, before.memory)
    reloaded.session.open(recording)
    await reloaded.pause()
    expect(reloaded.session.store.getState().tree.branches).toHaveLength(2)
    expect(reloaded.drafts()).toEqual([mine])

    const later = openTab(browser)
    later.session.open(recording)
    await growAgain(later.session, mine, builtIns, () => Promise.resolve(linkDesk))
    later.keeper.adopt(mine)
    await later.pause()
    expect(later.drafts()).toEqual([mine])
    const { tree } = later.session.store.getState()
    expect(tree.branches.map(({ recording: run }) => run.settings.boot)).toEqual([6, 11])
    later.session.regrow((now) => turnTo(now, now.branches[0]?.id ?? 0), false)
    await later.pause()
    expect(later.drafts()).toEqual([mine])
    // The run had come to 100 s: what is done before that begins a branch.
    later.session.change('boot', 4)
    await later.pause()
    expect(later.drafts().map(({ id, branches }) => [id, branches.length])).toEqual([[mine.id, 3]])

    // The saved run of the same kind opens as a copy: nothing is kept of it until it is edited.
    const copy = openTab(createBrowser())
    copy.session.open(recording)
    await growAgain(copy.session, mine, builtIns, () => Promise.resolve(linkDesk))
    copy.keeper.adopt({ ...mine, kind: 'saved' })
    await copy.pause()
    expect(copy.session.store.getState().tree.branches).toHaveLength(2)
    expect(copy.drafts()).toEqual([])
  })

  it('[Y49] two tabs on one draft do not write over each other', async () => {
    const browser = createBrowser()
    const one = openTab(browser)
    one.session.change('slots', 6)
    await one.pause()
    const { recording } = one.session.store.getState()
    const link = encodeLink({ recording })
    const fragment = link.ok && !link.value.tooLong ? link.value.fragment : ''
    // The browser copies what a tab remembers when it is duplicated.
    const other = openTab(browser, fragment, new Map(one.memory))
    other.session.open(recording)
    other.session.change('slots', 5)
    await other.pause()
    one.session.change('slots', 7)
    await one.pause()
    expect(one.drafts().map(({ run }) => slotsIn(run))).toEqual([7, 5])
    // Removed by the other tab, it is written as a new one.
    browser.held.clear()
    one.session.change('slots', 3)
    await one.pause()
    expect(one.drafts().map(({ run }) => slotsIn(run))).toEqual([3])
    expect([...browser.held.keys()].every((key) => key.startsWith(keyPrefix))).toBe(true)
  })
})
