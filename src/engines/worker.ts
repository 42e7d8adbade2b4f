import { answer } from './answer.ts'

/** Glue: this file is the worker of a page without anything else, built for the check of the engines alone. */
try {
  postMessage({ answer: answer() })
} catch (error) {
  postMessage({ problem: error instanceof Error ? error.message : String(error) })
}
