// `npm run facts -- ‹name›`: writes the migration that brings the view "FactSource" in line with the modules' pieces
// (module.server.ts).
// Triggers on a table that counts for the first time are written by hand, as in 20261123110000_plan_facts.
import { mkdirSync, writeFileSync } from 'node:fs'
import { factSourcesFunction, factView } from '@/lib/core/facts'
import { factPieces } from '@/lib/modules.server'

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z_]+$/.test(name)) {
  console.error('Назовите миграцию латинскими буквами: npm run facts -- training_facts')
  process.exit(1)
}
const folder = `prisma/migrations/${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
mkdirSync(folder)
writeFileSync(
  `${folder}/migration.sql`,
  `-- Which record counts for which source, whose it is, on which day: written by npm run facts from the modules' pieces.
${factView(factPieces)}
${factSourcesFunction(factPieces)}
SELECT gemba_fact_rebuild("id") FROM "Tenant";
SELECT set_config('app.tenant_id', '', true);
`,
)
console.log(`${folder}/migration.sql`)
