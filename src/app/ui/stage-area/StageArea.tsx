import { lazy, useCallback, useEffect, useState, type KeyboardEvent } from 'react'
import type { Stage } from '#app/stage/stage.ts'
import { Broken } from '../overlays/Broken.tsx'
import { DamagedLink } from '../overlays/DamagedLink.tsx'
import { Notices } from '../overlays/Notices.tsx'
import { Replay } from '../overlays/Replay.tsx'
import { stageText } from '#text/en/stage.ts'
import { useLayout, usePage, useText, type Page } from '../page.ts'
import { IconButton } from '../parts/Button.tsx'
import { Later } from '../parts/Later.tsx'
import { useMounted } from '../parts/use-mounted.ts'
import { Headline } from './Headline.tsx'
import { mountStage } from './mount-stage.ts'
import { onStageKey } from './stage-keys.ts'

// The table of cells comes beside the settings, after the first picture.
const CellTable = lazy(() =>
  import('../inspector/CellTable.tsx').then((file) => ({ default: file.CellTable })),
)

const insets = {
  wide: { top: 96, right: 12, bottom: 14, left: 12 },
  medium: { top: 96, right: 12, bottom: 14, left: 12 },
  // The scale of the dots and the buttons of the camera lie under the colony.
  phone: { top: 104, right: 4, bottom: 52, left: 4 },
  // The sentence is smaller there, and the line under it may be left out.
  slide: { top: 60, right: 4, bottom: 4, left: 4 },
} as const

/** The culture with the sentence about it, and everything that is laid over it. */
export function StageArea({ isPlayer = false }: { readonly isPlayer?: boolean }) {
  const page = usePage()
  const text = useText(stageText)
  const width = useLayout((state) => state.width)
  const [stage, setStage] = useState<Stage | null>(null)
  const host = useMounted(
    useCallback(
      (element: HTMLElement) =>
        mountStage(element, page, {
          isPlayer,
          insets: isPlayer && innerHeight < 420 ? insets.slide : insets[width],
          hasKey: width === 'wide' && !isPlayer,
          onStage: setStage,
        }),
      [page, isPlayer, width],
    ),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (stage !== null) onStageKey(event, page, stage, isPlayer)
  }
  useKeysOfTheBody(isPlayer || stage === null ? null : onStageKeyOf(page, stage))
  return (
    <main className="stage-area" id="stage" aria-label={text.culture}>
      <div role="presentation" className="stage-host" ref={host} onKeyDown={onKeyDown} />
      <Headline stage={stage} />
      {!isPlayer && stage !== null && <ZoomButtons stage={stage} />}
      <Replay />
      {!isPlayer && (
        <Later>
          <CellTable />
        </Later>
      )}
      <Notices isPlayer={isPlayer} />
      <DamagedLink />
      <Broken />
    </main>
  )
}

type OnKey = (event: globalThis.KeyboardEvent) => void

const onStageKeyOf =
  (page: Page, stage: Stage): OnKey =>
  (event) =>
    onStageKey(event, page, stage, false)

/** Where nothing has the focus, as after loading, the keys of the stage act. A slide leaves them to its page. */
function useKeysOfTheBody(onKey: OnKey | null): void {
  useEffect(() => {
    if (onKey === null) return
    const listen: OnKey = (event) => {
      if (event.target === document.body) onKey(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [onKey])
}

function ZoomButtons({ stage }: { readonly stage: Stage }) {
  const text = useText(stageText)
  const { layout } = usePage()
  const isShown = useLayout((state) => state.table)
  // Two fingers zoom on a phone; its stage has no room for more buttons.
  const isPhone = useLayout((state) => state.width === 'phone')
  return (
    <div className="zoom" role="group" aria-label={text.camera}>
      <IconButton
        icon="table"
        label={text.listOfCells}
        pressed={isShown}
        onPress={() => layout.setState({ table: !isShown })}
      />
      {!isPhone && (
        <>
          <IconButton icon="minus" label={text.zoomOut} onPress={() => stage.zoomOut()} />
          <IconButton icon="plus" label={text.zoomIn} onPress={() => stage.zoomIn()} />
        </>
      )}
      <IconButton icon="fit" label={text.fit} onPress={() => stage.fit()} />
    </div>
  )
}
