import { scenarios } from '#core/organisms/scenarios.ts'

const scenarioLines = Object.entries(scenarios).map(
  ([id, { description }]) => `  ${id.padEnd(10)} ${description}`,
)

/** The help of `npm run mitosis`. */
export const usage = `Usage: npm run mitosis -- run SCENARIO|LINK|FILE [options]
       npm run mitosis -- explain SCENARIO|LINK|FILE [options]
       npm run mitosis -- sweep SCENARIO|LINK|FILE --over PATH=VALUES… --seeds N [options]
       npm run mitosis -- merge FILE… [--json]

run    Runs a simulation to its end and prints its figures and its digest. The same run has the
       same digest in every browser and in Node.
explain Explains an incident of a run: what was lost for which causes, and how much less is lost
       without each of them, in other runs on the same seed: docs/spec/incidents.md.
sweep  Runs every combination of some values with every one of some seeds, on all cores or one
       shard of many, and writes a line of JSON a run: docs/scale.md.
merge  Adds up what sweeps have written: percentiles of all answers, means with their intervals,
       paired differences, and the front of cost against p99.

  SCENARIO   a built-in one, or autoscaled-service or microservices for the start settings
  LINK       a link of the page, or what stands behind its #; in quotes, since it holds & and ~
  FILE       a .mitosis.json file

Options of run, explain and sweep:
  --manifest FILE        HorizontalPodAutoscaler (autoscaling/v2), with its Deployment beside it
  --accept FIELD,…|all   leave these fields of the manifest out, which are not simulated
  --signal NAME=WHAT     what a metric of the manifest counts: requests-per-second, in-flight or
                         queue-length; once for each metric
  --hpa NAME             which autoscaler, where the manifest holds several
  --service NAME         whose manifest it is, in a run of several services
  --load FILE            load as CSV, or as JSON {dt_s, counts} or {dt_s, rates}
  --load-unit UNIT       count: requests in an interval; rate: requests per second
  --load-interval S      seconds of one line, where the file has no times
  --set PATH=VALUE…      other values of the run, such as slots=8 hpa.cpu=65, or those of one of several
                         services: checkout.slots=8
  --seed N               another run of the same settings: 0 to 4294967295; a sweep begins with it
  --until T              stop at T simulated seconds
  --help                 print this

Options of run:
  --csv FILE             write the history, a row a window; of several services one after another
  --json                 print one JSON object instead of the table

Options of explain:
  --at T                 the incident of this moment, in simulated seconds; else the worst one
  --of SERVICE           of which one of several services; else the one that clients call first
  --json                 print one JSON object instead of sentences

Options of sweep:
  --over PATH=VALUES…    values of a path: slots=2,4,8 or hpa.min=1..5 or failureShare=0..0.2:0.05;
                         a path is a parameter, hpa.min, hpa.max, hpa.cpu, load.peak, or a field
                         such as hpa.behavior.scaleDown.stabilizationWindowSeconds; of one of several
                         services with its name in front: checkout.hpa.min=2..6
  --seeds N              how many seeds; the same for every combination
  --out FILE             write there instead of to stdout; an interrupted sweep goes on from there
  --workers N            threads, as many as there are cores if nothing is said
  --shard I/N            only this shard; without it the index that Kubernetes, Slurm, AWS Batch or
                         Google Batch has set
  --shards N             of how many, where the scheduler does not tell

Scenarios:
${scenarioLines.join('\n')}
`
