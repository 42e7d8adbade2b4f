import { isList } from '../plain.ts'
import { awsKind, fieldsOf, fixed, fixedRules, only } from './aws-objects.ts'
import type { ManifestObject } from './documents.ts'
import {
  eachField,
  idle,
  idleFields,
  inside,
  keepOrigin,
  refused,
  type Draft,
  type Rule,
} from './draft.ts'
import { into, unlessGiven } from './pod-object.ts'
import { eitherNumber, taken } from './take.ts'
import type { Raw } from './told.ts'

/** A group of instances, or what Application Auto Scaling scales: its bounds, and how long an instance warms up. */
export function readGroup(draft: Draft, raw: Raw, object: ManifestObject): void {
  const fields = fieldsOf(object)
  keepOrigin(draft, ['scaler', 'group'], fields)
  eachField(
    draft,
    { object, path: [], value: object.value },
    {
      ...resourceRules,
      ...(fields.path.length === 0
        ? groupRules(raw, object)
        : { Properties: (_, place) => eachField(draft, place, groupRules(raw, object)) }),
    },
  )
  const { minSize } = raw.values
  const desired = inside(fields, 'DesiredCapacity')
  // An Auto Scaling group begins with its minimum; how many there are of another target stands elsewhere.
  const isLeftOut = awsKind(object) === 'group' && (desired.value ?? null) === null
  if (isLeftOut && typeof minSize === 'number') {
    unlessGiven(draft, desired, 'initialReplicas', minSize)
  }
}

/** What a resource of a template says besides its properties. */
export const resourceRules = idleFields(
  'Type DependsOn Metadata Condition CreationPolicy UpdatePolicy DeletionPolicy UpdateReplacePolicy',
)

function groupRules(raw: Raw, object: ManifestObject): Readonly<Record<string, Rule>> {
  return awsKind(object) === 'target' ? targetRules(raw) : instanceRules(raw)
}

/** A bound of the group under the name that it is written by. */
function bound(raw: Raw, path: string, name: string): Rule {
  return fixed((draft, place) => {
    taken(raw, path, eitherNumber)(draft, place)
    keepOrigin(draft, ['scaler', 'group', name], place)
  })
}

const none =
  (reason: string): Rule =>
  (draft, place) =>
    (isList(place.value) && place.value.length === 0 ? idle : refused(reason))(draft, place)

const hooks = refused('hooks are not simulated; add their time to “Boot” or “Shutdown”')

function instanceRules(raw: Raw): Readonly<Record<string, Rule>> {
  return {
    ...idleFields(
      'AutoScalingGroupName AutoScalingGroupARN AvailabilityZones AvailabilityZoneIds AvailabilityZoneDistribution CapacityReservationSpecification VPCZoneIdentifier LaunchConfigurationName LaunchTemplate InstanceId LoadBalancerNames TargetGroupARNs TrafficSources Tags MetricsCollection EnabledMetrics NotificationConfiguration NotificationConfigurations ServiceLinkedRoleARN PlacementGroup Context HealthCheckType HealthCheckGracePeriod TerminationPolicies CreatedTime Instances Status SkipZonalShiftValidation AvailabilityZoneImpairmentPolicy InstanceMaintenancePolicy',
    ),
    MinSize: bound(raw, 'minSize', 'MinSize'),
    MaxSize: bound(raw, 'maxSize', 'MaxSize'),
    DesiredCapacity: fixed(
      into('initialReplicas', (value) => Number(eitherNumber.read(value) ?? NaN)),
    ),
    DefaultInstanceWarmup: bound(raw, 'warmup', 'DefaultInstanceWarmup'),
    ...cooldowns(raw),
    ...fixedRules({
      DesiredCapacityType: only(
        ['units'],
        idle,
        'the size of a group is a number of instances here',
      ),
      NewInstancesProtectedFromScaleIn: only(
        [false, 'false'],
        idle,
        'no instance is protected here',
      ),
      CapacityRebalance: only(
        [false, 'false'],
        idle,
        'no instance is taken away by its provider here',
      ),
    }),
    MaxInstanceLifetime: refused('instances do not grow too old here'),
    MixedInstancesPolicy: refused('all instances are alike here'),
    WarmPoolConfiguration: refused('instances are not kept in reserve here'),
    LifecycleHookSpecificationList: hooks,
    SuspendedProcesses: none('nothing is suspended here'),
  }
}

/** The cooldown of a group is that of its simple policies; nothing else waits for it. */
function cooldowns(raw: Raw): Readonly<Record<string, Rule>> {
  const rule =
    raw.values.kind === 'simple-scaling'
      ? fixed((draft, place) => {
          const value = eitherNumber.read(place.value)
          if (typeof value === 'number') raw.values.groupCooldown = value
          taken(raw, 'groupCooldown', eitherNumber)(draft, place)
        })
      : idle
  return { Cooldown: rule, DefaultCooldown: rule }
}

function targetRules(raw: Raw): Readonly<Record<string, Rule>> {
  return {
    ...idleFields(
      'ServiceNamespace ResourceId ScalableDimension RoleARN ScalableTargetARN CreationTime Tags PredictedCapacity',
    ),
    MinCapacity: bound(raw, 'minSize', 'MinSize'),
    MaxCapacity: bound(raw, 'maxSize', 'MaxSize'),
    ScheduledActions: none('a timetable is not simulated; shape the load instead'),
    SuspendedState: refused('nothing is suspended here'),
  }
}
