import { useEffect, useState, type RefObject } from 'react'
import { exportsText } from '#text/en/exports.ts'
import { usePage, useText, useWords } from '../page.ts'
import { download } from '../parts/download.ts'
import { createExportDesk, type ExportState } from './export-desk.ts'

/**
 * Makes one file at a time. Escape stops it and leaves its dialog open; leaving the place where it is made stops
 * it too, and is told on the page. `place` is an element of that place.
 */
export function useExport(place: RefObject<HTMLElement | null>) {
  const { layout, session, language } = usePage()
  const [state, setState] = useState<ExportState>({ progress: null, last: null })
  const [desk] = useState(() =>
    createExportDesk({
      onUnderWay: (isUnderWay) => layout.setState({ export: isUnderWay ? 'under-way' : 'none' }),
      show(next) {
        setState(next)
        if (next.last !== null) save(next.last)
      },
    }),
  )
  useEffect(
    () => () => {
      const isUnderWay = layout.getState().export !== 'none'
      desk.leave()
      if (isUnderWay) session.say(language.words.now().text(exportsText).stoppedByClosing)
    },
    [desk, layout, session, language],
  )
  const isBusy = state.progress !== null
  useEffect(() => {
    const dialog = isBusy ? place.current?.closest('dialog') : null
    const onCancel = (event: Event) => {
      if (event.target !== dialog) return
      event.preventDefault()
      desk.cancel()
      // Its own sentence stands in a tab that may not be looked at.
      const isSeen = place.current?.offsetParent instanceof HTMLElement
      if (!isSeen) session.say(language.words.now().text(exportsText).stopped)
    }
    dialog?.addEventListener('cancel', onCancel)
    return () => dialog?.removeEventListener('cancel', onCancel)
  }, [place, desk, isBusy, session, language])
  const sentence = useSentence(state.last)
  return { progress: state.progress, sentence, start: desk.start, cancel: desk.cancel }
}

function save({ fileName, outcome }: NonNullable<ExportState['last']>): void {
  if (outcome.kind === 'done') download(fileName, outcome.blob.type, outcome.blob)
}

/** What became of the last export, in one sentence; empty while there is none. */
function useSentence(last: ExportState['last']): string {
  const text = useText(exportsText)
  const { say } = useWords()
  if (last === null) return ''
  const { fileName, outcome } = last
  if (outcome.kind === 'done') return text.saved(fileName, outcome.blob.size)
  if (outcome.kind === 'failed') return text.failed(say(outcome.problem))
  return outcome.kind === 'stopped' ? text.stopped : text.unreachable
}
