import { useMemo } from 'react'
import { loadDuration, loadPeak, rateAt, type LoadCurve } from '#core/traffic/load.ts'
import { importText } from '#text/en/import.ts'
import { useText } from '../page.ts'

const [width, height] = [640, 90]

/** A load as a small picture: what the run would get. */
export function LoadCurvePicture({ load }: { readonly load: LoadCurve }) {
  const text = useText(importText)
  const path = useMemo(() => pathOf(load), [load])
  return (
    <svg
      className="load-picture"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={text.loadOver(loadDuration(load))}
    >
      <path d={path} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

// The highest rate of each column, so that no peak is lost however long the load is.
function pathOf(load: LoadCurve): string {
  const duration = loadDuration(load)
  const peak = Math.max(1e-9, loadPeak(load))
  const perColumn = load.form === 'steps' ? Math.max(1, Math.ceil(load.rates.length / width)) : 4
  const points = Array.from({ length: width }, (_, x) => {
    let highest = 0
    for (let part = 0; part < perColumn; part++) {
      highest = Math.max(highest, rateAt(load, ((x + part / perColumn) / width) * duration))
    }
    return `${x} ${(height - 2 - (highest / peak) * (height - 6)).toFixed(1)}`
  })
  return `M0 ${height}L${points.join('L')}L${width} ${height}Z`
}
