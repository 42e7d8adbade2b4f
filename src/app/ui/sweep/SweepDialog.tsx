import './sweep.css'
import { useRef } from 'react'
import { sweepText } from '#text/en/sweep.ts'
import { closeDialog } from '../layout.ts'
import { useLayout, usePage, useRun, useText } from '../page.ts'
import { Modal } from '../parts/Modal.tsx'
import { SweepForm } from './SweepForm.tsx'
import { SweepProgress } from './SweepProgress.tsx'
import { SweepResults } from './SweepResults.tsx'
import { useSweep } from './use-sweep.ts'

/** Many runs that differ in one setting: asked for, made beside the page, and compared. */
export function SweepDialog() {
  const { layout } = usePage()
  const text = useText(sweepText)
  const place = useRef<HTMLDivElement>(null)
  const swept = useLayout((state) => state.swept)
  // Its runs go to their ends: beside the question of a lesson they would be the answer.
  const isHeldBack = useRun(({ gate }) => gate !== null)
  const desk = useSweep(place, swept?.phase === 'running')
  return (
    <Modal title={text.title} look="sweep" onClose={() => closeDialog(layout, 'sweep')}>
      <div className="sweep" ref={place}>
        <p className="reading">{text.intro}</p>
        {isHeldBack ? (
          <p className="note">{text.inLesson}</p>
        ) : (
          <>
            <SweepForm desk={desk} isBusy={swept?.phase === 'running'} />
            {swept !== null && <SweepProgress state={swept} />}
            {swept !== null && swept.runs.size > 0 && <SweepResults state={swept} />}
          </>
        )}
      </div>
    </Modal>
  )
}
