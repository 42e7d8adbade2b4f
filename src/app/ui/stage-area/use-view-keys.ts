import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { ViewName } from '#app/views.ts'
import { usePage } from '../page.ts'
import { onStageKey, type Camera } from './stage-keys.ts'

/** The keys of a view; where one leads to another view, the focus goes there too. */
export function useViewKeys(
  view: ViewName,
  camera: Camera | null,
  isPlayer: boolean,
): (event: KeyboardEvent) => void {
  const page = usePage()
  const focusGoesOn = useRef(false)
  useEffect(() => {
    if (focusGoesOn.current && camera !== null) camera.canvas.focus()
    if (camera !== null) focusGoesOn.current = false
  }, [camera])
  useKeysOfTheBody(isPlayer ? null : camera)
  return (event) => {
    if (camera === null) return
    onStageKey(event, page, camera, isPlayer)
    // A picture that goes by a key hands the focus to the one that comes.
    focusGoesOn.current = page.layout.getState().view !== view
  }
}

/** Where nothing has the focus, as after loading, the keys of the stage act. A slide leaves them to its page. */
function useKeysOfTheBody(camera: Camera | null): void {
  const page = usePage()
  useEffect(() => {
    if (camera === null) return
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.target === document.body) onStageKey(event, page, camera, false)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [page, camera])
}
