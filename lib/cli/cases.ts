// `npm run cases -- PATH…`: tries files of cases, or every JSON in a folder and below, through the product's own
// functions. One line a case, at the end how many are equal; ends with 0 when there are cases and all are equal.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { tryCases, type Outcome, type Tried } from './cases/run'

const from = process.env.INIT_CWD ?? process.cwd()

const filesOf = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .toSorted()
        .map((name) => join(path, name))
    : [path]

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

function tell(file: string, { id, outcome, note, got, expected }: Tried): void {
  console.log(`${outcome.padEnd(14)} ${relative(from, file)} ${id}${note === undefined ? '' : ` ${note}`}`)
  if (outcome !== 'differs' || expected === undefined) return
  console.log(`  got      ${JSON.stringify(got)}`)
  console.log(`  expected ${JSON.stringify(expected)}`)
}

const paths = process.argv.slice(2)
if (paths.length === 0) {
  console.error('Укажите файл случаев или папку: npm run cases -- tests/cases')
  process.exit(1)
}
const counts: Record<Outcome, number> = { equal: 0, differs: 0, 'not understood': 0 }
for (const file of paths.flatMap((path) => filesOf(resolve(from, path))))
  for await (const tried of tryCases(contentOf(file), file)) {
    counts[tried.outcome] += 1
    tell(file, tried)
  }
const { equal, differs, 'not understood': unknown } = counts
console.log(`${equal} equal, ${differs} differ, ${unknown} not understood`)
process.exitCode = equal > 0 && differs + unknown === 0 ? 0 : 1
