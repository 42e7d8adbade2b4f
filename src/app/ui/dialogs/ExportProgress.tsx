import { exportsText } from '#text/en/exports.ts'
import { useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { useExport } from './use-export.ts'

/** How far the export is and the way to stop it; afterwards what became of it. */
export function ExportProgress({ work }: { readonly work: ReturnType<typeof useExport> }) {
  const text = useText(exportsText)
  const { progress, sentence } = work
  const said =
    progress === null
      ? ''
      : progress.step === 'replaying'
        ? text.replaying(progress.share)
        : text.drawing(progress.share)
  return (
    <div className="export-progress">
      {progress !== null && (
        <>
          <progress aria-label={text.progress} max={1} value={progress.share} />
          <div className="row-spread">
            <span className="micro figure">
              {said}
              {progress.remaining !== null && `, ${text.left(progress.remaining)}`}
            </span>
            <Button onPress={work.cancel}>{text.cancel}</Button>
          </div>
        </>
      )}
      <p role="status">{sentence}</p>
    </div>
  )
}
