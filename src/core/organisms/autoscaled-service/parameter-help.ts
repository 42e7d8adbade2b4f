import type { AutoscaledServiceSchema } from './parameters.ts'

/** What each parameter is, for the forms alone: a worker that checks and runs has no use for it. */
export const parameterHelp: Readonly<Record<keyof AutoscaledServiceSchema, string>> = {
  load: 'Fresh requests per second over simulated time. The run lasts as long as the curve.',
  serviceLaw: 'How the work of one request varies around its mean.',
  serviceMean: 'Work of one request on one slot.',
  serviceScv:
    'Squared coefficient of variation (variance ÷ mean²) of the lognormal, Erlang, hyperexponential and Pareto laws.',
  serviceQuantiles:
    'Quantiles at equal steps of probability, in seconds, for the law “Measured quantiles”.',
  slots: 'Requests that one cell serves at the same time.',
  queueLimit: 'Requests that may wait at one cell; one more is shed.',
  waiting:
    'Where attempts wait: at each cell; at the service while it has no ready cell, as at Knative’s activator; or all in one queue, of which a free slot takes the first.',
  waitingLimit: 'Attempts that may wait in the queue of the service; one more is shed.',
  routing: 'How a request finds its cell.',
  choices: 'Different random cells that “Least requests of d” looks at.',
  timeout: 'After this long a client gives the attempt up; 0 means never.',
  timeoutLaw: 'Fixed as in most clients, or exponential as in the Erlang A model.',
  cancellation:
    'A timed-out request that still waits leaves the queue; otherwise its work is done all the same.',
  failureShare: 'Share of attempts that are answered with an error.',
  retries: 'Further attempts after a failed one.',
  retryBudget: 'Retries allowed per fresh request on average (0.1 = 10%); 20 never binds.',
  backoff:
    'Longest wait before the first retry; it doubles with every further one, with full jitter.',
  backoffMax: 'The doubling stops here.',
  cpuRequest: 'CPU that the scheduler reserves for one cell; utilisation is measured against it.',
  cpuLimit: 'CPU that one cell can burn at most; 0 means no limit.',
  cpuPerSlot: 'CPU that one busy slot burns; 0 means CPU request ÷ slots.',
  initialReplicas: 'Ready cells at time 0.',
  scheduling: 'Mean time until a node is found for a new cell.',
  imagePull: 'Mean time to fetch the image; 0 means it is cached.',
  boot: 'Mean time from the start of the container until it could answer.',
  stageLaw: 'How scheduling, image pull and boot vary around their means.',
  stageScv:
    'Squared coefficient of variation of scheduling, image pull and boot (lognormal); 0 means always the mean.',
  probePeriod: 'A started cell becomes ready at a probe, never between two.',
  probeDelay: 'Time from the start of the container to its first probe.',
  gracePeriod: 'A pruned cell finishes its requests for this long; then what is left is lost.',
  shutdown: 'A pruned cell without requests needs this long to stop.',
  maxSurge:
    'Cells that a rollout may have above the wished number: a whole number, or a share such as 25% (rounded up).',
  maxUnavailable:
    'Cells of the wished number that may be missing in a rollout: a whole number, or a share such as 25% (rounded down).',
  minReadySeconds: 'A new cell counts as available in a rollout after it was ready for this long.',
  crashAfter: 'A cell of a revision that crashes does so this long after its container started.',
  crashShare: 'Share of the starts of such a cell that end in a crash.',
  hpa: 'The HorizontalPodAutoscaler: bounds, metrics, behavior.',
  policy:
    'Which autoscaler decides, and what it is told; the HorizontalPodAutoscaler has a setting of its own.',
  autoscaling: 'Off keeps the number of cells as it is.',
  scrapePeriod: 'The metrics server reads every cell this often; CPU is the mean of that window.',
  syncPeriod: 'Time between the end of one decision and the start of the next.',
  syncDelay: 'Every decision takes a random time up to this.',
  objectiveLatency:
    'The promise to users: this percentile of the requests is answered within this time.',
  objectivePercentile: 'Share of requests that the objective speaks about.',
  pricePerHour: 'Paid from the moment a cell is scheduled until it is gone.',
}
