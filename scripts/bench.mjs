// `npm run bench -- [part …] [--json] [--write]` measures the engine, `npm run bench -- stage [part …]` the drawing.
if (process.argv[2] === 'stage') {
  const { benchStage } = await import('./bench/stage.mjs')
  await benchStage(process.argv.slice(3))
} else {
  const { benchEngine } = await import('./bench/engine.mjs')
  await benchEngine(process.argv.slice(2))
}
