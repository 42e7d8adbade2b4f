import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { weightMax } from './engines/shelf.mjs'
import { root } from './setup/project.mjs'

/**
 * What a visitor downloads, in KB (1024 bytes) after gzip, against what it may weigh. Reads Vite's
 * manifest and the folder: a file that no row accounts for is an error, so that nothing grows unseen.
 */
// The stage lays out and draws the call graph of several services itself, and the checks of a link know the
// fields of such a graph; the first picture cannot wait for either. A link may hold any of ten autoscalers, each with its check (3.9 KB), and rollouts (0.3 KB); one server that is resized (0.3 KB); a mark leads to the very time of its event (0.1 KB).
// What Kubernetes refuses of a rollout is refused here too, in every place that checks settings (0.2 KB each).
// A log holds notes and bursts: their checks, and the load with a burst in it, which the page shows and the run serves (0.9 KB, in every worker 0.8 KB).
// Undo walks through documents, with wishes that are in no log yet, and what is done in the past begins a branch (1.5 KB); notes and bursts have marks on the time bar, and a step looks ahead (0.5 KB).
// Which engine a thread is of, and what a certificate holds (0.4 KB).
// Lessons stand in the menu, a run can be shut at a time, and a link names a step (0.6 KB).
// A link can ask for a lecture, and a window for its presenter (0.4 KB).
// The names of the chunks of the explanation of an incident (40 bytes).
// The way to kept runs, a goal in the address and what the desk has to note (0.3 KB).
// A lesson may be one from a link (60 bytes).
// A second stage beside the first is made of what is there, and by what the page has (0.9 KB).
// The titles of all lessons stand in the menu (0.1 KB).
// A fork on the time bar where a branch began, and the way of a link to its second run (0.2 KB).
const page = { name: 'page, at once (JavaScript)', max: 161.7 }
// The room below the last slider of an autoscaler is the last rule that came (30 bytes).
// So are what a link is good for, its QR code and the room's (0.2 KB).
// And the lists of kept runs, and the two buttons of a round (0.4 KB).
const styles = { name: 'page, at once (CSS)', max: 15.8 }
// Each system has a worker of its own, with all ten autoscalers, because a visitor may change to any of them in a run (11 KB); a lone service can have a queue of its own (2.1 KB), and rollouts with cells that crash are part of a run (3.6 KB), as is a server that is resized (0.7 KB). The data plane at full function, and saves of a run: what runs in the worker grows, and no picture waits for it.
// Every run keeps why its requests were lost or late (1.7 KB), and foretells no cell that crashes before it is ready (0.2 KB). thousands of cells that go down at once are struck out in 2 s instead of 8 s (0.2 KB), and no cell is foretold that crashes before it is ready (0.2 KB).
// A thread is told which systems it serves (10 bytes).
const worker = { name: 'worker of one service', max: 69.5 }
const servicesWorker = { name: 'worker of many services', max: 86.2 }
// A link of another engine keeps its digest (10 bytes).
// And the second run of a comparison, as what differs from the first (0.7 KB). That a small player shows no lesson, and
// what another program has put behind the #, is told where links are read, not by the page at once (0.2 KB).
const linkWorker = { name: 'worker of long links', max: 27.5 }
const importWorker = { name: 'worker of long imports', max: 30 }
const k6Worker = { name: 'worker of long k6 scripts', max: 50 }
// With the readers of Knative, KEDA and AWS, and the checks of all policies, which the page has anyway.
const manifestWorker = { name: 'worker of long manifests', max: 62 }
// Every run of a sweep is made in it: the whole core, and the checks of a run.
// Its threads also answer what an explanation of an incident asks (5.2 KB); a worker of its own would weigh 92 KB.
const sweepWorker = { name: 'worker of sweeps', max: 105.9 }
const fonts = { name: 'fonts, all', max: 160 }
/** Chunks loaded later, by the source file that is imported lazily. What two rows share counts in the first. */
const lazy = [
  { name: 'cells on a 2D canvas', max: 22, matches: /^src\/app\/stage\/canvas2d\/canvas-renderer/ },
  {
    name: 'settings and charts',
    // What is there where a run has several services, hooks, and whose a figure is; what a sample of many cells says of itself; where requests wait; the way to the editor;
    // that a cell waits for its restart; which decision is behind a server of another size (0.05 KB).
    // How the chart of cells asks for the windows of a decision, and what both share with them.
    // The sheet of a phone holds the card of a lesson (0.3 KB).
    // Whose settings are shown where two runs are compared, and the lines of the other one (0.9 KB).
    // Room for a line that is drawn ahead, and where its pad goes (0.3 KB).
    // What stands below a form that is fetched comes with it (0.2 KB).
    max: 50.6,
    matches: /^src\/(app\/(charts\/|ui\/(panels\/|inspector\/|stage-area\/Charts))|core\/)/,
  },
  // And by which engine, where that is an older one (0.4 KB).
  { name: 'how requests are simulated', max: 3.4, matches: /^src\/app\/player\/rung-chip\.ts$/ },
  { name: 'links of older engines', max: 2, matches: /^src\/app\/store\/older-engine\.ts$/ },
  // The built-in lessons with their English, what plays them ahead and measures them, and the card.
  // And a lesson from elsewhere, which says what it is and waits where it is heavy (0.7 KB); the way to the card that makes one (0.3 KB).
  // Eight of them, each with a run, measures, claims and notes (2 KB each).
  // A line that is drawn over a chart, its gap, and the decisive seconds once more (3.9 KB). The ways to a lecture and to paper, and a look ahead (0.5 KB).
  // The ways on stay in sight on low stages and phones (0.5 KB). A number is taken while it is typed (0.2 KB).
  // A way to the goal that a lesson offers at its end (0.1 KB).
  // Two more lines to draw, and why each went so (1.3 KB).
  { name: 'lessons', max: 40.5, matches: /^src\/app\/ui\/lessons\/LessonHost/ },
  { name: 'lessons in German', max: 12.5, matches: /^src\/text\/de\/lessons\// },
  // A lesson before a room, and the tally of its hands; what its presenter's window shows comes with that.
  // A line that is drawn for the room, and a denser card in a low hall (0.4 KB).
  { name: 'lectures', max: 7.9, matches: /^src\/app\/ui\/lecture\/Lecture/ },
  { name: "presenter's window", max: 4, matches: /^src\/app\/ui\/presenter\/open-presenter/ },
  { name: 'several services', max: 5, matches: /^src\/app\/ui\/services\/Services/ },
  { name: 'lineage', max: 12, matches: /^src\/app\/ui\/stage-area\/LineageHost/ },
  // With the words of what was taken back and of notes, and the steps to what happened, which the chunk of the moment has from here.
  // What a comparison says to a screen reader (0.2 KB).
  { name: 'summary and voice', max: 8.8, matches: /^src\/app\/ui\/access\// },
  // The catalogue of a language, fetched by those who read it.
  // With what the readers of metrics, k6 scripts and manifests (2.4 KB) say, why requests were lost (0.5 KB), and rollouts (0.6 KB), what can be done with a link (0.4 KB),
  // and notes, bursts, branches and what was taken back (1.3 KB).
  // What is said of a lesson that cannot be taken (0.9 KB), and the card of lessons (1 KB).
  // What an incident was, and every cause that is taken out of it (1.9 KB).
  // Curves that are drawn ahead, and what is refused of them (0.6 KB).
  // A lesson before a room, and its presenter's window (0.6 KB).
  // What is said of two runs that are compared (1.5 KB), and the card in which a lesson is made (1.8 KB), with a scale that is too short (0.1 KB).
  // What is said of a tree that is kept, of a comparison in a link, and of goals that are offered (0.4 KB).
  // What is held back while a lesson is open, a lecture without one, and what is refused of a “why” (0.5 KB).
  { name: 'German', max: 64.3, matches: /^src\/text\/de\/german\.ts$/ },
  // Bursts, notes, steps and the branches of a run.
  { name: 'what is done at a moment', max: 6, matches: /^src\/app\/ui\/deeds\/Moment/ },
  { name: 'pseudo-languages', max: 2, matches: /^src\/text\/pseudo\.ts$/ },
  { name: 'many cells', max: 5, matches: /^src\/app\/stage\/canvas2d\/many-cells\.ts$/ },
  { name: 'key to the cells', max: 3, matches: /^src\/app\/stage\/key\.ts$/ },
  {
    name: 'cells on the graphics card',
    max: 19,
    matches: /^src\/app\/stage\/gl\/card\.ts$/,
  },
  // The names of other chunks move it by thirty bytes.
  { name: 'pictures and clips', max: 9.6, matches: /^src\/app\/ui\/dialogs\/ImageTab/ },
  // The encoders are fetched with the first clip of their kind.
  { name: 'encoder of videos', max: 62, matches: /^src\/app\/exports\/video-sink/ },
  { name: 'encoder of GIFs', max: 6, matches: /^src\/app\/exports\/gif-sink/ },
  {
    // With the check of a run and of a graph of services, which no picture waits for.
    // And the makers of comparable autoscalers, with the table of how well they followed the load.
    name: 'sweeps',
    max: 25,
    matches: /^src\/app\/ui\/sweep\/SweepDialog/,
  },
  // Two runs on one clock, the choice of the other one, and how they differ.
  { name: 'comparison', max: 16, matches: /^src\/app\/ui\/compare\// },
  {
    // With the codec of links: the share dialog packs one at once.
    // What is brought in is told by its first words: manifests, loads, metrics, scripts of k6, runs, links; a way leads to the calibration.
    // Of a comparison both runs are looked at before a link is packed, and of another program's link what it is (0.1 KB).
    name: 'dialogs and details',
    // The file of a run, which kept runs need too, was counted with pictures before (0.9 KB).
    // The export of a manifest is one of any autoscaler.
    // The names of other chunks move it by thirty bytes, so as much is left free.
    // And the way to what is shown under a link and beside it (0.3 KB).
    // Why a run is a file, where its text is too long for any link.
    // The words of every policy and of graphs, against which links are packed (0.7 KB).
    // The codec of links fetches a lesson's reader, and an older engine's from the page (1.1 KB); what a file of a lesson shares stands apart (0.9 KB).
    // A link of a comparison holds its second run (1 KB).
    // A clip ends where the run may be seen (40 bytes).
    max: 35.2,
    matches: /^src\/app\/(store\/link-codec|ui\/(autoscaler|dialogs\/(Help|Share|Import)Dialog))/,
  },
  // What is shown under a link: the maker of QR codes (2 KB), its picture, lengths, lines to copy, and the certificate (0.8 KB).
  {
    name: 'uses of a link',
    max: 5.8,
    matches: /^src\/app\/ui\/dialogs\/share\/uses\/(LinkUses|Certificate)/,
  },
  {
    // Drafts, saved runs, goals and rounds by hand. What notes they tell comes beside the first picture, their dialog when it is asked for.
    name: 'runs, drafts and goals',
    // And the tree of each (1.1 KB), and the goals that are offered (1.2 KB).
    max: 16.8,
    matches: /^src\/app\/ui\/runs\//,
  },
  { name: 'fidelity', max: 3, matches: /^src\/app\/ui\/dialogs\/Fidelity/ },
  // Forms and reasons of nine autoscalers, and the choice between them.
  { name: 'other autoscalers', max: 10, matches: /^src\/app\/ui\/policies\// },
  { name: 'windows of decisions', max: 4, matches: /^src\/app\/ui\/decisions\/shown-window/ },
  { name: 'causes of losses', max: 4, matches: /^src\/app\/ui\/causes\// },
  { name: 'explanation of an incident', max: 7, matches: /^src\/app\/ui\/incidents\// },
  { name: 'rollout', max: 3, matches: /^src\/app\/ui\/rollout\/Rollout/ },
  { name: 'states', max: 6, matches: /^src\/app\/ui\/overlays\/States/ },
  { name: 'preferences', max: 4, matches: /^src\/app\/ui\/header\/Preferences/ },
  {
    // The names of other chunks, which change with their content, move its eight files by thirty bytes.
    // With the readers of Prometheus and CloudWatch, of a service's metrics, and what the preview says of gaps and resampling.
    name: 'import of loads, runs, links and charts',
    max: 22.5,
    matches: /^src\/app\/ui\/dialogs\/(Load|Run|Link|Charts)Import/,
  },
  // Lessons that are not built in: the check of every field, the seal, and the import of a file.
  {
    name: 'lessons from elsewhere',
    max: 8,
    matches: /^src\/(lessons\/sealed-lesson|app\/ui\/dialogs\/LessonImport)/,
  },
  // The card in which a lesson is made; the check of lessons and the seal count above.
  { name: 'making of lessons', max: 12, matches: /^src\/app\/ui\/authoring\/Author/ },
  // The parser of JavaScript alone, acorn, weighs what its decision says.
  { name: 'import of k6', max: 50, matches: /^src\/app\/ui\/dialogs\/K6Import/ },
  { name: 'calibration', max: 9, matches: /^src\/app\/ui\/dialogs\/Calibration\.tsx$/ },
  { name: 'export of loads', max: 3, matches: /^src\/app\/ui\/dialogs\/LoadExport/ },
  { name: 'export of charts', max: 6, matches: /^src\/app\/ui\/dialogs\/ChartsDialog/ },
  {
    // The YAML package alone, with comments kept and lines known, weighs 29 KB. With the editor of single
    // values and fields, readers and writers of Knative, KEDA and AWS (10 KB), and clean manifests.
    name: 'import and export of manifests',
    max: 58,
    matches: /^src\/(app\/ui\/dialogs\/ManifestImport|share\/manifests\/)/,
  },
  // CodeMirror and its grammar of YAML; the reader of manifests counts above.
  { name: 'editor', max: 116, matches: /^src\/app\/ui\/editor\// },
]

const dist = join(root, 'dist')
/** @type {Record<string, { file: string, isEntry?: boolean, isDynamicEntry?: boolean, imports?: string[], css?: string[] }>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))
if (manifest['index.html']?.isEntry !== true) throw new Error('the build has no index.html')

const accounted = new Set()
let isOver = false

const atOnce = closure('index.html')
const classic = readdirSync(dist).filter((file) => extname(file) === '.js')
weigh(page, [...atOnce.map((key) => fileOf(key)), ...classic])
weigh(styles, assets(/^style-.*\.css$/), { isNeeded: true })
weigh(worker, assets(/^autoscaled-service-worker-.*\.js$/), { isNeeded: true })
weigh(servicesWorker, assets(/^microservices-worker-.*\.js$/), { isNeeded: true })
weigh(linkWorker, assets(/^link-worker-.*\.js$/), { isNeeded: true })
weigh(importWorker, assets(/^import-worker-.*\.js$/), { isNeeded: true })
weigh(k6Worker, assets(/^k6-worker-.*\.js$/), { isNeeded: true })
weigh(manifestWorker, assets(/^manifest-worker-.*\.js$/), { isNeeded: true })
weigh(sweepWorker, assets(/^sweep-worker-.*\.js$/), { isNeeded: true })
weigh(fonts, assets(/\.woff2$/), { isNeeded: true })
for (const row of lazy) {
  const entries = Object.keys(manifest).filter((key) => {
    return manifest[key]?.isDynamicEntry === true && row.matches.test(key)
  })
  if (entries.length === 0) throw new Error(`the build has no ${row.name}`)
  const keys = new Set(
    entries
      .flatMap((key) => closure(key))
      .filter((key) => !atOnce.includes(key) && !accounted.has(fileOf(key))),
  )
  weigh(
    row,
    [...keys].map((key) => fileOf(key)),
  )
}

weighOlderEngines()

const forgotten = assets(/./).filter((file) => !accounted.has(file) && !isPicture(file))
for (const file of forgotten) {
  process.stderr.write(`no row of scripts/budget.mjs accounts for ${file}\n`)
}
process.exitCode = isOver || forgotten.length > 0 ? 1 : 0

/**
 * @param {{ name: string, max: number }} row
 * @param {readonly string[]} files
 */
function weigh({ name, max }, files, { isNeeded = false } = {}) {
  if (isNeeded && files.length === 0) throw new Error(`the build has no ${name}`)
  for (const file of files) accounted.add(file)
  const sum = files.reduce((total, file) => total + kilobytes(file), 0)
  const verdict = sum > max ? 'OVER' : 'ok'
  if (sum > max) isOver = true
  const figures = `${sum.toFixed(1).padStart(6)} of ${String(max).padStart(3)} KB`
  process.stdout.write(`${verdict.padEnd(5)}${figures}  ${name}\n`)
}

/** Older engines, fetched by who opens a link of theirs: as they are stored, all together. */
function weighOlderEngines() {
  const folder = join(dist, 'engines')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const packed = files.filter((file) => file.endsWith('.gz'))
  const sum = packed.reduce((all, file) => all + readFileSync(join(folder, file)).length / 1024, 0)
  if (sum > weightMax) isOver = true
  const figures = `${sum.toFixed(1).padStart(6)} of ${weightMax} KB`
  process.stdout.write(
    `${(sum > weightMax ? 'OVER' : 'ok').padEnd(5)}${figures}  older engines, all\n`,
  )
}

/** @param {string} file */
function kilobytes(file) {
  const bytes = readFileSync(join(dist, file))
  return (extname(file) === '.woff2' ? bytes : gzipSync(bytes, { level: 9 })).length / 1024
}

/** @param {string} key @param {Set<string>} seen @returns {string[]} */
function closure(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key)
    for (const imported of manifest[key]?.imports ?? []) closure(imported, seen)
  }
  return [...seen]
}

/** @param {string} key */
function fileOf(key) {
  const file = manifest[key]?.file
  if (file === undefined) throw new Error(`the manifest does not know ${key}`)
  return file
}

/** @param {RegExp} pattern */
function assets(pattern) {
  return readdirSync(join(dist, 'assets'))
    .filter((file) => pattern.test(file))
    .map((file) => `assets/${file}`)
}

/** @param {string} file */
function isPicture(file) {
  return ['.svg', '.png', '.webp'].includes(extname(file))
}
