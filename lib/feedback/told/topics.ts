/**
 * Complaint topics pasted from a table: agency, theme, month, number. What is not certain is refused by its line. Pure.
 */
import { sameName } from '@/lib/core/same-name'

const MONTHS = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
]

/** «2026-10», «10.2026», «01.10.2026», «октябрь 2026» → 2026-10; undefined – no month. */
export function readMonth(typed: string): string | undefined {
  const text = sameName(typed).replace(/\s*г\.?$/, '')
  const [, isoYear, isoMonth] = /^(20\d\d)-(\d\d)(?:-\d\d)?$/.exec(text) ?? []
  const [, month, year] = /^(?:\d{1,2}\.)?(\d{1,2})\.(20\d\d)$/.exec(text) ?? []
  const [, word, wordYear] = /^([а-я]+) (20\d\d)$/.exec(text) ?? []
  const named = word === undefined ? 0 : MONTHS.findIndex((name) => sameName(name) === word) + 1
  const n = Number(isoMonth ?? month ?? named)
  const y = isoYear ?? year ?? wordYear
  return y !== undefined && n >= 1 && n <= 12 ? `${y}-${String(n).padStart(2, '0')}` : undefined
}

/** «октябрь 2026». */
export const monthText = (month: string): string =>
  `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`

type PastedTopic = { line: number; agencyId: string; theme: string; month: string; count: number }
export type TopicPaste = { rows: PastedTopic[]; problems: string[] }

const HEADER = /орган|тема|месяц|жалоб|количество|число/i

/** One line as its cells: a tab where there is one, a semicolon otherwise; cells may stand in quotes. */
export function cellsOf(line: string): string[] {
  const by = line.includes('\t') ? '\t' : ';'
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < line.length; i += 1) {
    const sign = line[i] ?? ''
    if (quoted && sign === '"' && line[i + 1] === '"') {
      cell += '"'
      i += 1
    } else if (sign === '"' && (quoted || cell.trim() === '')) {
      quoted = !quoted
    } else if (sign === by && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += sign
  }
  return [...cells, cell.trim()]
}

const MOST_PROBLEMS = 20
const MOST_ROWS = 5_000

/**
 * Lines «орган; тема; месяц; число» (from a sheet by tabs, or CSV). All or nothing: with one doubtful line nothing is
 * taken, and each is named.
 */
export function readTopics(text: string, agencies: readonly { id: string; name: string }[]): TopicPaste {
  const byName = new Map(agencies.map(({ id, name }) => [sameName(name), id]))
  const rows: PastedTopic[] = []
  const problems: string[] = []
  const seen = new Map<string, number>()
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '' || /^sep=.$/.test(line.trim())) continue
    const cells = cellsOf(line)
    // The first line may name the columns.
    if (rows.length === 0 && problems.length === 0 && cells.filter((cell) => HEADER.test(cell)).length >= 3) continue
    const at = `строка ${i + 1}`
    const [agency = '', theme = '', month = '', n = ''] = cells
    const agencyId = byName.get(sameName(agency))
    const read = readMonth(month)
    const count = /^\d{1,3}(?:[\s\u00a0\u202f]\d{3})*$|^\d{1,7}$/.test(n) ? Number(n.replace(/\D/g, '')) : undefined
    const wrong =
      cells.length !== 4
        ? `${at}: нужно четыре столбца – орган, тема, месяц, число; здесь ${cells.length}`
        : agencyId === undefined
          ? `${at}: органа «${agency}» нет среди ваших`
          : theme.length < 3 || theme.length > 200
            ? `${at}: тема пишется словами, от 3 до 200 знаков`
            : read === undefined
              ? `${at}: «${month}» – не месяц; напишите, например, 10.2026`
              : count === undefined
                ? `${at}: «${n}» – не целое число`
                : null
    if (wrong !== null || agencyId === undefined || read === undefined || count === undefined) {
      problems.push(wrong ?? at)
      continue
    }
    const key = [agencyId, sameName(theme), read].join('|')
    const before = seen.get(key)
    if (before !== undefined) problems.push(`${at}: та же тема за тот же месяц уже есть в строке ${before}`)
    seen.set(key, i + 1)
    rows.push({ line: i + 1, agencyId, theme, month: read, count })
  }
  if (rows.length > MOST_ROWS) problems.push(`строк больше ${MOST_ROWS}: вставьте по частям`)
  if (rows.length === 0 && problems.length === 0) problems.push('в тексте нет ни одной строки с темой')
  return {
    rows,
    problems:
      problems.length > MOST_PROBLEMS
        ? [...problems.slice(0, MOST_PROBLEMS), `и ещё ${problems.length - MOST_PROBLEMS}`]
        : problems,
  }
}
