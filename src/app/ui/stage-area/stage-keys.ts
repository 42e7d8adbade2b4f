import { isGoingOn } from '#app/store/session-state.ts'
import { runWaits } from '#app/store/visit-state.ts'
import { viewsOf } from '#app/views.ts'
import { openDialog } from '../layout.ts'
import type { Page } from '../page.ts'

/** What every view lets a visitor do to its picture. */
export interface Camera {
  zoomIn(): void
  zoomOut(): void
  fit(): void
  readonly canvas: HTMLCanvasElement
}

/** Plays or pauses: what the space bar means where nothing else wants it. */
export function togglePlay({ session }: Page): void {
  if (isGoingOn(session.store.getState())) session.pause()
  else session.play()
}

/** What a key event of the page and one of React have in common. */
interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  preventDefault(): void
}

/** Letters and signs that act while the stage has the focus, or nothing has; with a modifier they are the browser's. */
export function onStageKey(event: Key, page: Page, camera: Camera, isPlayer: boolean): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (runWaits(page.visit.store.getState())) return
  // Who dictates switches letters off; the space bar is no letter.
  if (event.key !== ' ' && !page.layout.getState().shortcuts) return
  const act =
    event.key === ' ' ? () => togglePlay(page) : actionOf(event.key, page, camera, isPlayer)
  if (act === null) return
  event.preventDefault()
  act()
}

function actionOf(key: string, page: Page, camera: Camera, isPlayer: boolean): (() => void) | null {
  const views: Readonly<Record<string, () => void>> = {
    '+': () => camera.zoomIn(),
    '-': () => camera.zoomOut(),
    '0': () => camera.fit(),
    t: () => page.theme.next(),
    ...speedKeys(page),
  }
  const panels: Readonly<Record<string, () => void>> = {
    l: () => goTo(page, 'load'),
    p: () => goTo(page, 'rules'),
    v: () => nextView(page),
    s: () => openDialog(page.layout, 'share'),
    w: () => openDialog(page.layout, 'sweep'),
    '?': () => openDialog(page.layout, 'help'),
  }
  const name = key.toLowerCase()
  if (Object.hasOwn(views, name)) return views[name] ?? null
  // A player shows no panels to go to.
  return !isPlayer && Object.hasOwn(panels, name) ? (panels[name] ?? null) : null
}

/** Digits for the three speeds on the page. */
function speedKeys({ session }: Page): Readonly<Record<string, () => void>> {
  return {
    '1': () => session.setSpeed(1),
    '2': () => session.setSpeed(8),
    '3': () => session.setSpeed(60),
  }
}

function nextView({ layout, session }: Page): void {
  const names = viewsOf(session.store.getState().recording.organism)
  const next = names[(names.indexOf(layout.getState().view) + 1) % names.length]
  if (next === undefined) return
  layout.setState({ view: next })
}

/** Opens a panel and gives it the focus. */
export function goTo({ layout }: Page, place: 'load' | 'rules'): void {
  layout.setState({ drawer: true, sheet: place, sheetStop: 1 })
  // The panel may only come with the next picture.
  requestAnimationFrame(() => {
    const panel = document.getElementById(`panel-${place}`)
    const curve = place === 'load' ? panel?.querySelector<HTMLElement>('[role="slider"]') : null
    const first = curve ?? panel?.querySelector<HTMLElement>('button, input, select')
    first?.focus()
  })
}
