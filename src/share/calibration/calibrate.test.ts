import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, type Aligned, type MeantSeries } from './aligned.ts'
import { calibrate } from './calibrate.ts'
import { fitLine } from './line.ts'
import { readMetrics, type MetricsFile } from './metrics.ts'
import { normalScore } from './normal-score.ts'
import { proposalsOf } from './proposals.ts'
import { guessMeaning } from './roles.ts'
import { lognormalOf, meanOfQuantiles, quantilesOf } from './service-law.ts'

const finite = fc.double({ min: -1000, max: 1000, noNaN: true })

describe('a line of least squares', () => {
  it('[I80] is exact through points on a line', () => {
    fc.assert(
      fc.property(finite, finite, fc.integer({ min: 3, max: 50 }), (slope, intercept, count) => {
        const points = Array.from({ length: count }, (_, x) => [x, intercept + slope * x] as const)
        const line = fitLine(points)
        expect(line?.slope).toBeCloseTo(slope, 6)
        expect(line?.intercept).toBeCloseTo(intercept, 6)
        expect(line?.residual).toBeCloseTo(0, 6)
      }),
    )
  })

  it('[I80] is that of a textbook, with its standard errors', () => {
    // Anscombe (1973), the first of his four: the regression table stands in the paper.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    const line = fitLine(x.map((at, i) => [at, y[i] ?? 0] as const))
    expect(line?.slope).toBeCloseTo(0.5001, 4)
    expect(line?.intercept).toBeCloseTo(3.0001, 4)
    expect(line?.slopeError).toBeCloseTo(0.1179, 4)
    expect(line?.interceptError).toBeCloseTo(1.1247, 4)
    expect(line?.residual).toBeCloseTo(1.2366, 4)
    expect(line?.determination).toBeCloseTo(0.6665, 4)
  })

  it('[I80] leaves residuals that sum to nothing and know nothing of x', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(finite, finite), { minLength: 3, maxLength: 40 }), (points) => {
        const line = fitLine(points)
        if (line === null) return
        const left = points.map(([x, y]) => y - line.intercept - line.slope * x)
        const scale = points.reduce((sum, [x, y]) => sum + Math.abs(x * y) + Math.abs(y), 1)
        expect(Math.abs(left.reduce((sum, one) => sum + one, 0)) / scale).toBeLessThan(1e-6)
        fc.pre(Math.abs(line.slope) < 1e6)
        const moment = left.reduce((sum, one, i) => sum + one * (points[i]?.[0] ?? 0), 0)
        expect(Math.abs(moment) / scale).toBeLessThan(1e-4)
      }),
    )
  })

  it('[I80] does not exist where x never changes', () => {
    expect(
      fitLine([
        [1, 1],
        [1, 2],
        [1, 3],
      ]),
    ).toBeNull()
    expect(
      fitLine([
        [1, 1],
        [2, 2],
      ]),
    ).toBeNull()
  })
})

describe('the law of service times', () => {
  it.each([
    [0.5, 0],
    [0.75, 0.674489750196],
    [0.95, 1.644853626951],
    [0.99, 2.326347874041],
    [0.999, 3.090232306168],
    [0.01, -2.326347874041],
  ])('[I81] the normal score of %d', (p, z) => {
    expect(normalScore(p)).toBeCloseTo(z, 8)
  })

  it('[I81] a lognormal law comes back from any two or more of its percentiles', () => {
    const mean = fc.double({ min: 0.001, max: 10, noNaN: true })
    const scv = fc.double({ min: 0.02, max: 20, noNaN: true })
    const shares = fc.uniqueArray(fc.constantFrom(0.5, 0.75, 0.9, 0.95, 0.99, 0.999), {
      minLength: 2,
    })
    fc.assert(
      fc.property(mean, scv, shares, (wanted, variability, some) => {
        const sigma = Math.sqrt(Math.log1p(variability))
        const mu = Math.log(wanted) - (sigma * sigma) / 2
        const law = lognormalOf(
          some.map((share) => ({ share, seconds: Math.exp(mu + sigma * normalScore(share)) })),
        )
        expect((law?.mean ?? 0) / wanted).toBeCloseTo(1, 6)
        expect((law?.scv ?? 0) / variability).toBeCloseTo(1, 6)
        expect(law?.deviation).toBeLessThan(1e-6)
      }),
    )
  })

  it('[I81] measured quantiles rise, go through what was given, and are lognormal where that is', () => {
    const given = [
      { share: 0.5, seconds: 0.1 },
      { share: 0.75, seconds: 0.11 },
      { share: 0.99, seconds: 0.9 },
    ]
    const table = quantilesOf(given)
    expect(table).toHaveLength(65)
    expect(table).toEqual(table.toSorted((a, b) => a - b))
    expect(table[32]).toBeCloseTo(0.1, 9)
    expect(table[48]).toBeCloseTo(0.11, 9)
    const [median, sigma] = [0.2, 0.5]
    const lognormal = quantilesOf(
      [0.5, 0.9, 0.99].map((share) => ({
        share,
        seconds: median * Math.exp(sigma * normalScore(share)),
      })),
    )
    expect(lognormal[16]).toBeCloseTo(median * Math.exp(sigma * normalScore(0.25)), 9)
    expect(meanOfQuantiles(lognormal) / (median * Math.exp((sigma * sigma) / 2))).toBeCloseTo(
      1,
      1.5,
    )
    expect(lognormalOf([{ share: 0.5, seconds: 1 }])).toBeNull()
  })
})

