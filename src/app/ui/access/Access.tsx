import { useCallback } from 'react'
import { usePage } from '../page.ts'
import { useMounted } from '../parts/use-mounted.ts'
import { mountSummary } from './mount-summary.ts'
import { mountVoice } from './mount-voice.ts'
import { listenForSteps } from './step-keys.ts'
import { listenForUndo } from './undo-keys.ts'

/** What the page has for those who use its keys or listen to it. */
export function Access() {
  const page = usePage()
  const host = useMounted(
    useCallback(
      (element: HTMLElement) => {
        const parts = [
          mountSummary(element, page),
          mountVoice(element, page),
          listenForUndo(page),
          listenForSteps(page),
        ]
        return {
          destroy() {
            for (const part of parts) part.destroy()
          },
        }
      },
      [page],
    ),
  )
  return <div ref={host} />
}
