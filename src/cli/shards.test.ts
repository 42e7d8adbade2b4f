import { describe, expect, it } from 'vitest'
import { chooseShard } from './shards.ts'

const nothing = { shard: null, shards: null }
const slurm = (id: number, count: number, min: number, max: number) => ({
  SLURM_ARRAY_TASK_ID: String(id),
  SLURM_ARRAY_TASK_COUNT: String(count),
  SLURM_ARRAY_TASK_MIN: String(min),
  SLURM_ARRAY_TASK_MAX: String(max),
})

describe('which part of a sweep this process has', () => {
  it('[Q22] all of it, unless somebody says otherwise', () => {
    const whole = { ok: true, value: { shard: { index: 0, count: 1 }, from: null } }
    expect(chooseShard(nothing, {})).toEqual(whole)
    expect(chooseShard(nothing, { JOB_COMPLETION_INDEX: '' })).toEqual(whole)
  })

  it('[Q22] --shard says it, whatever a scheduler says', () => {
    const third = { ok: true, value: { shard: { index: 3, count: 8 }, from: null } }
    expect(chooseShard({ shard: '3/8', shards: null }, { BATCH_TASK_INDEX: '1' })).toEqual(third)
    expect(chooseShard({ shard: '8/8', shards: null }, {}).ok).toBe(true)
    expect(chooseShard({ shard: '0/8', shards: null }, {}).ok).toBe(true)
  })

  it.each([
    ['Kubernetes', { JOB_COMPLETION_INDEX: '3' }, 8, 'JOB_COMPLETION_INDEX'],
    ['Slurm 0-7', slurm(3, 8, 0, 7), null, 'SLURM_ARRAY_TASK_ID'],
    ['Slurm 1-8', slurm(4, 8, 1, 8), null, 'SLURM_ARRAY_TASK_ID'],
    ['Slurm 5-19:2', slurm(11, 8, 5, 19), 8, 'SLURM_ARRAY_TASK_ID'],
    [
      'AWS Batch',
      { AWS_BATCH_JOB_ARRAY_INDEX: '3', AWS_BATCH_JOB_ARRAY_SIZE: '8' },
      null,
      'AWS_BATCH_JOB_ARRAY_INDEX',
    ],
    ['AWS Batch with --shards', { AWS_BATCH_JOB_ARRAY_INDEX: '3' }, 8, 'AWS_BATCH_JOB_ARRAY_INDEX'],
    ['Google Batch', { BATCH_TASK_INDEX: '3', BATCH_TASK_COUNT: '8' }, null, 'BATCH_TASK_INDEX'],
  ])('[Q22] %s', (_, environment, shards, from) => {
    expect(chooseShard({ shard: null, shards }, environment)).toEqual({
      ok: true,
      value: { shard: { index: 3, count: 8 }, from },
    })
  })

  it('[Q22] every index of a Slurm array has a place of its own', () => {
    const places = [2, 5, 8, 11].map((id) => chooseShard(nothing, slurm(id, 4, 2, 11)))
    expect(places).toMatchObject([0, 1, 2, 3].map((index) => ({ value: { shard: { index } } })))
    const alone = chooseShard(nothing, slurm(7, 1, 7, 7))
    expect(alone).toMatchObject({ value: { shard: { index: 0, count: 1 } } })
  })

  it.each([
    ['leave --shards out', { shard: '3/8', shards: 8 }, {}],
    ['--shard is I/N', { shard: '3', shards: null }, {}],
    ['--shard is I/N', { shard: '3/0', shards: null }, {}],
    ['--shard is I/N', { shard: '-1/4', shards: null }, {}],
    ['no shard 9 of 8; give one from 1 to 8', { shard: '9/8', shards: null }, {}],
    ['not which one this is: JOB_COMPLETION_INDEX', { shard: null, shards: 8 }, {}],
    ['is 3, but nothing tells of how many', nothing, { JOB_COMPLETION_INDEX: '3' }],
    ['is 8, which is none of 8', { shard: null, shards: 8 }, { JOB_COMPLETION_INDEX: '8' }],
    ['must be a whole number from 0, not “-1”', nothing, { BATCH_TASK_INDEX: '-1' }],
    ['must be a whole number', nothing, { BATCH_TASK_INDEX: '1', BATCH_TASK_COUNT: 'many' }],
    [
      'BATCH_TASK_COUNT is 4, but --shards says 8',
      { shard: null, shards: 8 },
      { BATCH_TASK_INDEX: '1', BATCH_TASK_COUNT: '4' },
    ],
    [
      'SLURM_ARRAY_TASK_ID and BATCH_TASK_INDEX say different things',
      nothing,
      { ...slurm(1, 4, 0, 3), BATCH_TASK_INDEX: '2', BATCH_TASK_COUNT: '4' },
    ],
    ['not evenly spaced, so 3 names no place', nothing, slurm(3, 4, 1, 9)],
    ['not evenly spaced', nothing, slurm(0, 4, 1, 4)],
  ])('[Q22] a contradiction is refused: %s', (words, request, environment) => {
    const chosen = chooseShard(request, environment)
    expect(chosen.ok ? 'accepted' : chosen.problem).toContain(words)
  })
})
