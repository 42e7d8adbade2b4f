import { isChartsCsv } from '#share/charts-csv.ts'
import type { FileKind } from '#share/file-limits.ts'

/** What a text seems to be; the readers themselves then say exactly what is wrong with it. */
export type ImportKind = FileKind | 'link' | 'charts'

/** Tells a text by its first words, and by the name of its file where it has one. */
export function detectKind(text: string, name: string): ImportKind {
  const start = text
    .slice(0, 4000)
    .replace(/^\uFEFF/u, '')
    .trimStart()
  if (/^(https?:\/\/\S*#\S*|#?([a-z]+=[^\s&]*&)*[swxl]=\S+)$/iu.test(text.slice(0, 12_000).trim()))
    return 'link'
  if (start.startsWith('{') && /"format"\s*:\s*"digital-mitosis/u.test(start)) {
    return /"format"\s*:\s*"digital-mitosis-lesson/u.test(start) ? 'lesson' : 'run'
  }
  if (/\.mitosis\.json$/iu.test(name)) return 'run'
  if (isChartsCsv(start)) return 'charts'
  // A load of ours begins with a comment, and labels of metrics may be called “kind”.
  if (/^# Digital Mitosis load: |^\{[^[]*"(resultType|MetricDataResults)"\s*:/u.test(start))
    return 'load'
  if (isK6(start, text, name)) return 'k6'
  // A table may begin with a comment, as YAML may; its name tells them apart.
  if (/\.csv$/iu.test(name)) return 'load'
  if (
    /^\s*(---|apiVersion\s*:|kind\s*:|metadata\s*:|spec\s*:|Resources\s*:|#)/mu.test(start) &&
    !/^[\d"]/u.test(start)
  )
    return 'manifest'
  if (/\.ya?ml$/iu.test(name) || /"(apiVersion|kind)"\s*:/u.test(start)) return 'manifest'
  if (/"(Resources|TargetValue|(Policy|Alarm|AutoScalingGroup)Name)"\s*:/u.test(start))
    return 'manifest'
  return 'load'
}

// A script exports its options; in JSON they have the names that k6 gives them.
function isK6(start: string, text: string, name: string): boolean {
  if (/\.[cm]?[jt]s$/iu.test(name)) return true
  const beginning = text.slice(0, 20_000)
  if (start.startsWith('{')) {
    if (/"(apiVersion|kind)"\s*:/u.test(start)) return false
    return /["'\s,{](scenarios|stages|executor|vus)["']?\s*:/u.test(beginning)
  }
  return /\b(from|require\()\s*['"]k6\b|^export\s+(const|let|var|default|\{)/mu.test(beginning)
}

/** What a file may be, by its name alone: enough to know its largest size before reading it. */
export function kindByName(name: string): FileKind {
  if (/\.ya?ml$/iu.test(name)) return 'manifest'
  if (/\.[cm]?[jt]s$/iu.test(name)) return 'k6'
  return /\.mitosis\.json$/iu.test(name) ? 'run' : 'load'
}
