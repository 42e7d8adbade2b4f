import { expect, it } from 'vitest'
import { syncDeployment, type Revision } from './deployment.ts'

const revision = (genome: number, number: number, replicas: number): Revision => ({
  genome,
  number,
  replicas,
  desiredAnnotation: 8,
  maxAnnotation: 10,
  crash: null,
})

it('[C23] of two former revisions the one that was made first goes first, also after a way back to it', () => {
  // The first revision (genome 0) was gone back to, and is no. 4 by now.
  const deployment = [revision(5, 3, 4), revision(0, 4, 4), revision(6, 5, 2)]
  const sight = { desired: 8, surge: 2, unavailable: 2, available: [4, 4, 0], active: 10 }
  const sizes = syncDeployment(deployment, sight)?.map(({ replicas }) => replicas)
  expect(sizes).toEqual([4, 2, 2])
})
