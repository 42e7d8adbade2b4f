/** States of a CloudWatch alarm (AlarmThatSendsEmail.md, “Alarm states”). */
export type AwsAlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'

/** An alarm over one metric: in ALARM when M of the last N data points breach the threshold. */
export interface AwsAlarm {
  readonly comparison:
    | 'GreaterThanThreshold'
    | 'GreaterThanOrEqualToThreshold'
    | 'LessThanThreshold'
    | 'LessThanOrEqualToThreshold'
  /** In the unit of the metric. */
  readonly threshold: number
  /** N, in periods. */
  readonly evaluationPeriods: number
  /** M, in data points; at most N. */
  readonly datapointsToAlarm: number
  /** What stands in for data points that did not come. */
  readonly treatMissingData: 'missing' | 'notBreaching' | 'breaching' | 'ignore'
}

/** An evaluation with its counts. */
export interface AwsAlarmReading {
  readonly state: AwsAlarmState
  /** Data points looked at that came, and those of them that breach. */
  readonly present: number
  readonly breaching: number
  /** How many stand-ins were needed to have N. */
  readonly filled: number
  /** In ALARM although fewer than M data points came (“premature alarm state”). */
  readonly premature: boolean
}

/**
 * How much further back than N periods CloudWatch looks for data points that came. The guide gives
 * no number, but both of its tables retrieve 5 for N = 3.
 */
const furtherPeriods = 2

/**
 * Evaluates an alarm (AlarmThatSendsEmail.md, “How alarm state is evaluated when data is missing”).
 * `datapoints` are one a period, oldest first, null where none came; `before` is the state so far.
 */
export function evaluateAlarm(
  alarm: AwsAlarm,
  datapoints: readonly (number | null)[],
  before: AwsAlarmState,
): AwsAlarmReading {
  const { evaluationPeriods, datapointsToAlarm, treatMissingData } = alarm
  const range = datapoints.slice(-(evaluationPeriods + furtherPeriods))
  const came = range.filter((value) => value !== null).slice(-evaluationPeriods)
  const present = came.length
  const breaching = came.filter((value) => breaches(alarm, value)).length
  const filled = evaluationPeriods - present
  const reading = (state: AwsAlarmState, premature = false): AwsAlarmReading => ({
    state,
    present,
    breaching,
    filled,
    premature,
  })
  const inAlarm = (count: number): AwsAlarmState => (count >= datapointsToAlarm ? 'ALARM' : 'OK')
  if (filled === 0 || treatMissingData === 'notBreaching') return reading(inAlarm(breaching))
  if (treatMissingData === 'breaching') return reading(inAlarm(breaching + filled))
  const decided = breaching >= datapointsToAlarm || breaching < present
  if (decided) return reading(inAlarm(breaching))
  // What came is all breaching, but too little of it, or nothing came at all.
  if (treatMissingData === 'ignore') return reading(before)
  const oldest = range.length - range.findIndex((value) => value !== null)
  const premature = present > 0 && oldest >= datapointsToAlarm
  return reading(premature ? 'ALARM' : 'INSUFFICIENT_DATA', premature)
}

function breaches(alarm: AwsAlarm, value: number): boolean {
  switch (alarm.comparison) {
    case 'GreaterThanThreshold':
      return value > alarm.threshold
    case 'GreaterThanOrEqualToThreshold':
      return value >= alarm.threshold
    case 'LessThanThreshold':
      return value < alarm.threshold
    case 'LessThanOrEqualToThreshold':
      return value <= alarm.threshold
  }
}
