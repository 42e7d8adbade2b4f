import { runWaits } from '#app/store/visit-state.ts'
import type { Page } from '../page.ts'

/** Ctrl or ⌘ with Z takes back the last edit of the run, of two that of the chosen side; with Shift or with Y it comes again. */
export function listenForUndo({ session, layout, visit }: Page): { destroy(): void } {
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
    // What is typed into a field, and what stands in a dialog, is the browser's to take back.
    if (isText(event.target) || layout.getState().dialog !== null) return
    if (runWaits(visit.store.getState())) return
    const { compare } = layout.getState()
    const run = compare?.side === 'b' ? compare.other.session : session
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) run.undo()
    else if (key === 'y' || key === 'z') run.redo()
    else return
    event.preventDefault()
  }
  document.addEventListener('keydown', onKey)
  return { destroy: () => document.removeEventListener('keydown', onKey) }
}

const texts = new Set(['text', 'search', 'url', 'tel', 'email', 'password', 'number'])

function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return texts.has(target.type)
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLElement && target.isContentEditable
}
