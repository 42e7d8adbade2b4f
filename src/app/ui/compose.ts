import { createStore } from 'zustand/vanilla'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { scenarios } from '#core/organisms/scenarios.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { startSettings } from '#core/schema/schema.ts'
import { createCellMemory } from '#app/store/cell-memory.ts'
import { createPageClock } from '#app/store/page-clock.ts'
import { createPageAddress } from '#app/store/page-address.ts'
import { createSelection, selectWithin } from '#app/store/selection.ts'
import { createSession } from '#app/store/session.ts'
import { recordingOf, settingsAt } from '#app/store/settings.ts'
import { createVisit } from '#app/store/visit.ts'
import { builtIns, builtInSeed } from '#share/built-ins.ts'
import { headerText } from '#text/en/header.ts'
import { languages } from '#text/words.ts'
import type { Client } from '#worker/client.ts'
import { comparing } from './compare/openers.ts'
import { createLanguage } from './language.ts'
import { createLayout, openGiven, openLesson } from './layout.ts'
import type { Page } from './page.ts'
import { createTheme } from './theme.ts'

/** Puts a page together. `isPlayer` says that it stands alone in a frame of somebody else's page. */
export function composePage(client: Client, isPlayer: boolean): Page {
  const clock = createPageClock()
  const theme = createTheme()
  const pageLayout = createLayout(() => theme.store.getState().zoom)
  const layout = pageLayout.store
  theme.store.subscribe(() => pageLayout.measure())
  const session = createSession({
    client,
    clock,
    recording: recordingOf(startSettings(parameters), builtInSeed),
    // A player has no charts that could show it.
    foresight: !isPlayer,
    drawSeed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  })
  const selection = createSelection()
  selectWithin(session.store, selection)
  const memory = createCellMemory()
  session.onFrame((frame) => memory.note(frame))
  session.store.subscribe(({ loads }, before) => {
    if (loads !== null && loads !== before.loads) memory.recall(loads)
  })
  const visit = createVisit({
    session,
    clock,
    address: createPageAddress(),
    builtIns,
    goal: () => layout.getState().goal,
    writesAddress: !isPlayer,
    onView(view, lesson) {
      if (view.theme !== null) theme.show(view.theme)
      if (view.view !== null) layout.setState({ view: view.view })
      layout.setState({ lecture: view.ui === 'lecture' })
      if (lesson !== null) openGiven(layout, { lesson, from: 'link' }, view.lesson?.step)
      else if (view.lesson !== null) openLesson(layout, view.lesson)
      layout.setState({ goal: view.goal })
    },
    onBeside(beside) {
      // A player shows one run.
      if (!isPlayer) void comparing().then((file) => file.compareFromLink(page, beside))
    },
  })
  const page: Page = {
    session,
    port: { get: session.store.getState, subscribe: session.store.subscribe, actions: session },
    selection,
    memory,
    visit,
    stage: { now: null, hadFocus: false, beside: new Set() },
    lesson: createStore(() => ({ now: null })),
    desk: { now: null },
    theme,
    language: createLanguage(),
    layout,
    preferences: pageLayout,
    scenarios,
    builtIns,
    openings: openings(),
  }
  return page
}

/** True when the address asks for the player alone. */
export function asksForPlayer(fragment: string): boolean {
  return /(?:^|[#&])ui=min(?:&|$)/u.test(fragment)
}

/** Takes the language of the start; what could not be had is told. */
export async function beginLanguage({ language, session }: Page): Promise<void> {
  const isTaken = await language.begin()
  const text = language.words.now().text(headerText)
  if (!isTaken) session.say(text.languageFailed(languages.de))
  else if (language.missing !== null) session.say(text.languageMissing(language.missing))
}

/** The built-in scenarios as runs to open, in the form in which a run is compared: start values are left out. */
function openings(): Readonly<Record<string, Recording>> {
  const runs: Record<string, Recording> = {}
  for (const [id, builtIn] of Object.entries(builtIns)) {
    const settings = settingsAt({ engine: engineVersion, ...builtIn, log: [] }, 0)
    if (settings.ok) runs[id] = recordingOf(settings.value, builtIn.seed)
  }
  return runs
}
