import { verify } from './verify.ts'

process.exitCode = await verify(
  process.argv.slice(2),
  (line) => console.log(line),
  (sentence) => console.error(sentence),
)
