/**
 * The consolidated analytical note of a quarter: its sections written from the figures, ready to be edited (K app. 1
 * 3.2, W 6.2). Pure.
 */
import { formatLong, type DateString } from '@/lib/core/dates'
import { compareDecimals, formatDecimal } from '@/lib/core/decimal'
import { count, formatNumber, upperFirst } from '@/lib/core/format'
import { named, type PartFigures, type PartRow } from '@/lib/core/quarter-part'
import { formatQuarter, type Quarter } from '@/lib/core/quarters'
import { quarterPartNames, quarterParts, type QuarterPartName } from '@/lib/quarter-parts'
import { dueText } from './labels'
import type { DueDays, QuarterlyState, SentTiming } from './rules'
import { noteSections, type NoteSection } from './schema'

export const noteTitles: Record<NoteSection, string> = {
  summary: 'Главное',
  discipline: 'Сдача отчётов',
  indicators: 'Показатели плана',
  ...(Object.fromEntries(quarterPartNames.map((name) => [name, quarterParts[name].note.title])) as Record<
    QuarterPartName,
    string
  >),
  difficulties: 'Трудности и просьбы органов',
  conclusions: 'Выводы',
}

/** One agency's quarter; its predecessors' records are counted with its own. */
export type NoteRow = {
  agencyId: string
  name: string
  state: QuarterlyState
  timing: SentTiming | null
  /** What each module counts of it. */
  parts: Record<QuarterPartName, Record<string, number>>
}
export type NoteIndicator = {
  number: string
  title: string
  unit: string
  comparison: string
  perAgency: boolean
  target: string | null
  fact: string | null
  /** Of agencies with a target of their own. */
  reached: number
  asked: number
  /** How a formula makes the fact: «12 из 40 = 30 %»; empty – no formula. */
  workings: string
}
export type NoteTrend = {
  quarter: Quarter
  asked: number
  inTime: number
  grace: number
  late: number
  missing: number
}
export type NoteVoice = { name: string; difficulties: string; needs: string }

export type NoteFigures = {
  quarter: Quarter
  asOf: DateString
  running: boolean
  due: DueDays | null
  rows: NoteRow[]
  trend: NoteTrend[]
  indicators: NoteIndicator[]
  voices: NoteVoice[]
  /** What each module says of the programme itself. */
  programme: Record<QuarterPartName, unknown>
}

/** One agency as a module's part sees it. */
const rowOf = ({ agencyId, name, state, parts }: NoteRow, part: QuarterPartName): PartRow => ({
  agencyId,
  name,
  asked: state !== 'NOT_ASKED',
  n: parts[part],
})

const figuresOf = ({ quarter, rows, programme }: NoteFigures, part: QuarterPartName): PartFigures => ({
  quarter,
  rows: rows.map((row) => rowOf(row, part)),
  programme: programme[part],
})

/** A module's part with the figures that it asks for: the compiler knows them inside the part alone. */
const noteOf = (part: QuarterPartName): Note => quarterParts[part].note as unknown as Note
type Note = {
  write: (figures: PartFigures) => string[]
  brief?: (figures: PartFigures) => string
  advice?: (figures: PartFigures) => string
  columns: readonly { head: string; width: number; cell: (row: PartRow, programme: unknown) => string }[]
  chart?: { caption: string; bars: readonly { sum: string; tone: 'ok' | 'accent'; label: string }[] }
}

/** Columns of the table of agencies, as the modules declare them. */
export const noteColumns = ({
  programme,
}: Pick<NoteFigures, 'programme'>): { key: string; head: string; width: number; cell: (row: NoteRow) => string }[] =>
  quarterPartNames.flatMap((part) =>
    noteOf(part).columns.map(({ head, width, cell }, at) => ({
      key: `${part}-${at}`,
      head,
      width,
      cell: (row) => cell(rowOf(row, part), programme[part]),
    })),
  )

