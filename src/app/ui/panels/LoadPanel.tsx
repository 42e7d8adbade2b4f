import { useCallback } from 'react'
import { createLoadEditor } from '#app/player/load-editor.ts'
import { createOfferedLoad } from '#app/player/load-offered.ts'
import { usePage, useWords } from '../page.ts'
import { useMounted } from '../parts/use-mounted.ts'

/** The load curve that can be drawn. */
export function LoadPanel({ compact = false }: { readonly compact?: boolean }) {
  const { session: own, traffic: session = own, visit } = usePage()
  const words = useWords()
  const host = useMounted(
    useCallback(
      (element: HTMLElement) => {
        const editor = createLoadEditor(element, {
          words,
          isCompact: compact,
          onChange: (load) => session.change('load', load),
          onUndo: () => session.undo(),
          onRedo: () => session.redo(),
        })
        const offered = createOfferedLoad()
        const update = () => {
          const { recording, settings, services, time, untouched, canUndo, canRedo } =
            session.store.getState()
          editor.update({
            load: settings.load,
            offered: offered(recording, time),
            time,
            isShared: services.length > 1,
            untouched,
            canUndo,
            canRedo,
            name: visit.loadName(settings.load),
          })
        }
        const stop = session.store.subscribe(update)
        update()
        return {
          destroy() {
            stop()
            editor.destroy()
          },
        }
      },
      [session, visit, words, compact],
    ),
  )
  return <div className={compact ? 'load-compact' : 'panel panel-load'} ref={host} />
}
