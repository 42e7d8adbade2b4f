import { useEffect, useState } from 'react'
import { exportsText } from '#text/en/exports.ts'
import { usePage, useText, useWords } from '../page.ts'
import { download } from '../parts/download.ts'
import { createExportDesk, type ExportState } from './export-desk.ts'

/** Makes one file at a time; leaving the place where it is made stops it. */
export function useExport() {
  const { layout } = usePage()
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
  useEffect(() => desk.leave, [desk])
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