/** Bars of the modules' sections: the agencies with the most. */
export const noteBars = (figures: NoteFigures) =>
  quarterPartNames.flatMap((part) => {
    const { chart } = noteOf(part)
    if (!chart) return []
    const rows = figuresOf(figures, part)
      .rows.filter(({ asked: of }) => of)
      .map(({ name, n }) => ({ label: name, values: chart.bars.map(({ sum }) => n[sum] ?? 0) }))
    return [{ part, ...chart, rows }]
  })

export const asked = (rows: readonly NoteRow[]): NoteRow[] => rows.filter(({ state }) => state !== 'NOT_ASKED')
const sent = (rows: readonly NoteRow[]): NoteRow[] => rows.filter(({ timing }) => timing !== null)
const byTiming = (rows: readonly NoteRow[], timing: SentTiming): NoteRow[] =>
  rows.filter((row) => row.timing === timing)

/** Percent of a whole to the nearest one; nothing of nothing is no share. */
const percent = (part: number, whole: number): string =>
  whole === 0 ? 'нет данных' : `${Math.round((part * 100) / whole)}\u00a0%`

const bodies = (n: number) => count(n, 'орган', 'органа', 'органов')
/** «из 44 органов», «из 41 органа». */
const ofBodies = (n: number) => count(n, 'органа', 'органов', 'органов')
/** A sentence ends in one full stop, whatever stands last («2026 г.»). */
const stop = (text: string): string => (text.endsWith('.') ? text : `${text}.`)
const SAID = 30

/**
 * What agencies wrote, the same words once with everybody who wrote them: «А», «Б»: слова. What most say stands first.
 */
function said(voices: readonly NoteVoice[], of: (voice: NoteVoice) => string): string[] {
  const groups = new Map<string, { words: string; names: string[] }>()
  for (const voice of voices) {
    const words = oneLine(of(voice))
    const group = groups.get(words.toLowerCase()) ?? { words, names: [] }
    groups.set(words.toLowerCase(), { ...group, names: [...group.names, `«${voice.name}»`] })
  }
  const all = [...groups.values()].sort((a, b) => b.names.length - a.names.length)
  const left = all.slice(SAID).reduce((sum, one) => sum + one.names.length, 0)
  return [
    ...all.slice(0, SAID).map((one) => `${one.names.join(', ')}: ${one.words}`),
    left > 0 ? `Ещё ${bodies(left)} – в отчётах.` : '',
  ]
}

const isPart = (section: NoteSection): section is QuarterPartName => section in quarterParts
const written = (section: NoteSection, figures: NoteFigures): string[] =>
  isPart(section) ? noteOf(section).write(figuresOf(figures, section)) : own[section](figures)

/** The text of every section as the figures have it; the authority edits what it likes. */
export function writeNote(figures: NoteFigures): Record<NoteSection, string> {
  return Object.fromEntries(
    noteSections.map((section) => [section, written(section, figures).filter(Boolean).join('\n')]),
  ) as Record<NoteSection, string>
}

