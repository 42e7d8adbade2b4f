import { runWaits } from '#app/store/visit-state.ts'
import { stepAloud } from '../deeds/step-words.ts'
import type { StepKind } from '../deeds/step-to.ts'
import type { Page } from '../page.ts'

const kinds = new Map<string, StepKind>([
  ['d', 'division'],
  ['x', 'death'],
  ['m', 'breach'],
])

/** D, X and M step to divisions, deaths and misses of the objective while the stage has the focus, or nothing has; with Shift backwards. */
export function listenForSteps(page: Page): { destroy(): void } {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const { dialog, shortcuts } = page.layout.getState()
    const kind = kinds.get(event.key.toLowerCase())
    if (kind === undefined || !shortcuts || dialog !== null || !isOfStage(event.target)) return
    if (runWaits(page.visit.store.getState())) return
    event.preventDefault()
    stepAloud(page, kind, event.shiftKey ? -1 : 1)
  }
  document.addEventListener('keydown', onKey)
  return { destroy: () => document.removeEventListener('keydown', onKey) }
}

function isOfStage(target: EventTarget | null): boolean {
  if (target === document.body) return true
  return target instanceof HTMLElement && target.closest('.stage-host, .lineage-host') !== null
}
