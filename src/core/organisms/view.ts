/** The charts that the page can draw. */
export type ChartName = 'arrivals' | 'latency' | 'replicas' | 'cost'

/** How an organism is shown: plain data, read by the page when the organism is opened. */
export interface View {
  /** The charts of its history, in the order in which they stand. */
  readonly charts: readonly ChartName[]
}
