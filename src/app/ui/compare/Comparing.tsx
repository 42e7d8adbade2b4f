import type { ComponentType } from 'react'
import { PageContext, useLayout } from '../page.ts'
import type { SecondStageProps } from '../stage-area/SecondStage.tsx'
import { CompareBar } from './CompareBar.tsx'
import { OtherPane } from './OtherPane.tsx'
import { useCompareSheet } from './compare-sheet.ts'

// What the page asks of a comparison comes at once, in one file.
export { compareFromLink } from './from-link.ts'
export { PaneLabel } from './PaneLabel.tsx'
export { SideChoice } from './SideChoice.tsx'

/** The other run beside that of the page, and how the two differ. */
export function Comparing({ stage }: { readonly stage: ComponentType<SecondStageProps> }) {
  const comparison = useLayout((state) => state.compare)
  useCompareSheet()
  if (comparison === null) return null
  return (
    <>
      <PageContext value={comparison.other}>
        <OtherPane comparison={comparison} stage={stage} />
      </PageContext>
      <CompareBar comparison={comparison} />
    </>
  )
}
