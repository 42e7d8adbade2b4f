import { useCallback, useEffect, useRef } from 'react'
import { createSparkline, type Sparkline } from '#app/charts/sparkline.ts'
import { serviceSettings } from '#app/store/service-settings.ts'
import { memorySpan } from '#app/store/cell-memory.ts'
import type { ServiceSettings } from '#core/control/parameters.ts'
import { holdsLevels } from '#core/organisms/approximate.ts'
import { inspectorText } from '#text/en/inspector.ts'
import { roughly } from '#text/roughly.ts'
import { usePage, useRun, useText } from '../page.ts'
import { useMounted } from '../parts/use-mounted.ts'

/** The target in percent of the slots: known where a busy slot burns its share of the CPU request. */
function targetOf(settings: ServiceSettings): number | null {
  const target = settings.hpa.metrics.find((metric) => metric.type === 'Resource')?.target
  const isShare = settings.cpuPerSlot === 0 && target?.type === 'Utilization'
  return isShare ? target.averageUtilization : null
}

interface CellLoadProps {
  readonly cell: number
  /** The service that it belongs to. */
  readonly service: number
}

/** The load of one cell over the last two minutes. */
export function CellLoad({ cell, service }: CellLoadProps) {
  const { memory } = usePage()
  const text = useText(inspectorText)
  const time = useRun((state) => state.time)
  const isRough = useRun(({ approximation }) =>
    holdsLevels(approximation?.spans ?? [], time - memorySpan.seconds, time),
  )
  const percent = useRun(({ settings }) => targetOf(serviceSettings(settings, service)))
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
      label: roughly(text.loadOver(cell, values.at(-1) ?? 0), isRough),
      times,
      values,
      from: time - memorySpan.seconds,
      to: time,
      fromLabel: roughly(text.twoMinutesAgo, isRough),
      toLabel: text.now,
      target: percent === null ? null : { value: percent / 100, label: text.target(percent / 100) },
    })
  }, [memory, cell, time, isRough, percent, text])
  return <div className="cell-load" ref={host} />
}