const own: Record<Exclude<NoteSection, QuarterPartName>, (figures: NoteFigures) => string[]> = {
  summary: (figures) => {
    const { quarter, rows, asOf, running } = figures
    const all = asked(rows)
    const brief = quarterPartNames.flatMap((part) => noteOf(part).brief?.(figuresOf(figures, part)) ?? [])
    return [
      `За ${formatQuarter(quarter)} отчёты сдали ${formatNumber(sent(all).length)} из ${ofBodies(all.length)} (${percent(sent(all).length, all.length)}), из них в срок – ${formatNumber(byTiming(all, 'IN_TIME').length)}.${running ? ` Квартал ещё не закончился: числа даны на ${stop(formatLong(asOf))}` : ''}`,
      upperFirst(`${brief.join('; ')}.`),
    ]
  },
  discipline: ({ rows, due, trend, quarter }) => {
    const all = asked(rows)
    const missing = all.filter(({ timing }) => timing === null)
    const late = byTiming(all, 'LATE')
    const before = trend.at(-2)
    const now = trend.at(-1)
    return [
      due
        ? stop(
            `Срок отчёта – ${dueText(due)}${due.lateAfter === due.dueOn ? '' : `, крайний день – ${formatLong(due.lateAfter)}`}`,
          )
        : '',
      `В срок отчитались ${bodies(byTiming(all, 'IN_TIME').length)}, после срока до крайнего дня – ${formatNumber(byTiming(all, 'GRACE').length)}, с опозданием – ${formatNumber(late.length)}.`,
      late.length > 0 ? `С опозданием: ${named(late)}.` : '',
      missing.length > 0 ? `Не сдали отчёт: ${named(missing)}.` : `Отчёты за ${formatQuarter(quarter)} сдали все.`,
      before && now && before.asked > 0 && now.asked > 0
        ? `Кварталом раньше в срок отчитались ${percent(before.inTime, before.asked)}, теперь ${percent(now.inTime, now.asked)}.`
        : '',
    ]
  },
  indicators: ({ indicators, quarter }) =>
    indicators.length === 0
      ? ['Показатели плана на этот год не заданы.']
      : indicators.map((one) => {
          const unit = one.unit.startsWith('процент') ? '\u00a0%' : ''
          const value = (text: string | null) => (text === null ? 'нет данных' : `${formatDecimal(text)}${unit}`)
          const target =
            one.target === null
              ? 'цель не задана'
              : `цель года ${one.comparison === 'AT_MOST' ? 'не более ' : one.comparison === 'AT_LEAST' ? 'не менее ' : ''}${value(one.target)}`
          const reached =
            one.perAgency && one.asked > 0
              ? `; цели достигли ${formatNumber(one.reached)} из ${ofBodies(one.asked)}`
              : ''
          const made = one.workings ? `; по формуле: ${one.workings}` : ''
          if (one.perAgency && one.fact === null)
            return `${one.number}. ${one.title}: ${target}${one.target === null ? '' : ' на каждый орган'}${reached}${made}.`
          return `${one.number}. ${one.title}: с начала ${quarter.year}\u00a0г. – ${value(one.fact)}${one.perAgency && one.target !== null ? ` по всем органам (${target} на каждый)` : ` (${target})`}${reached}${made}.`
        }),
  difficulties: ({ voices }) => {
    const hard = voices.filter(
      ({ difficulties }) => difficulties.trim() !== '' && !/^трудностей (не|нет)/i.test(difficulties.trim()),
    )
    const asking = voices.filter(({ needs }) => needs.trim() !== '')
    return [
      hard.length === 0 ? 'О трудностях органы не сообщили.' : `О трудностях сообщили ${bodies(hard.length)}:`,
      ...said(hard, ({ difficulties }) => difficulties),
      asking.length > 0 ? 'Просят помощи:' : '',
      ...said(asking, ({ needs }) => needs),
    ]
  },
  conclusions: (figures) => {
    const { rows, indicators } = figures
    const missing = asked(rows).filter(({ timing }) => timing === null)
    const behind = indicators.filter(({ target, fact, comparison, perAgency, reached, asked: of }) =>
      perAgency
        ? of > 0 && reached < of
        : target !== null && fact !== null && comparison !== 'AT_MOST' && compareDecimals(fact, target) < 0,
    )
    const lines = [
      missing.length > 0
        ? `Органам, не сдавшим отчёт, представить его в ближайшие дни: ${named(missing)}.`
        : 'Сохранить отчётную дисциплину: отчёты сдали все органы.',
      behind.length > 0
        ? `Обратить внимание на показатели ниже цели года: ${behind.map(({ number }) => number).join(', ')}.`
        : 'Показатели с заданной целью достигнуты.',
      ...quarterPartNames.flatMap((part) => noteOf(part).advice?.(figuresOf(figures, part)) ?? []),
    ]
    return lines.map((line, at) => `${at + 1}. ${line}`)
  },
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 400)
