import type { Pair } from '#app/compare/pair.ts'
import { createCellMemory } from '#app/store/cell-memory.ts'
import { createSelection, selectWithin } from '#app/store/selection.ts'
import type { Session } from '#app/store/session.ts'
import type { Layout } from '../layout.ts'
import type { Page } from '../page.ts'

/** The page with the other run in its place: its cells and settings, but the clock, the load and the notices of the first. */
export function otherPage(page: Page, pair: Pair): { readonly page: Page; destroy(): void } {
  const session = otherSession(pair)
  const selection = createSelection()
  const memory = createCellMemory()
  const stops = [
    selectWithin(session.store, selection),
    session.onFrame((frame) => memory.note(frame)),
    session.store.subscribe(({ loads, notice, noticesTold }, before) => {
      if (loads !== null && loads !== before.loads) memory.recall(loads)
      // What an edit of this side was refused for is told where all notices are.
      if (notice !== null && noticesTold !== before.noticesTold) pair.a.say(notice)
    }),
  ]
  return {
    page: {
      ...page,
      session,
      ...(pair.sharesTraffic ? { traffic: pair.a } : {}),
      port: { get: session.store.getState, subscribe: session.store.subscribe, actions: session },
      selection,
      memory,
      stage: { ...page.stage, now: null, hadFocus: false },
      layout: sharedLayout(page.layout),
    },
    destroy: () => stops.forEach((stop) => stop()),
  }
}

/** Wishes that concern both go to the first run, which leads. */
function otherSession({ a, b, sharesTraffic }: Pair): Session {
  return {
    ...b,
    play: () => a.play(),
    pause: () => a.pause(),
    stop: () => a.stop(),
    stepDecision: () => a.stepDecision(),
    stepBack: () => a.stepBack(),
    setSpeed: (speed) => a.setSpeed(speed),
    lookAhead: (find, onNone) => a.lookAhead(find, onNone),
    seek: (time) => a.seek(time),
    reset: () => a.reset(),
    newSeed: (seed) => a.newSeed(seed),
    watch: (service) => a.watch(service),
    say: (notice) => a.say(notice),
    change(name, value) {
      const side = sharesTraffic && name === 'load' ? a : b
      side.change(name, value)
    },
    addBurst(rate, seconds) {
      const side = sharesTraffic ? a : b
      side.addBurst(rate, seconds)
    },
  }
}

/** The layout is that of the page; only what its own stage tells of itself is not told of the other one. */
function sharedLayout(layout: Page['layout']): Page['layout'] {
  const ofOneStage = ['seen', 'scale', 'simple'] as const
  return {
    ...layout,
    setState(change: Partial<Layout> | ((now: Layout) => Partial<Layout>)) {
      const part = { ...(typeof change === 'function' ? change(layout.getState()) : change) }
      for (const name of ofOneStage) delete part[name]
      if (Object.keys(part).length > 0) layout.setState(part)
    },
  }
}
