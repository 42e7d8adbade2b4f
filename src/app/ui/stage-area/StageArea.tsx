import { useCallback, useRef, useState } from 'react'
import type { Lineage } from '#app/lineage/lineage.ts'
import type { Stage } from '#app/stage/stage.ts'
import { Asleep } from '../overlays/Asleep.tsx'
import { isEmpty } from '../overlays/is-empty.ts'
import { LessonHost } from '../lessons/opener.ts'
import { PaneLabel } from '../compare/openers.ts'
import { Notices } from '../overlays/Notices.tsx'
import { Replay } from '../overlays/Replay.tsx'
import { headerText } from '#text/en/header.ts'
import { stageText } from '#text/en/stage.ts'
import { closeLesson } from '../layout.ts'
import { useLayout, usePage, useRun, useRunWaits, useText, useVisit } from '../page.ts'
import { IconButton } from '../parts/Button.tsx'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { useMounted } from '../parts/use-mounted.ts'
import { Headline } from './Headline.tsx'
import { insetsFor } from './insets.ts'
import { Pale } from './Pale.tsx'
import { mountStage } from './mount-stage.ts'
import type { Camera } from './stage-keys.ts'
import { useDeparture } from './use-departure.ts'
import { useStageAreas } from './use-stage-areas.ts'
import { useViewKeys } from './use-view-keys.ts'

// Most visits see none of them.
const States = later(() => import('../overlays/States.tsx').then((file) => file.States))

// The table of cells comes beside the settings, after the first picture.
const CellTable = later(() => import('../inspector/CellTable.tsx').then((file) => file.CellTable))

// What is said to those who do not see the picture comes after it.
const Access = later(() => import('../access/Access.tsx').then((file) => file.Access))

// What a visitor keeps, and what a run is held to, comes after the first picture too.
const Desk = later(() => import('../runs/Desk.tsx').then((file) => file.Desk))

// The tree of divisions comes when it is first looked at.
export const LineageHost = later(() => import('./LineageHost.tsx').then((file) => file.LineageHost))

/** What of the run is shown, with the sentence about it and everything that is laid over it. */
export function StageArea({ isPlayer = false }: { readonly isPlayer?: boolean }) {
  const page = usePage()
  const text = useText(headerText)
  const width = useLayout((state) => state.width)
  const view = useLayout((state) => state.view)
  const hasList = useLayout((state) => state.table)
  const [stage, setStage] = useState<Stage | null>(null)
  const stageNow = useRef<Stage | null>(null)
  const [lineage, setLineage] = useState<Lineage | null>(null)
  const host = useMounted(
    useCallback(
      (element: HTMLElement) =>
        mountStage(element, page, {
          isPlayer,
          insetsFor: (size) => insetsFor({ ...size, layout: width, isPlayer }),
          hasKey: width !== 'phone' && !isPlayer,
          onStage(made) {
            stageNow.current = made
            setStage(made)
          },
        }),
      [page, isPlayer, width],
    ),
  )
  const whole = useRef<HTMLElement | null>(null)
  useStageAreas(whole, stage)
  const isLeaving = useDeparture(view, lineage, stage)
  const camera = view === 'lineage' ? lineage : stage
  const onKeyDown = useViewKeys(view, camera, isPlayer)
  const isCulture = view === 'culture'
  return (
    <main
      className="stage-area"
      id="stage"
      aria-label={text.views[view]}
      data-list={hasList}
      ref={whole}
    >
      {!isPlayer && (
        <Later>
          <Access />
          <Desk />
        </Later>
      )}
      <div
        role="presentation"
        className="stage-host"
        data-shown={isCulture}
        data-awaits={isLeaving}
        ref={host}
        onKeyDown={onKeyDown}
      />
      {(view === 'lineage' || isLeaving) && (
        <Later>
          <LineageHost
            stage={stageNow}
            isPlayer={isPlayer}
            onLineage={setLineage}
            onKeyDown={onKeyDown}
          />
        </Later>
      )}
      <Pale />
      <Headline stage={stage} isShown={isCulture} />
      <Over isPlayer={isPlayer} camera={camera} isCulture={isCulture} />
    </main>
  )
}

interface OverProps {
  readonly isPlayer: boolean
  readonly camera: Camera | null
  readonly isCulture: boolean
}

/** What lies over the picture. */
function Over({ isPlayer, camera, isCulture }: OverProps) {
  const { layout } = usePage()
  const isPhone = useLayout((state) => state.width === 'phone')
  const hasLesson = useLayout((state) => state.lesson !== null)
  const isCompared = useLayout((state) => state.compare !== null)
  return (
    <>
      <Later>{isCompared && <PaneLabel side="a" />}</Later>
      {!isPlayer && camera !== null && <ZoomButtons camera={camera} />}
      <Replay />
      <Asleep />
      {!isPlayer && <Later>{isCulture && <CellTable />}</Later>}
      {(isPlayer || !isPhone) && <Notices isPlayer={isPlayer} />}
      {hasLesson && !isPlayer && !isPhone && (
        <Later onGiveUp={() => closeLesson(layout)}>
          <LessonHost />
        </Later>
      )}
      <LaterStates isPlayer={isPlayer} />
    </>
  )
}

function LaterStates({ isPlayer }: { readonly isPlayer: boolean }) {
  const isDamaged = useRunWaits()
  const isHeld = useVisit((state) => state.held !== null)
  const isBroken = useRun((state) => state.fault !== null)
  const empty = useRun(isEmpty)
  if (!isDamaged && !isHeld && !isBroken && !empty) return null
  return (
    <Later>
      <States isPlayer={isPlayer} />
    </Later>
  )
}

function ZoomButtons({ camera }: { readonly camera: Camera }) {
  const text = useText(stageText)
  const { layout } = usePage()
  const isShown = useLayout((state) => state.table)
  const isCompared = useLayout((state) => state.compare !== null)
  // Two fingers zoom on a phone; its stage has no room for more buttons.
  const isPhone = useLayout((state) => state.width === 'phone')
  return (
    <div className="zoom" role="group" aria-label={text.camera}>
      {!isCompared && (
        <IconButton
          icon="table"
          label={text.listOfCells}
          pressed={isShown}
          onPress={() => layout.setState({ table: !isShown })}
        />
      )}
      {!isPhone && (
        <>
          <IconButton icon="minus" label={text.zoomOut} onPress={() => camera.zoomOut()} />
          <IconButton icon="plus" label={text.zoomIn} onPress={() => camera.zoomIn()} />
        </>
      )}
      <IconButton icon="fit" label={text.fit} onPress={() => camera.fit()} />
    </div>
  )
}
