import { afterEach, expect, it, vi } from 'vitest'
import { createLayout, readNote } from './layout.ts'

afterEach(() => vi.unstubAllGlobals())

/** A page of a width that can be changed, on which motion is reduced. */
function openPage() {
  const target = new EventTarget()
  vi.stubGlobal('window', target)
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: true }))
  vi.stubGlobal('innerHeight', 844)
  const root = { dataset: {} } as unknown as HTMLElement
  const resize = (width: number): void => {
    vi.stubGlobal('innerWidth', width)
    target.dispatchEvent(new Event('resize'))
  }
  resize(390)
  const layout = createLayout(() => 1, root)
  return { layout, resize, tell: (type: string) => target.dispatchEvent(new Event(type)) }
}

it('[U73] a note that was dismissed stays so in another width, the offline one until the page is online', () => {
  const { layout, resize, tell } = openPage()
  const now = layout.store.getState
  expect(now()).toMatchObject({ width: 'phone', motion: 'reduced', notesRead: [] })
  for (const note of ['motion', 'offline'] as const) readNote(layout.store, note)
  resize(1000)
  expect(now()).toMatchObject({ width: 'medium', notesRead: ['motion', 'offline'] })
  tell('online')
  expect(now().notesRead).toEqual(['motion'])
  layout.destroy()
})
