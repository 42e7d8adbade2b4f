import type { ReactNode } from 'react'
import { later } from './parts/later.ts'
import { Header } from './header/Header.tsx'
import { ImportTarget } from './dialogs/ImportTarget.tsx'
import { Notices } from './overlays/Notices.tsx'
import { closeDialog, type Dialog } from './layout.ts'
import { Comparing } from './compare/openers.ts'
import { PageContext, useLayout, usePage, type Page } from './page.ts'
import { Later } from './parts/Later.tsx'
import { SecondStage } from './stage-area/SecondStage.tsx'
import { StageArea } from './stage-area/StageArea.tsx'
import { Transport } from './stage-area/Transport.tsx'

// The settings are fetched beside the first picture: a player in a slide never needs them.
const Rail = later(() => import('./panels/Rail.tsx').then((file) => file.Rail))
const Sheet = later(() => import('./panels/Sheet.tsx').then((file) => file.Sheet))
const Charts = later(() => import('./stage-area/Charts.tsx').then((file) => file.Charts))

// Dialogs come when they are asked for; the first picture does not wait for them.
const ShareDialog = later(() =>
  import('./dialogs/ShareDialog.tsx').then((file) => file.ShareDialog),
)
const HelpDialog = later(() => import('./dialogs/HelpDialog.tsx').then((file) => file.HelpDialog))
const ChartsDialog = later(() =>
  import('./dialogs/ChartsDialog.tsx').then((file) => file.ChartsDialog),
)
const SweepDialog = later(() => import('./sweep/SweepDialog.tsx').then((file) => file.SweepDialog))
const RunsDialog = later(() => import('./runs/RunsDialog.tsx').then((file) => file.RunsDialog))
const CompareDialog = later(() =>
  import('./compare/CompareDialog.tsx').then((file) => file.CompareDialog),
)
const ImportDialog = later(() =>
  import('./dialogs/ImportDialog.tsx').then((file) => file.ImportDialog),
)

/** The whole playground: header, culture, dock and rail, or the same on a phone. */
export function Playground({ page }: { readonly page: Page }) {
  return (
    <PageContext value={page}>
      <ImportTarget>
        <Layout />
      </ImportTarget>
      <Dialogs />
    </PageContext>
  )
}

/** The panels show the other run of a comparison where that is chosen. */
function Edited({ children }: { readonly children: ReactNode }) {
  const page = usePage()
  const compare = useLayout((state) => state.compare)
  return <PageContext value={compare?.side === 'b' ? compare.other : page}>{children}</PageContext>
}

function Layout() {
  const width = useLayout((state) => state.width)
  const stop = useLayout((state) => state.sheetStop)
  const notes = useLayout((state) =>
    state.notes > 1 ? 'several' : state.notes > 0 ? 'one' : 'none',
  )
  const isCompared = useLayout((state) => state.compare !== null)
  const other = isCompared && (
    <Later>
      <Comparing stage={SecondStage} />
    </Later>
  )
  if (width === 'phone') {
    return (
      <div className="app app-phone" data-notes={notes} data-compared={isCompared}>
        <Header />
        <StageArea />
        {other}
        <Later meanwhile={<div className="sheet" data-stop={stop} />}>
          <Edited>
            <Sheet />
          </Edited>
        </Later>
        <footer>
          {/* Here they lie over settings that can be scrolled, not over cells. */}
          <Notices isPlayer={false} />
          <Transport />
        </footer>
      </div>
    )
  }
  return (
    <div className="app" data-width={width} data-compared={isCompared}>
      <Header />
      <StageArea />
      {other}
      <footer className="dock">
        <Transport />
        <Later>
          <Charts />
        </Later>
      </footer>
      <Later>
        <Edited>
          <Rail />
        </Edited>
      </Later>
    </div>
  )
}

function Dialogs() {
  const { layout } = usePage()
  const dialog = useLayout((state) => state.dialog)
  const opening = useLayout((state) => state.openings)
  if (dialog === null) return null
  return (
    <Later key={`${dialog} ${opening}`} onGiveUp={() => closeDialog(layout, dialog)}>
      <TheDialog dialog={dialog} />
    </Later>
  )
}

function TheDialog({ dialog }: { readonly dialog: Dialog }) {
  if (dialog === 'share') return <ShareDialog />
  if (dialog === 'help') return <HelpDialog />
  if (dialog === 'charts') return <ChartsDialog />
  if (dialog === 'sweep') return <SweepDialog />
  if (dialog === 'runs') return <RunsDialog />
  if (dialog === 'compare') return <CompareDialog />
  return <ImportDialog />
}
