import { mitosis } from './mitosis.ts'
import { processTerminal } from './terminal.ts'

process.exitCode = await mitosis(process.argv.slice(2), processTerminal())
