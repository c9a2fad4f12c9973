/**
 * Recomputes a published rating without the portal: npx tsx lib/rating/recompute.ts rating-2025.json
 * Exit code 0 – everything agrees, 1 – something differs, 2 – the file cannot be read as a rating.
 */
import { readFileSync } from 'node:fs'
import { count } from '@/lib/core/format'
import { recompute } from './publication/recompute-check'

function read(file: string | undefined): unknown {
  if (file === undefined) throw new Error('Укажите файл: npx tsx lib/rating/recompute.ts rating-2025.json')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Error(`Файл ${file} не открывается.`)
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Error(`Файл ${file} – не JSON.`)
  }
}

function main(file: string | undefined): 0 | 1 | 2 {
  const result = recompute(read(file))
  if (!result.ok) {
    console.error(
      `Это не рейтинг, который можно пересчитать:\n${result.problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
    return 2
  }
  const { bundle, differences } = result
  const participants = bundle.participants.length
  console.log(`${bundle.tenant.name}, ${bundle.programme}: рейтинг за ${bundle.year} год, версия ${bundle.version}.`)
  for (const { name, message } of differences) console.log(`✕ ${name}: ${message}`)
  const differing = new Set(differences.map(({ agencyId }) => agencyId)).size
  console.log(
    differences.length === 0
      ? `✓ Пересчитано: ${count(participants, 'участник', 'участника', 'участников')}. Все оценки и уровни совпали.`
      : `Пересчитано: ${count(participants, 'участник', 'участника', 'участников')}. Расхождения у ${differing}, всего ${differences.length}.`,
  )
  return differences.length === 0 ? 0 : 1
}

try {
  process.exitCode = main(process.argv[2])
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
