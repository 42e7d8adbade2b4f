import type { CpuFit } from '#share/calibration/calibrate.ts'
import { calibrationText } from '#text/en/calibration.ts'
import { useText, useWords } from '../page.ts'

const [width, height] = [640, 180]
/** More dots than this lie over one another. */
const dotsMost = 600

/** CPU over requests: an interval a dot, and the line through them, so that what it leaves over is seen. */
export function CpuChart({ fit }: { readonly fit: CpuFit }) {
  const { numbers } = useWords()
  const text = useText(calibrationText)
  const { points, line } = fit
  const right = points.reduce((most, [rate]) => Math.max(most, rate), 0) || 1
  const ends = [line.intercept, line.intercept + line.slope * right] as const
  const top = points.reduce((most, [, cores]) => Math.max(most, cores), Math.max(...ends)) || 1
  const at = (rate: number, cores: number) =>
    `${((rate / right) * (width - 8) + 3).toFixed(1)} ${(height - 4 - (cores / top) * (height - 10)).toFixed(1)}`
  const every = Math.ceil(points.length / dotsMost)
  const dots = points.filter((_, place) => place % every === 0)
  return (
    <div style={{ marginBlockStart: 10 }}>
      <p className="micro">{`${numbers.rate(top)} ${text.coresAxis}`}</p>
      {/* Dots are lines without length, and round: they stay so however wide the picture is drawn. */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.chart(line.count, line.slope, line.residual)}
        fill="none"
        style={{ display: 'block', inlineSize: '100%', blockSize: height }}
      >
        <path
          d={`M1 0V${height - 1}H${width}`}
          vectorEffect="non-scaling-stroke"
          style={{ stroke: 'var(--line-2)' }}
        />
        <path
          d={dots.map(([rate, cores]) => `M${at(rate, cores)}h0`).join('')}
          strokeLinecap="round"
          strokeWidth="5"
          vectorEffect="non-scaling-stroke"
          style={{ stroke: 'var(--req)' }}
        />
        <path
          d={`M${at(0, ends[0])}L${at(right, ends[1])}`}
          strokeWidth="1.8"
          vectorEffect="non-scaling-stroke"
          style={{ stroke: 'var(--accent)' }}
        />
      </svg>
      <div className="row-spread">
        <span className="micro">0</span>
        <span className="micro">{`${numbers.rate(right)} ${text.requestsAxis}`}</span>
      </div>
    </div>
  )
}