function metrics(text: string): MetricsFile {
  const read = readMetrics(text)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

function meant({ series, isTimed }: MetricsFile, file = 0): readonly MeantSeries[] {
  return series.map(({ name, rows, guess }) => ({ name, rows, ...guess, file, isTimed }))
}

function aligned(all: readonly MeantSeries[], cores = 4): Aligned {
  const put = align(all, cores)
  if (!put.ok) throw new Error(put.problem)
  return put.value
}

const rates = [100, 140, 180, 220, 260, 300, 260, 220, 180]
/** 12 ms of CPU a request and half a core besides; a lognormal law at low load, longer tails at high load. */
const table = [
  'time,rps,cpu cores,p50 ms,p99 ms',
  ...rates.map(
    (rate, i) =>
      `${60 * i},${rate},${0.5 + 0.012 * rate},${rate < 200 ? 40 : 55},${rate < 200 ? 200 : 700}`,
  ),
].join('\n')

describe('metrics of a service', () => {
  it('[I82] are read from a table with the meaning of each column', () => {
    const { series, isTimed } = metrics(table)
    expect(isTimed).toBe(true)
    expect(series.map(({ name, guess }) => [name, guess.role, guess.unit])).toEqual([
      ['rps', 'requests', 'second'],
      ['cpu cores', 'cpu', 'cores'],
      ['p50 ms', 'p50', 'ms'],
      ['p99 ms', 'p99', 'ms'],
    ])
  })

  it.each([
    ['m1 · RequestCount', 100, 'requests', 'interval'],
    ['{job="api"}', 100, 'none', 's'],
    ['http_requests_per_minute', 100, 'requests', 'minute'],
    ['container_cpu_usage_seconds_total{pod="a"}', 2, 'cpu', 'cores'],
    ['cpu · CPUUtilization', 40, 'cpu', 'percent'],
    ['cpu_millicores', 800, 'cpu', 'millicores'],
    ['latency{quantile="0.99"}', 0.2, 'p99', 's'],
    ['TargetResponseTime p99', 0.2, 'p99', 's'],
    ['99th percentile', 300, 'p99', 'ms'],
    ['http_p99_9_seconds', 3, 'p99.9', 's'],
    ['median', 0.01, 'p50', 's'],
    ['temperature', 20, 'none', 's'],
  ])('[I82] “%s” is guessed', (name, middle, role, unit) => {
    expect(guessMeaning(name, middle)).toEqual({ role, unit })
  })

  it('[I83] CPU per request, idle CPU and the law of service times come back', () => {
    const { cpu, law } = calibrate(aligned(meant(metrics(table))))
    if (cpu?.ok !== true || law?.ok !== true) throw new Error('both are there')
    expect(cpu.value.line.slope).toBeCloseTo(0.012, 9)
    expect(cpu.value.line.intercept).toBeCloseTo(0.5, 9)
    expect(cpu.value.points).toHaveLength(9)
    const sigma = Math.log(5) / normalScore(0.99)
    expect(law.value.mean).toBeCloseTo(0.04 * Math.exp((sigma * sigma) / 2), 6)
    expect(law.value.scv).toBeCloseTo(Math.expm1(sigma * sigma), 6)
    expect(law.value).toMatchObject({ count: 3, rateUpTo: 180, measured: null })
    expect(law.value.rise).toBeCloseTo(3.5, 6)
    const proposed = proposalsOf({ cpu, law }, 'lognormal', { serviceMean: 1 })
    expect(proposed.serviceLaw).toBe('lognormal')
    expect((proposed.cpuPerSlot ?? 0) * (proposed.serviceMean ?? 0)).toBeCloseTo(12, 1)
    expect(proposalsOf({ cpu, law }, 'keep', { serviceMean: 0.1 })).toEqual({ cpuPerSlot: 120 })
  })

  it('[I83] what is added to the numbers lies within the errors that are told', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), {
          minLength: 60,
          maxLength: 60,
        }),
        (noise) => {
          const rows = noise.map((more, i) => ({
            rate: 50 + 5 * i,
            cpu: 0.3 + 0.01 * (50 + 5 * i) + more,
            quantiles: {},
          }))
          const { cpu } = calibrate({ interval: 60, rows })
          if (cpu?.ok !== true) throw new Error('a fit')
          const { slope, slopeError, residual } = cpu.value.line
          // What is bounded by 0.05 on either side cannot turn the line by more than this.
          expect(Math.abs(slope - 0.01)).toBeLessThan(0.001)
          expect(residual).toBeLessThan(0.06)
          expect(slopeError).toBeLessThan(0.001)
        },
      ),
    )
  })

  it('[I84] files of different steps stand on the longer one, pods add up, shares are averaged', () => {
    const start = 1_776_852_000
    const matrix = (labels: readonly object[], step: number, value: (i: number) => number) =>
      JSON.stringify({
        resultType: 'matrix',
        result: labels.map((metric) => ({
          metric,
          values: Array.from({ length: 600 / step }, (_, i) => [
            start + step * i,
            String(value(i * step)),
          ]),
        })),
      })
    const load = metrics(matrix([{}, {}], 30, (at) => 50 + at / 10))
    const requests = meant(load).map(
      (one) => ({ ...one, role: 'requests', unit: 'second' }) as const,
    )
    const cpu = meant(metrics(matrix([{}, {}], 60, (at) => 20 + at / 20)), 1).map(
      (one) => ({ ...one, role: 'cpu', unit: 'percent' }) as const,
    )
    const { interval, rows } = aligned([...requests, ...cpu], 8)
    expect(interval).toBe(60)
    expect(rows).toHaveLength(10)
    expect(rows[0]).toMatchObject({ rate: 103, cpu: 1.6 })
    const counts = aligned([
      ...requests.map((one) => ({ ...one, unit: 'interval' }) as const),
      ...cpu,
    ])
    expect(counts.rows[0]?.rate).toBeCloseTo(103 / 30, 9)
  })

  it('[I84] a gap of one of several cells leaves their sum out', () => {
    const text = 'time,rps,cpu a,cpu b\n0,1,1,1\n60,2,2,\n120,3,3,3\n180,4,4,4'
    const { rows } = aligned(meant(metrics(text)))
    expect(rows.map(({ cpu }) => cpu)).toEqual([2, null, 6, 8])
  })

  it('[I81] three percentiles make a law of measured quantiles as well', () => {
    const text = `time,rps,p50 ms,p95 ms,p99 ms\n${rates.map((rate, i) => `${i},${rate},10,20,200`).join('\n')}`
    const { law } = calibrate(aligned(meant(metrics(text))))
    if (law?.ok !== true) throw new Error('a law')
    expect(law.value.deviation).toBeGreaterThan(0.1)
    const proposed = proposalsOf({ cpu: null, law }, 'quantiles', { serviceMean: 1 })
    expect(proposed.serviceLaw).toBe('quantiles')
    expect(proposed.serviceQuantiles?.[32]).toBeCloseTo(0.01, 4)
  })
})

