import type { ComponentType } from 'react'
import { compareText } from '#text/en/compare.ts'
import { useLayout, useRun, useText } from '../page.ts'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import type { SecondStageProps } from '../stage-area/SecondStage.tsx'
import type { Comparison } from './comparison.ts'
import { PaneLabel } from './PaneLabel.tsx'
import { useSideNames } from './use-comparison.ts'

const CellTable = later(() => import('../inspector/CellTable.tsx').then((file) => file.CellTable))

interface PaneProps {
  readonly comparison: Comparison
  /** What shows a run: given, because all that a stage needs is on the page already. */
  readonly stage: ComponentType<SecondStageProps>
}

/** The stage of the other run, with what it is called. */
export function OtherPane({ comparison, stage: SecondStage }: PaneProps) {
  const text = useText(compareText)
  const [, name] = useSideNames(comparison)
  const isCulture = useLayout(({ view }) => view === 'culture')
  const ready = useRun(({ figures }) => figures?.cells.ready ?? 0)
  const isOnItsWay = useRun(({ status }) => status === 'loading' || status === 'seeking')
  return (
    <SecondStage label={text.pane(text.sides.b, name)} told={text.cells(name, ready)}>
      <PaneLabel side="b" />
      <Later>{isCulture && <CellTable run={text.sides.b} />}</Later>
      {isOnItsWay && <p className="compare-waiting micro">{text.waiting}</p>}
    </SecondStage>
  )
}
