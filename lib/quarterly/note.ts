/**
 * The consolidated analytical note of a quarter: its sections written from the figures, ready to be edited (K app. 1
 * 3.2, W 6.2). Pure.
 */
import { formatLong, type DateString } from '@/lib/core/dates'
import { compareDecimals, formatDecimal } from '@/lib/core/decimal'
import { count, formatNumber, plural } from '@/lib/core/format'
import { formatQuarter, formatQuarterIn, type Quarter } from '@/lib/core/quarters'
import { dueText } from './labels'
import type { DueDays, QuarterlyState, SentTiming } from './rules'
import { noteSections, type NoteSection } from './schema'

export const noteTitles: Record<NoteSection, string> = {
  summary: 'Главное',
  discipline: 'Сдача отчётов',
  indicators: 'Показатели плана',
  projects: 'Проекты',
  proposals: 'Предложения и практики',
  roadmaps: 'Дорожные карты',
  tools: 'Инструменты',
  difficulties: 'Трудности и просьбы органов',
  conclusions: 'Выводы',
}

/** One agency's quarter; its predecessors' records are counted with its own. */
export type NoteRow = {
  agencyId: string
  name: string
  state: QuarterlyState
  timing: SentTiming | null
  opened: number
  finished: number
  stages: number
  late: number
  filed: number
  done: number
  practices: number
  roadmap: { total: number; accepted: number; late: number }
  /** Tools applied or made a standard. */
  tools: number
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
  toolCount: number
  effect: { hours: string; money: string }
}

type Sum = Exclude<{ [K in keyof NoteRow]: NoteRow[K] extends number ? K : never }[keyof NoteRow], undefined>
const totalOf = (rows: readonly NoteRow[], key: Sum): number => rows.reduce((sum, row) => sum + row[key], 0)
export const asked = (rows: readonly NoteRow[]): NoteRow[] => rows.filter(({ state }) => state !== 'NOT_ASKED')
const sent = (rows: readonly NoteRow[]): NoteRow[] => rows.filter(({ timing }) => timing !== null)
const byTiming = (rows: readonly NoteRow[], timing: SentTiming): NoteRow[] =>
  rows.filter((row) => row.timing === timing)

/** Percent of a whole to the nearest one; nothing of nothing is no share. */
const percent = (part: number, whole: number): string =>
  whole === 0 ? 'нет данных' : `${Math.round((part * 100) / whole)}\u00a0%`

const LISTED = 12
/** «А», «Б» и ещё 3. */
const names = (rows: readonly { name: string }[]): string =>
  `${rows
    .slice(0, LISTED)
    .map(({ name }) => `«${name}»`)
    .join(', ')}${rows.length > LISTED ? ` и ещё ${formatNumber(rows.length - LISTED)}` : ''}`
const bodies = (n: number) => count(n, 'орган', 'органа', 'органов')
/** «из 44 органов», «из 41 органа». */
const ofBodies = (n: number) => count(n, 'органа', 'органов', 'органов')
/** A sentence ends in one full stop, whatever stands last («2026 г.»). */
const stop = (text: string): string => (text.endsWith('.') ? text : `${text}.`)
const top = (rows: readonly NoteRow[], of: (row: NoteRow) => number): NoteRow[] =>
  rows
    .filter((row) => of(row) > 0)
    .sort((a, b) => of(b) - of(a) || a.name.localeCompare(b.name, 'ru'))
    .slice(0, 5)
const listed = (rows: readonly NoteRow[], of: (row: NoteRow) => number): string =>
  rows.map((row) => `«${row.name}» (${of(row)})`).join(', ')

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

/** The text of every section as the figures have it; the authority edits what it likes. */
export function writeNote(figures: NoteFigures): Record<NoteSection, string> {
  return Object.fromEntries(
    noteSections.map((section) => [section, writers[section](figures).filter(Boolean).join('\n')]),
  ) as Record<NoteSection, string>
}

