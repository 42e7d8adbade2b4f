import './runs.css'
import { useState } from 'react'
import { useStore } from 'zustand'
import { runsText } from '#text/en/runs.ts'
import { closeDialog } from '../layout.ts'
import { useLayout, usePage, useText } from '../page.ts'
import { Modal } from '../parts/Modal.tsx'
import { TabList } from '../parts/TabList.tsx'
import { deskOf } from './desk-of.ts'
import { GoalPanel } from './GoalPanel.tsx'
import { KeptRuns } from './KeptRuns.tsx'
import { RoundPanel } from './RoundPanel.tsx'

/** What a visitor keeps, what the run is held to, and a round by hand. */
export function RunsDialog() {
  const page = usePage()
  const { layout } = page
  const text = useText(runsText)
  const { rounds } = deskOf(page)
  const hasRound = useStore(rounds.store, ({ round }) => round !== null)
  const hasGoal = useLayout((state) => state.goal !== null)
  const [tab, setTab] = useState<'runs' | 'goal' | 'round'>(
    hasRound ? 'round' : hasGoal ? 'goal' : 'runs',
  )
  return (
    <Modal title={text.title} look="runs" onClose={() => closeDialog(layout, 'runs')}>
      <div className="sweep runs">
        <TabList label={text.what} tabs={text.tabs} chosen={tab} onChoose={setTab} prefix="runs" />
        <div role="tabpanel" id="runs-panel" aria-labelledby={`runs-tab-${tab}`}>
          {tab === 'runs' && <KeptRuns />}
          {tab === 'goal' && <GoalPanel />}
          {tab === 'round' && <RoundPanel />}
        </div>
      </div>
    </Modal>
  )
}
