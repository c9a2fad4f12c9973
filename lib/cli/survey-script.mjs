// npm run survey-script: bundles the answer page's own script into public/survey.js, from the same rules and markup as
// the server's. Schemas of zod are left out: the browser parses nothing with them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const root = join(fileURLToPath(import.meta.url), '..', '..', '..')

/** @returns {Promise<string>} */
export async function surveyScript() {
  const bundle = await rolldown({
    input: join(root, 'components', 'feedback', 'answer-script.ts'),
    resolve: { alias: { '@': root } },
    treeshake: { moduleSideEffects: false, manualPureFunctions: ['z', 'list', 'needed', 'optionalText'] },
  })
  const { output } = await bundle.generate({ format: 'iife', minify: true })
  await bundle.close()
  return `// Made by npm run survey-script from components/feedback/answer-script.ts.\n${output[0].code}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const code = await surveyScript()
  writeFileSync(join(root, 'public', 'survey.js'), code)
  console.log(`public/survey.js: ${code.length}`)
}