const writers: Record<NoteSection, (figures: NoteFigures) => string[]> = {
  summary: ({ quarter, rows, asOf, running }) => {
    const all = asked(rows)
    return [
      `За ${formatQuarter(quarter)} отчёты сдали ${formatNumber(sent(all).length)} из ${ofBodies(all.length)} (${percent(sent(all).length, all.length)}), из них в срок – ${formatNumber(byTiming(all, 'IN_TIME').length)}.${running ? ` Квартал ещё не закончился: числа даны на ${stop(formatLong(asOf))}` : ''}`,
      `Открыто ${count(totalOf(rows, 'opened'), 'проект', 'проекта', 'проектов')}, завершено ${formatNumber(totalOf(rows, 'finished'))}; подано ${count(totalOf(rows, 'filed'), 'предложение', 'предложения', 'предложений')} по улучшению, внедрено ${formatNumber(totalOf(rows, 'done'))}; опубликовано ${count(totalOf(rows, 'practices'), 'практика', 'практики', 'практик')}.`,
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
      late.length > 0 ? `С опозданием: ${names(late)}.` : '',
      missing.length > 0 ? `Не сдали отчёт: ${names(missing)}.` : `Отчёты за ${formatQuarter(quarter)} сдали все.`,
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
  projects: ({ rows, quarter }) => {
    const opened = top(rows, (row) => row.opened)
    const late = top(rows, (row) => row.late)
    return [
      `В ${formatQuarterIn(quarter)} открыто ${count(totalOf(rows, 'opened'), 'проект', 'проекта', 'проектов')}, закрыто ${count(totalOf(rows, 'stages'), 'этап', 'этапа', 'этапов')}, завершено ${count(totalOf(rows, 'finished'), 'проект', 'проекта', 'проектов')}.`,
      opened.length > 0 ? `Больше всего проектов открыли: ${listed(opened, (row) => row.opened)}.` : '',
      late.length > 0
        ? `Опаздывает ${count(totalOf(rows, 'late'), 'этап', 'этапа', 'этапов')}; больше всего у органов: ${listed(late, (row) => row.late)}.`
        : 'Опаздывающих этапов нет.',
    ]
  },
  proposals: ({ rows, effect }) => {
    const filed = top(rows, (row) => row.filed)
    const silent = asked(rows).filter((row) => row.filed === 0)
    return [
      `Подано ${count(totalOf(rows, 'filed'), 'предложение', 'предложения', 'предложений')}, внедрено ${formatNumber(totalOf(rows, 'done'))}.${effect.hours !== '0' || effect.money !== '0' ? ` Эффект внедрённых в год: ${formatDecimal(effect.hours)} ч, ${formatDecimal(effect.money)} руб.` : ''}`,
      filed.length > 0 ? `Активнее других: ${listed(filed, (row) => row.filed)}.` : '',
      silent.length > 0
        ? `Ни одного предложения не подали работники ${plural(silent.length, 'органа', 'органов', 'органов')}: ${names(silent)}.`
        : '',
      `Опубликовано ${count(totalOf(rows, 'practices'), 'практика', 'практики', 'практик')}.`,
    ]
  },
  roadmaps: ({ rows }) => {
    const total = rows.reduce((sum, { roadmap }) => sum + roadmap.total, 0)
    const late = rows.reduce((sum, { roadmap }) => sum + roadmap.late, 0)
    const laggards = top(rows, ({ roadmap }) => roadmap.late)
    return total === 0
      ? ['Мероприятий дорожных карт со сроком в этом квартале нет.']
      : [
          `В этом квартале наступил срок ${count(total, 'поручения', 'поручений', 'поручений')} дорожных карт, принято ${formatNumber(rows.reduce((sum, { roadmap }) => sum + roadmap.accepted, 0))}, просрочено или сдано позже срока ${formatNumber(late)}.`,
          laggards.length > 0
            ? `Больше всего просрочено у органов: ${listed(laggards, ({ roadmap }) => roadmap.late)}.`
            : '',
        ]
  },
  tools: ({ rows, toolCount }) => {
    const leaders = top(rows, (row) => row.tools)
    return toolCount === 0
      ? ['Перечень инструментов в программе не задан.']
      : [
          `В программе ${count(toolCount, 'инструмент', 'инструмента', 'инструментов')}. Уровень «применяется» или «стандарт» отмечен в органах ${count(totalOf(rows, 'tools'), 'раз', 'раза', 'раз')}, в среднем ${average(totalOf(rows, 'tools'), asked(rows).length)} на орган.`,
          leaders.length > 0
            ? `Лучше других: ${listed(leaders, (row) => row.tools)}.`
            : 'Применяемых инструментов пока нет.',
        ]
  },
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
  conclusions: ({ rows, indicators }) => {
    const missing = asked(rows).filter(({ timing }) => timing === null)
    const behind = indicators.filter(({ target, fact, comparison, perAgency, reached, asked: of }) =>
      perAgency
        ? of > 0 && reached < of
        : target !== null && fact !== null && comparison !== 'AT_MOST' && compareDecimals(fact, target) < 0,
    )
    return [
      missing.length > 0
        ? `1. Органам, не сдавшим отчёт, представить его в ближайшие дни: ${names(missing)}.`
        : '1. Сохранить отчётную дисциплину: отчёты сдали все органы.',
      behind.length > 0
        ? `2. Обратить внимание на показатели ниже цели года: ${behind.map(({ number }) => number).join(', ')}.`
        : '2. Показатели с заданной целью достигнуты.',
      totalOf(rows, 'late') > 0
        ? '3. Кураторам проектов с опаздывающими этапами закрыть этапы или перенести сроки с причиной.'
        : '3. Этапы проектов закрываются в срок.',
    ]
  },
}

const average = (part: number, whole: number): string =>
  whole === 0 ? '0' : formatDecimal({ units: Math.round((part * 10) / whole), scale: 1 })
const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 400)
