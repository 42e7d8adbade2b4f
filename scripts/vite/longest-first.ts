import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of tests that take long, longest first. */
const long = ['src/swarm/swarm.test.ts', 'src/worker/host.test.ts']

/**
 * Begins with the files that take longest. On a machine that has not run the tests before, Vitest goes by the size of a file, which
 * says nothing here: the swarm came last, and one of two cores was idle for half a minute.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = long.findIndex((file) => moduleId.endsWith(file))
      return place < 0 ? long.length : place
    }
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}
