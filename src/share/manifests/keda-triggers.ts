import type { HpaSignal } from '#core/policies/hpa-spec.ts'

/** The target that KEDA takes where a trigger names none. */
interface UsualTarget {
  readonly value: number
  /** The field that says it where it is to be another one. */
  readonly field: string
  /** A field beside which KEDA demands a target. */
  readonly unless: string | null
}

/** What of a scaler's metadata is its target and what makes it active, and what it usually counts. */
export interface ScalerFields {
  readonly target: string
  readonly activation: string
  /** Older names of the target. */
  readonly old: readonly string[]
  /** What it counts, as far as its type tells. */
  readonly counts: HpaSignal | null
  /** What else a new trigger must say, as placeholders. */
  readonly others: Readonly<Record<string, string>>
  /** What counts where no target is given; null where KEDA demands one. */
  readonly usual: UsualTarget | null
}

function scaler(
  target: string,
  activation: string,
  counts: HpaSignal | null = null,
  others: Readonly<Record<string, string>> = {},
  old: readonly string[] = [],
): Omit<ScalerFields, 'usual'> {
  return { target, activation, counts, others, old }
}

const queue: HpaSignal = 'queue-length'

/** Scalers whose metadata is known (keda.sh, “Scalers”), by their type. */
const scalers = new Map<string, Omit<ScalerFields, 'usual'>>(
  Object.entries({
    prometheus: scaler('threshold', 'activationThreshold', null, {
      serverAddress: 'http://prometheus:9090',
      query: 'sum(rate(http_requests_total[1m]))',
    }),
    rabbitmq: scaler(
      'value',
      'activationValue',
      queue,
      { queueName: 'work', mode: 'QueueLength' },
      ['queueLength'],
    ),
    kafka: scaler('lagThreshold', 'activationLagThreshold', queue, { topic: 'work' }),
    'apache-kafka': scaler('lagThreshold', 'activationLagThreshold', queue),
    'aws-sqs-queue': scaler('queueLength', 'activationQueueLength', queue),
    'aws-kinesis-stream': scaler('shardCount', 'activationShardCount'),
    'aws-cloudwatch': scaler('targetMetricValue', 'activationTargetMetricValue'),
    'azure-queue': scaler('queueLength', 'activationQueueLength', queue),
    'azure-servicebus': scaler('messageCount', 'activationMessageCount', queue),
    'azure-monitor': scaler('targetValue', 'activationTargetValue'),
    'gcp-pubsub': scaler('value', 'activationValue', queue, {}, ['subscriptionSize']),
    'gcp-stackdriver': scaler('targetValue', 'activationTargetValue'),
    redis: scaler('listLength', 'activationListLength', queue),
    'redis-cluster': scaler('listLength', 'activationListLength', queue),
    'nats-jetstream': scaler('lagThreshold', 'activationLagThreshold', queue),
    stan: scaler('lagThreshold', 'activationLagThreshold', queue),
    liiklus: scaler('lagThreshold', 'activationLagThreshold', queue),
    pulsar: scaler('msgBacklogThreshold', 'activationMsgBacklogThreshold', queue),
    activemq: scaler('targetQueueSize', 'activationTargetQueueSize', queue),
    artemis: scaler('queueLength', 'activationQueueLength', queue),
    ibmmq: scaler('queueDepth', 'activationQueueDepth', queue),
    postgresql: scaler('targetQueryValue', 'activationTargetQueryValue'),
    mysql: scaler('queryValue', 'activationQueryValue'),
    mssql: scaler('targetValue', 'activationTargetValue'),
    mongodb: scaler('queryValue', 'activationQueryValue'),
    datadog: scaler('queryValue', 'activationQueryValue'),
    graphite: scaler('threshold', 'activationThreshold'),
    influxdb: scaler('thresholdValue', 'activationThresholdValue'),
    loki: scaler('threshold', 'activationThreshold'),
    'new-relic': scaler('threshold', 'activationThreshold'),
    'metrics-api': scaler('targetValue', 'activationTargetValue'),
    elasticsearch: scaler('targetValue', 'activationTargetValue'),
  }),
)

/** Targets that are left out (pkg/scalers of KEDA, the defaults of their fields). */
const usualTargets = new Map<string, number>(
  Object.entries({
    kafka: 10,
    'apache-kafka': 10,
    'aws-sqs-queue': 5,
    'aws-kinesis-stream': 2,
    'azure-queue': 5,
    'azure-servicebus': 5,
    'gcp-pubsub': 10,
    'gcp-stackdriver': 5,
    redis: 5,
    'redis-cluster': 5,
    'nats-jetstream': 10,
    stan: 10,
    liiklus: 10,
    pulsar: 10,
    activemq: 10,
    artemis: 10,
    ibmmq: 20,
    graphite: 100,
  }),
)

/** Of RabbitMQ: a mode, or the newer name of the target, would ask for the other of the two. */
const usualOfRabbit: UsualTarget = { value: 20, field: 'queueLength', unless: 'mode' }

const unknown = scaler('threshold', 'activationThreshold')

/** The fields of a scaler; of one that only a policy made here names those that most have. */
export function scalerFields(type: string): ScalerFields {
  const fields = scalers.get(type) ?? unknown
  return { ...fields, usual: usualOf(type, fields.target) }
}

function usualOf(type: string, field: string): UsualTarget | null {
  const value = usualTargets.get(type)
  if (value !== undefined) return { value, field, unless: null }
  return type === 'rabbitmq' ? usualOfRabbit : null
}

/** Whether a scaler's metadata is known. */
export function isKnownScaler(type: string): boolean {
  return scalers.has(type)
}
