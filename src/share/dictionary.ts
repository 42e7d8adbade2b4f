import { strToU8 } from 'fflate'

/**
 * What links are packed against, per format digit: text that most of them contain, the likeliest at
 * the end, where a reference to it is shortest. A word that changes makes every link of its format
 * unreadable: these texts are frozen, and golden-links.json holds them. Another text is another digit.
 */
export const dictionaries: Readonly<Record<string, Uint8Array>> = {
  '1': strToU8(
    [
      // Policies of others, and graphs of services.
      'triggerspausedpausedScaleInpausedScaleOutforceActivationactivationThresholdmetricTypeprometheus',
      '"minReplicaCount":"idleReplicaCount":"maxReplicaCount":"cooldownPeriod":"initialCooldownPeriod":',
      '"fallbackReplicas":"pollingInterval":"containerConcurrencyTargetDefault":',
      '"containerConcurrencyTargetPercentage":"requestsPerSecondTargetDefault":"enableScaleToZero":',
      '"maxScaleUpRate":"maxScaleDownRate":"scaleToZeroGracePeriod":"scaleToZeroPodRetentionPeriod":',
      '"cluster":{"stableWindow":"panicWindowPercentage":"panicThresholdPercentage":"activationScale":',
      '"scaleDownDelay":"initialScale":"targetBurstCapacity":"targetUtilizationPercentage":',
      '"containerConcurrency":"minScale":"maxScale":"window":',
      '"evaluationPeriods":"datapointsToAlarm":"scaleInDisabled":true"lowShare":"high":{"low":{"warmup":',
      '"PercentChangeInCapacity""ChangeInCapacity""ExactCapacity""minMagnitude":"adjustment":"lower":"upper":',
      '"comparison":"GreaterThanOrEqualToThreshold""LessThanOrEqualToThreshold""threshold":"cooldown":"steps":[',
      '"fallback":"timeWindow":"operator":"GreaterThan""LessThan""action":"ChangeCount""direction":"Increase"',
      '"Decrease""rules":[{"minimum":"maximum":"stabilisationPeriod":"initialisationPeriod":"scaleInControl":',
      '"signals":[{"minNumReplicas":"maxNumReplicas":"mode":"ON""above":"below":"concurrency""vertical""factor":',
      '"on-demand""replicas":"minSize":"maxSize":',
      '"breakerWindow":"breakerShare":"breakerOpen":"breakerProbes":"optional":true"hedge":"jitter":',
      '"clients":"think":"discipline":"processor-sharing""lcfs-preemptive""fcfs""latency":0.001,',
      'catalogsessionssearchcheckoutgatewayfrontendpaymentsbackendordersuserscartdatabasecache',
      '["microservices",1,{"graph":[["gateway",{}],["checkout",{"slots":',
      // At the beginning, so that what follows stays as far from the end as it was.
      '"maxSurge":"25%","maxUnavailable":0,"minReadySeconds":"crashAfter":"crashShare":',
      '"stageLaw":"exponential","waiting":"cells""waiting":"activator""waiting":"shared","waitingLimit":',
      '"policy":{"kind":"target-trackingstep-scalingsimple-scalingazuremigkpakedathresholdmanual",',
      // Values and settings that are changed rarely.
      '"serviceLaw":"uniform"paretohyperexponentialerlangdeterministiclognormal',
      '"timeoutLaw":"fixed""shutdown":',
      '"stageScv":0,"scrapePeriod":"syncPeriod":"syncDelay":0,"objectivePercentile":99.9,95,90,',
      '"backoffMax":"backoff":"choices":3,"cancellation":true,"timeoutLaw":"exponential",',
      '"failureShare":0.01,"serviceQuantiles":[0.0"serviceLaw":"quantiles","serviceScv":4,',
      '"routing":"random""routing":"round-robin""routing":"least-requests",power-of-d',
      '"controller":{"tolerance":0.05,"downscaleStabilization":"cpuInitializationPeriod":',
      '"initialReadinessDelay":"scaleUpLimitFactor":"scaleUpLimitMinimum":"scaleToZero":true',
      '"configurableTolerance":false}',
      ',{"type":"ContainerResource","name":"cpu","container":"app",',
      ',{"type":"External","name":"queue_depth","signal":"queue-length","target":{"type":"Value",',
      '"value":30000}},{"type":"Object","name":"requests-per-second","signal":"in-flight",',
      '"target":{"type":"AverageValue","averageValue":100000}},{"type":"Pods",',
      '"name":"http_requests_per_second","signal":"requests-per-second",',
      '"target":{"type":"AverageValue","averageValue":50000}}',
      '"behavior":{"scaleUp":{"stabilizationWindowSeconds":0,"selectPolicy":"Max","policies":[',
      '{"type":"Pods","value":4,"periodSeconds":15},{"type":"Percent","value":100,"periodSeconds":15}',
      ']},"scaleDown":{"stabilizationWindowSeconds":300,"selectPolicy":"Min","policies":[',
      '{"type":"Percent","value":10,"periodSeconds":60}],"tolerance":0.1}}',
      // Settings that are changed often, in the order of the schema.
      '"load":{"every":60,"per":60,"changes":[{"every":300,"per":300,"counts":[',
      '],"timeout":5,"retries":0,"retryBudget":20,"cpuRequest":500,"cpuLimit":1000,"cpuPerSlot":250,',
      '"initialReplicas":1,"scheduling":1,"imagePull":0,"boot":30,"probePeriod":5,"probeDelay":10,',
      '"gracePeriod":60,"autoscaling":false,"objectiveLatency":0.25,"pricePerHour":0.1,',
      ',"serviceMean":0.05,"slots":8,"queueLimit":200,"initialReplicas":3,"cpuRequest":250,',
      ',"hpa":{"minReplicas":1,"maxReplicas":20,"metrics":[{"type":"Resource","name":"cpu",',
      '"target":{"type":"Utilization","averageUtilization":70}}]}},[[300,"hpa",{"minReplicas":2,',
      '"maxReplicas":100,"metrics":[{"type":"Resource","name":"cpu","target":{"type":"Utilization",',
      '"averageUtilization":50}}]}],[600,"load",[0,100,60,100,120,500,300,500,900,100]]]]',
      '["autoscaled-service",7,{},[]]["autoscaled-service",1,{"load":[0,60,120,60,240,420,',
    ].join(''),
  ),
}
