/** What stands on the printed sheet of a lesson beside the lesson's own words. */
export const englishPoster = {
  lesson: 'A lesson in digital mitosis',
  /** Said in the other language: the way from here to it. */
  other: 'Deutsch',
  open: 'Play it in the browser',
  when: (begin: string, end: string) => `${begin} to ${end}`,
  ask: 'What do you think?',
  line: 'Your answer:',
  draw: 'Draw your line on a sheet of your own; what came is in the chart above.',
  right: 'this is what happened',
  was: (value: string) => `It was ${value}.`,
  limit: 'Where the metaphor breaks',
  run: (number: number) => `Run ${number}`,
  replicas: 'Replicas, ready and asked for',
  ready: 'ready',
  asked: 'asked for',
  latency: 'Latency: 99% of the answers were faster',
  chart: (replicas: string, latency: string) =>
    `Replicas and 99th percentile of latency over simulated time; the steps are marked by their numbers. At most ${replicas} replicas were ready, and the slowest p99 was ${latency}.`,
  measured: (engine: number, seed: number) =>
    `All underlined numbers were measured by playing this lesson when this sheet was made: engine version ${engine}, seed ${seed}. The same run gives the same numbers everywhere.`,
}

export type PosterTexts = typeof englishPoster
