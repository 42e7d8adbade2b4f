import { compareText } from '#text/en/compare.ts'
import { closeDialog } from '../layout.ts'
import { useLayout, usePage, useText } from '../page.ts'
import { Modal } from '../parts/Modal.tsx'
import { Chooser } from './Chooser.tsx'
import { useCompareSheet } from './compare-sheet.ts'
import { Details } from './Details.tsx'

/** What stands on the other side; once it does, how the two differ. */
export function CompareDialog() {
  const { layout } = usePage()
  const text = useText(compareText)
  const comparison = useLayout((state) => state.compare)
  useCompareSheet()
  return (
    <Modal
      title={comparison === null ? text.title : text.details}
      wide={comparison !== null}
      onClose={() => closeDialog(layout, 'compare')}
    >
      {comparison === null ? <Chooser /> : <Details comparison={comparison} />}
    </Modal>
  )
}
