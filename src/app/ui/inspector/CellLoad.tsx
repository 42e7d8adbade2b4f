import { useCallback, useEffect, useRef } from 'react'
import { formatShare } from '#app/charts/format.ts'
import { createSparkline, type Sparkline } from '#app/charts/sparkline.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { memorySpan } from '#app/store/cell-memory.ts'
import { usePage, useRun } from '../page.ts'
import { useMounted } from '../parts/use-mounted.ts'
import { cellName } from './cells.ts'

/** The target in percent of the slots: known where a busy slot burns its share of the CPU request. */
function targetOf({ settings }: SessionState): number | null {
  const target = settings.hpa.metrics.find((metric) => metric.type === 'Resource')?.target
  const isShare = settings.cpuPerSlot === 0 && target?.type === 'Utilization'
  return isShare ? target.averageUtilization : null
}

/** The load of one cell over the last two minutes. */
export function CellLoad({ cell }: { readonly cell: number }) {
  const { memory } = usePage()
  const time = useRun((state) => state.time)
  const percent = useRun(targetOf)
  const line = useRef<Sparkline | null>(null)
  const host = useMounted(
    useCallback((element: HTMLElement) => {
      const made = createSparkline(element)
      line.current = made
      return made
    }, []),
  )
  useEffect(() => {
    const { times, values } = memory.read(cell)
    line.current?.update({
      label: `Load of ${cellName(cell)} over the last two minutes, now ${formatShare(values.at(-1) ?? 0)}`,
      times,
      values,
      from: time - memorySpan.seconds,
      to: time,
      fromLabel: '2 min ago',
      toLabel: 'now',
      target: percent === null ? null : { value: percent / 100, label: `target ${percent} %` },
    })
  }, [memory, cell, time, percent])
  return <div className="cell-load" ref={host} />
}
