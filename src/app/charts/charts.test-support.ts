import { arrivalsChart } from './arrivals-chart.ts'
import type { ChartTheme } from './chart-theme.ts'
import { costChart } from './cost-chart.ts'
import { latencyChart } from './latency-chart.ts'
import { replicasChart } from './replicas-chart.ts'

/** All charts of the page, in their order. */
export const allCharts = [arrivalsChart, latencyChart, replicasChart, costChart] as const

/** A theme whose colours are told apart, without a least size of letters and lines. */
export const plainTheme: ChartTheme = {
  least: 0,
  lineLeast: 0,
  font: '"Instrument Sans", sans-serif',
  text: '#111111',
  text2: '#222222',
  text3: '#333333',
  panel: '#ffffff',
  line: '#dddddd',
  accent: '#008888',
  danger: '#cc2200',
  requests: '#aa8800',
  ready: '#007777',
  desired: '#444444',
  p50: '#0044cc',
  p99: '#cc0066',
}
