import { scenarios } from '#core/organisms/autoscaled-service/scenarios.ts'

const scenarioLines = Object.entries(scenarios).map(
  ([id, { description }]) => `  ${id.padEnd(10)} ${description}`,
)

/** The help of `npm run mitosis`. */
export const usage = `Usage: npm run mitosis -- run SCENARIO|LINK|FILE [options]

Runs a simulation to its end and prints its figures and its digest. The same run has the
same digest in every browser and in Node.

  SCENARIO   a built-in one, or autoscaled-service for the start settings
  LINK       a link of the page, or what stands behind its #; in quotes, since it holds & and ~
  FILE       a .mitosis.json file

Options:
  --manifest FILE        HorizontalPodAutoscaler (autoscaling/v2), with its Deployment beside it
  --accept FIELD,…|all   leave these fields of the manifest out, which are not simulated
  --signal NAME=WHAT     what a metric of the manifest counts: requests-per-second, in-flight or
                         queue-length; once for each metric
  --hpa NAME             which autoscaler, where the manifest holds several
  --load FILE            load as CSV, or as JSON {dt_s, counts} or {dt_s, rates}
  --load-unit UNIT       count: requests in an interval; rate: requests per second
  --load-interval S      seconds of one line, where the file has no times
  --seed N               another run of the same settings: 0 to 4294967295
  --until T              stop at T simulated seconds
  --csv FILE             write the history, a row a window
  --json                 print one JSON object instead of the table
  --help                 print this

Scenarios:
${scenarioLines.join('\n')}
`
