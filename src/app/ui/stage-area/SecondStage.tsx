import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Stage } from '#app/stage/stage.ts'
import { useLayout, usePage } from '../page.ts'
import { Later } from '../parts/Later.tsx'
import { useMounted } from '../parts/use-mounted.ts'
import { mountStage, splitInsets } from './mount-stage.ts'
import { onStageKey, type Camera } from './stage-keys.ts'
import { LineageHost } from './StageArea.tsx'
import { useStageAreas } from './use-stage-areas.ts'

export interface SecondStageProps {
  readonly label: string
  /** The picture in words. */
  readonly told: string
  readonly children: ReactNode
}

/** The stage of another run beside that of the page. It stands here, and not with what it is for, because a stage is there anyway. */
export function SecondStage({ label, told, children }: SecondStageProps) {
  const page = usePage()
  const isCulture = useLayout((state) => state.view === 'culture')
  const whole = useRef<HTMLElement>(null)
  const stageNow = useRef<Stage | null>(null)
  const [stage, setStage] = useState<Stage | null>(null)
  const [lineage, setLineage] = useState<Camera | null>(null)
  const host = useMounted(
    useCallback(
      (element: HTMLElement) =>
        mountStage(element, page, {
          isPlayer: false,
          insetsFor: splitInsets,
          hasKey: false,
          onStage: (made) => setStage((stageNow.current = made)),
        }),
      [page],
    ),
  )
  useStageAreas(whole, stage)
  useEffect(() => stage?.setLabel(told), [stage, told])
  const common = {
    onKeyDown: (event: KeyboardEvent) => {
      const camera = isCulture ? stage : lineage
      if (camera !== null) onStageKey(event, page, camera, false)
    },
  }
  return (
    <section className="stage-area compare-pane" aria-label={label} ref={whole}>
      <div
        role="presentation"
        className="stage-host"
        data-shown={isCulture}
        ref={host}
        {...common}
      />
      {!isCulture && (
        <Later>
          <LineageHost stage={stageNow} isPlayer={false} onLineage={setLineage} {...common} />
        </Later>
      )}
      {children}
    </section>
  )
}
