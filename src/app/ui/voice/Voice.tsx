import { useCallback } from 'react'
import { createAnnouncer } from '#app/player/announcer.ts'
import { usePage } from '../page.ts'
import { useMounted } from '../parts/use-mounted.ts'
import { tellCell } from './tell-cell.ts'

/** What was walked to is told this often at most, ms: a key that is held down is not. */
const walkPauseMs = 400

/** What is said to those who do not see the picture. */
export function Voice() {
  const page = usePage()
  const host = useMounted(
    useCallback(
      (element: HTMLElement) => {
        const walk = createAnnouncer(walkPauseMs)
        element.append(walk.element)
        const stop = page.selection.subscribe(({ walked }, before) => {
          if (walked !== null && walked !== before.walked) walk.say(tellCell(page, walked))
        })
        return {
          destroy() {
            stop()
            walk.destroy()
          },
        }
      },
      [page],
    ),
  )
  return <div ref={host} />
}
