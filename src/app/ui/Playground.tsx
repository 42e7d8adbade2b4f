import { lazy } from 'react'
import { Header } from './header/Header.tsx'
import { ImportTarget } from './dialogs/ImportTarget.tsx'
import { PageContext, useLayout, type Page } from './page.ts'
import { Later } from './parts/Later.tsx'
import { StageArea } from './stage-area/StageArea.tsx'
import { Transport } from './stage-area/Transport.tsx'

// The settings are fetched beside the first picture: a player in a slide never needs them.
const Rail = lazy(() => import('./panels/Rail.tsx').then((file) => ({ default: file.Rail })))
const Sheet = lazy(() => import('./panels/Sheet.tsx').then((file) => ({ default: file.Sheet })))
const Charts = lazy(() =>
  import('./stage-area/Charts.tsx').then((file) => ({ default: file.Charts })),
)

// Dialogs come when they are asked for; the first picture does not wait for them.
const ShareDialog = lazy(() =>
  import('./dialogs/ShareDialog.tsx').then((file) => ({ default: file.ShareDialog })),
)
const HelpDialog = lazy(() =>
  import('./dialogs/HelpDialog.tsx').then((file) => ({ default: file.HelpDialog })),
)
const ChartsDialog = lazy(() =>
  import('./dialogs/ChartsDialog.tsx').then((file) => ({ default: file.ChartsDialog })),
)
const ImportDialog = lazy(() =>
  import('./dialogs/ImportDialog.tsx').then((file) => ({ default: file.ImportDialog })),
)

/** The whole playground: header, culture, dock and rail, or the same on a phone. */
export function Playground({ page }: { readonly page: Page }) {
  return (
    <PageContext value={page}>
      <ImportTarget>
        <Layout />
      </ImportTarget>
      <Later>
        <Dialogs />
      </Later>
    </PageContext>
  )
}

function Layout() {
  const width = useLayout((state) => state.width)
  if (width === 'phone') {
    return (
      <div className="app app-phone">
        <Header />
        <StageArea />
        <Later>
          <Sheet />
        </Later>
        <footer>
          <Transport />
        </footer>
      </div>
    )
  }
  return (
    <div className="app" data-width={width}>
      <Header />
      <StageArea />
      <footer className="dock">
        <Transport />
        <Later>
          <Charts />
        </Later>
      </footer>
      <Later>
        <Rail />
      </Later>
    </div>
  )
}

function Dialogs() {
  const dialog = useLayout((state) => state.dialog)
  if (dialog === 'share') return <ShareDialog />
  if (dialog === 'help') return <HelpDialog />
  if (dialog === 'charts') return <ChartsDialog />
  if (dialog === 'import') return <ImportDialog />
  return null
}
