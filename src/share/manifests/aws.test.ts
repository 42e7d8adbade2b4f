import { describe, expect, it } from 'vitest'
import { answered, autoscalersOf, corpus } from '../manifest-corpus.test-support.ts'
import { importManifest } from './import-manifest.ts'

function of(name: string, scaler: string) {
  return answered(corpus.get(name) ?? '', name, scaler).imported
}

function problemOf(text: string): string {
  const seen = importManifest(text, 'x.json')
  return seen.ok ? 'accepted' : seen.problem
}

describe('policies of AWS', () => {
  it('[I59] a template with short tags gives a group, its parameters their defaults', () => {
    const { policy, settings, scalers, refused } = of('cfn-tracking.yaml', 'Group')
    expect(scalers).toEqual([
      { key: 'Group', kind: 'TargetTrackingScaling', name: 'Group', policy: 'target-tracking' },
    ])
    expect(policy).toMatchObject({
      minSize: 2,
      maxSize: 24,
      warmup: 75,
      policies: [{ signal: 'cpu', target: 60, scaleInDisabled: false }],
    })
    expect(settings).toEqual({ initialReplicas: 3 })
    expect(refused).toEqual([])
    const asked = importManifest(corpus.get('cfn-computed.yaml') ?? '', 'x.yaml')
    expect(asked.ok && asked.value.refused.map(({ path, line }) => [path, line])).toEqual([
      ['Properties.MinSize', 5],
      ['Properties.EstimatedInstanceWarmup', 16],
    ])
  })

  it('[I59] a group that names no size begins with its minimum', () => {
    const begun = of('cfn-step.yaml', 'Group')
    expect(begun).toMatchObject({ policy: { minSize: 1 }, settings: { initialReplicas: 1 } })
    const absent = begun.mapped.filter(({ line }) => line === 0)
    expect(absent.map(({ path, becomes }) => [path, becomes])).toEqual([
      ['Properties.DesiredCapacity', '1'],
    ])
    expect(begun.unsaid).toEqual(['initialReplicas'])
    const text = corpus.get('cfn-tracking.yaml') ?? ''
    const computed = text.replace(/DesiredCapacity: .*/u, 'DesiredCapacity: !Ref Unknown')
    expect(computed).not.toBe(text)
    expect(answered(computed, 'x.yaml', 'Group').imported.settings).toEqual({})
    const target = corpus.get('cfn-application.yaml') ?? ''
    const [first] = autoscalersOf(target, 'cfn-application.yaml')
    expect(first?.imported.settings).toEqual({})
  })

  it('[I59] requests per target are counted by the minute there, by the second here', () => {
    const { policy, needs } = of('aws-tracking-requests.json', 'web')
    expect(policy).toMatchObject({
      minSize: 2,
      maxSize: 20,
      warmup: 45,
      policies: [
        { signal: 'requests-per-second', target: 20 },
        { signal: 'queue-length', target: 12 },
      ],
    })
    expect(needs.map(({ name }) => name)).toEqual(['BacklogPerInstance'])
    expect(of('cfn-simple.json', 'Group').policy).toMatchObject({
      policies: [
        { signal: 'requests-per-second', threshold: 25, cooldown: 60, adjustment: 1 },
        { signal: 'cpu', threshold: 20, cooldown: 240, adjustment: -10 },
      ],
    })
  })

  it('[I59] steps come with the alarms that run them', () => {
    const { policy, notices, refused } = of('aws-step.json', 'web')
    expect(policy).toMatchObject({
      kind: 'step-scaling',
      warmup: 60,
      policies: [
        {
          direction: 'out',
          threshold: 66,
          evaluationPeriods: 3,
          datapointsToAlarm: 2,
          minMagnitude: 2,
          steps: [
            { lower: 0, upper: 15, adjustment: 20 },
            { lower: 15, upper: null, adjustment: 40 },
          ],
        },
        { direction: 'in', threshold: 25.5, evaluationPeriods: 5, datapointsToAlarm: 5 },
      ],
    })
    expect(notices.map((sentence) => sentence.split(':')[0])).toEqual([
      'Line 52, column 27',
      'Line 2, column 3',
    ])
    expect(notices[1]).toContain('this file holds no group for “out”; it may have 1 to 40')
    expect(refused.map(({ path }) => path)).toEqual(['Period', 'TreatMissingData'])
  })

  it('[I59] each group and kind of policy is an autoscaler of its own', () => {
    const seen = importManifest(corpus.get('cfn-both-kinds.yaml') ?? '', 'x.yaml')
    expect(seen.ok && seen.value.scalers.map(({ key, policy }) => [key, policy])).toEqual([
      ['TargetTrackingScaling/Group', 'target-tracking'],
      ['SimpleScaling/Group', 'simple-scaling'],
    ])
    expect(of('cfn-both-kinds.yaml', 'TargetTrackingScaling/Group').policy).toMatchObject({
      policies: [{ signal: 'cpu', target: 30 }],
    })
  })

  it('[I59] what is not simulated is refused by name, what is wrong told where it stands', () => {
    const { refused } = of('aws-describe.json', 'web')
    expect(refused.map(({ path, line }) => [path, line])).toEqual([
      ['TargetTrackingConfiguration.PredefinedMetricSpecification', 22],
      ['PolicyType', 29],
    ])
    expect(problemOf('{"PolicyName": "a", "PolicyType": "PredictiveScaling"}')).toBe(
      'Line 1, column 1: policy “a” is no target tracking, step or simple scaling; nothing else of AWS is simulated.',
    )
    const alone = '{"PolicyName": "a", "PolicyType": "StepScaling", "StepAdjustments": []}'
    expect(problemOf(alone)).toContain('has no alarm in this file that runs it')
    expect(problemOf('{"TargetValue": "much"}')).toBe(
      'Line 1, column 17: “TargetValue” must be a number, not “much”.',
    )
    expect(
      problemOf(
        '{"TargetValue": 0, "PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"}}',
      ),
    ).toBe('Line 1, column 17: “TargetValue” must be a number from 0.001 to 1000000000, not 0.')
  })
})
