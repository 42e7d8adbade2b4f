import type { HpaSignal } from '#core/policies/hpa-spec.ts'

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
}

function scaler(
  target: string,
  activation: string,
  counts: HpaSignal | null = null,
  others: Readonly<Record<string, string>> = {},
  old: readonly string[] = [],
): ScalerFields {
  return { target, activation, counts, others, old }
}

const queue: HpaSignal = 'queue-length'

/** Scalers whose metadata is known (keda.sh, “Scalers”), by their type. */
const scalers = new Map<string, ScalerFields>(
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

const unknown = scaler('threshold', 'activationThreshold')

/** The fields of a scaler; of one that only a policy made here names those that most have. */
export function scalerFields(type: string): ScalerFields {
  return scalers.get(type) ?? unknown
}

/** Whether a scaler's metadata is known. */
export function isKnownScaler(type: string): boolean {
  return scalers.has(type)
}