describe('what metrics do not tell', () => {
  const problem = (text: string): string => {
    const put = align(meant(metrics(text)), 4)
    if (!put.ok) return put.problem
    const { cpu, law } = calibrate(put.value)
    if (cpu?.ok === false) return cpu.problem
    return law?.ok === false ? law.problem : 'accepted'
  }
  const columns = (header: string, row: (i: number) => string) =>
    `${header}\n${Array.from({ length: 9 }, (_, i) => row(i)).join('\n')}`

  it.each([
    [columns('t,cpu cores', (i) => `${i},5`), 'No series counts the requests'],
    [
      columns('t,rps,cpu', (i) => `${i},${100 + i / 10},${i}`),
      'hardly vary (100 to 101 per second)',
    ],
    [columns('t,rps,cpu', (i) => `${i},${100 + 10 * i},${20 - i}`), 'CPU does not rise'],
    [columns('t,rps,cpu', (i) => `${i},${i},${i < 2 ? i : ''}`), 'Only 2 intervals have both'],
    [columns('t,rps,p99', (i) => `${i},${i},5`), 'One percentile alone'],
    [columns('t,rps,p50 s,p99 s', (i) => `${i},${i},5,3`), 'p99 is shorter than p50'],
    [columns('t,rps,p50 s,p99 s', (i) => `${i},${i},5,${i < 2 ? 6 : ''}`), 'Only 2 intervals'],
    [columns('t,rps,p99 a,p99 b', (i) => `${i},${i},5,3`), 'Two series are taken for p99'],
    ['t,rps,cpu\n5,1,2', 'one value each'],
  ])('[I85] is said (%#)', (text, sentence) => {
    expect(problem(text)).toContain(sentence)
  })

  it.each([
    ['', 'empty'],
    ['{"a": 1}', 'holds no metrics'],
    ['{"a": 1', 'no complete JSON'],
    ['name\nAnn\nBob', 'no column of numbers'],
    ['t,rps\n0,-5\n1,2', 'Line 2: “-5” is negative'],
    ['t,rps\n0,1e309\n1,2', 'Line 2: “1e309” is not a number'],
    [
      '{"resultType":"matrix","result":[{"metric":{},"values":[[5,"x"]]}]}',
      'Value 1 of the series',
    ],
    ['\u0000', 'no text in UTF-8'],
  ])('[I85] a file that holds none is refused (%#)', (text, sentence) => {
    const read = readMetrics(text)
    expect(read.ok ? 'accepted' : read.problem).toContain(sentence)
  })

  it('[I85] files without times are not put beside others', () => {
    const [one, other] = [meant(metrics('rps\n1\n2\n3')), meant(metrics('t,cpu\n0,1\n60,2'), 1)]
    const put = align([...one, ...other], 4)
    expect(put.ok ? '' : put.problem).toContain('has no times')
    const far = meant(metrics('t,rps\n0,1\n1,2')).concat(
      meant(metrics('t,cpu\n1e9,1\n1000000001,2'), 1),
    )
    const apart = align(far, 4)
    expect(apart.ok ? '' : apart.problem).toContain('too far apart')
  })

  it('[I20] any numbers at all get an answer', () => {
    const cell = fc.oneof(
      fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      fc.constant(''),
      fc.integer({ min: 0, max: 9 }),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 12 }),
        (rows) => {
          const read = readMetrics(
            `t,rps,cpu,p50,p99\n${rows.map((row, i) => `${i},${row.join(',')}`).join('\n')}`,
          )
          if (!read.ok) {
            expect(read.problem).toMatch(/\.$/u)
            return
          }
          const put = align(meant(read.value), 4)
          if (!put.ok) {
            expect(put.problem).toMatch(/\.$/u)
            return
          }
          const calibration = calibrate(put.value)
          const proposed = proposalsOf(calibration, 'lognormal', { serviceMean: 0.1 })
          for (const value of Object.values(proposed).flat()) {
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
          }
        },
      ),
      {
        numRuns: 400,
        examples: [
          [
            [
              [1.3646009771679466e36, 1.6467205111061073e272, 0, 0],
              [0, 0, 1, 1.1639928042931261e38],
              [0, 0, 1, 1.1639928042931261e38],
              [0, 0, 0, 0],
              [0, '', 5e-324, 1],
              [0, 0, 0, ''],
              ['', '', '', 0],
            ],
          ],
        ],
      },
    )
  })
})
