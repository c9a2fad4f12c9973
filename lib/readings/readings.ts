/**
 * Every place where the act is silent or contradicts itself, and how the tenant reads it: made from where each reading
 * stands. Pure.
 */
import { formatLong, formatShort, type DateString } from '@/lib/core/dates'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { count, lowerFirst } from '@/lib/core/format'
import { formatQuarter } from '@/lib/core/quarters'
import type { ProcessSettings } from '@/lib/core/tenant'
import { formulaWords } from '@/lib/plan/formula'
import { RISK_PERCENT } from '@/lib/plan/lights'
import type { PlanIndicator } from '@/lib/plan/progress'
import { sourceName } from '@/lib/plan/sources'
import type { QuarterlyRule } from '@/lib/quarterly/rules'
import { findCriterion, type Methodology } from '@/lib/rating/methodology/types'
import { subjectLabel, subjectPlace } from '@/lib/tenancy/labels'
import { levelRuleText } from '@/lib/rating/methodology/labels'

export const readingAreas = ['RATING', 'PLAN', 'ROADMAP', 'QUARTERLY', 'PROCESSES', 'CLIENTS'] as const
export type ReadingArea = (typeof readingAreas)[number]

export const areaLabels: Record<ReadingArea, string> = {
  RATING: 'Рейтинг',
  PLAN: 'План показателей',
  ROADMAP: 'Дорожные карты',
  QUARTERLY: 'Квартальные отчёты',
  PROCESSES: 'Процессы',
  CLIENTS: 'Клиенты и обратная связь',
}

export type Reading = {
  key: string
  area: ReadingArea
  /** What is read: «Уровни», «Показатель 1.1». */
  title: string
  /** The name of what is read, where it is long. */
  about?: string
  /** What the act says and how it is understood, as it was written down. */
  text: string
  /** What is in force; empty where the text says it all. */
  value: string
  /** From when, where it is not the day of the decision: «с отчёта за III квартал 2026 г.». */
  since: string
  /** Who decided and when; null – it came with the act's template, or is the portal's own rule (`own`). */
  by: string | null
  on: DateString | null
  own?: true
  /** Where people meet it. */
  place: string
  /** Under the office: where it is seen with its history, and where it is decided otherwise. */
  seen: string | null
  change: string | null
}

export type InterpretationRow = {
  key: string
  subject: string
  text: string
  ruledBy: string | null
  ruledOn: DateString | null
}

/** Of the rating: the levels' limits and the criteria's scores as they are now. */
export function ratingReading(
  { key, subject, text, ruledBy, ruledOn }: InterpretationRow,
  methodology: Methodology | null,
): Reading {
  const criterion = /^criterion:(\d+)$/.exec(subject)?.[1]
  const found = methodology && criterion ? findCriterion(methodology, Number(criterion)) : undefined
  const value =
    subject === 'level' && methodology
      ? methodology.levels.map((level) => `«${level.title}» – ${levelRuleText(level)}`).join('; ')
      : found
        ? `возможные баллы: ${found.options
            .map(({ score }) => score)
            .sort((a, b) => a - b)
            .join(', ')}`
        : ''
  return {
    key: `rating:${key}`,
    area: 'RATING',
    title: subjectLabel(subject),
    text,
    value,
    since: '',
    by: ruledBy,
    on: ruledOn,
    place: subjectPlace(subject),
    seen: null,
    change: `interpretations/${encodeURIComponent(key)}`,
  }
}

/**
 * Of an indicator: its note on the act, or that its formula is the portal's example; null – nothing was read into the
 * act.
 */
export function indicatorReading(
  indicator: PlanIndicator,
  decided: { by: string; on: DateString } | null,
): Reading | null {
  const { id, number, title, note, sample, source, formula } = indicator
  if (note === '' && !sample) return null
  const made = formula
    ? `факт по формуле: ${formulaWords(formula)}`
    : source === 'TYPED'
      ? 'факт вносится с документом'
      : `факт – ${sourceName(source)}`
  return {
    key: `plan:${id}`,
    area: 'PLAN',
    title: `Показатель ${number}`,
    about: title,
    text: note || 'Формула акта не опубликована: портал считает по своему примеру.',
    value: sample ? `${made} (пример портала)` : made,
    since: '',
    by: decided?.by ?? null,
    on: decided?.on ?? null,
    place: 'на странице показателя',
    seen: `plan/${id}`,
    change: `plan/${id}/edit`,
  }
}

/** The plan's light: no act names a threshold, so it is the portal's own. */
export const lightReading: Reading = {
  key: 'plan:light',
  area: 'PLAN',
  title: 'Светофор показателя',
  text: 'Акт не говорит, когда показатель отстаёт. Портал сравнивает с целью прогноз на конец года.',
  value: `прогноз ниже цели, но не меньше ${RISK_PERCENT} % её, – под угрозой; меньше – отстаёт`,
  since: '',
  by: null,
  on: null,
  own: true,
  place: 'у каждого показателя, со словами почему',
  seen: 'plan',
  change: null,
}

export type MapReading = {
  id: string
  title: string
  reading: string
  inForceOn: DateString | null
  withinDays: number | null
  loaded: { by: string; on: DateString }
  forced: { by: string; on: DateString; reason: string } | null
}

/** Of the programme's map: terms that are no day, and the day from which agencies' own maps are counted. */
export function roadmapReadings({ id, title, reading, inForceOn, withinDays, loaded, forced }: MapReading): Reading[] {
  const base = { area: 'ROADMAP' as const, seen: `roadmaps/${id}/changes`, change: `roadmaps/${id}` }
  return [
    ...(reading
      ? [
          {
            ...base,
            key: `roadmap:${id}:terms`,
            title: 'Сроки, которые акт не назвал днём',
            text: reading,
            value: 'контрольный день – 31 декабря',
            since: '',
            by: loaded.by,
            on: loaded.on,
            place: `в карте «${title}»`,
          },
        ]
      : []),
    ...(inForceOn !== null && withinDays !== null
      ? [
          {
            ...base,
            key: `roadmap:${id}:force`,
            title: 'День вступления акта в силу',
            since: '',
            text: `Ведомственные карты органы утверждают за ${count(withinDays, 'день', 'дня', 'дней')} со дня вступления акта в силу, а сам день акт не называет.${forced?.reason ? ` ${forced.reason}` : ' Принят день самого акта.'}`,
            value: formatLong(inForceOn),
            by: (forced ?? loaded).by,
            on: (forced ?? loaded).on,
            place: 'в сроке утверждения каждой ведомственной карты',
          },
        ]
      : []),
  ]
}

/** Of quarterly reports: the rule in force. */
export const quarterlyReading = (rule: QuarterlyRule, madeOn: DateString): Reading => ({
  key: 'quarterly',
  area: 'QUARTERLY',
  title: 'Срок квартального отчёта',
  text: rule.text || 'Без пояснений.',
  value: `${rule.dueDay}-е число после квартала, просрочен после ${rule.lateAfterDay}-го; ${rule.shift === 'KEEP' ? 'выходной срока не переносит' : 'с выходного переносится на рабочий день'}`,
  since: `с отчёта за ${formatQuarter(rule.from)}`,
  by: rule.madeBy,
  on: madeOn,
  place: 'в отчётах, календаре и напоминаниях',
  seen: 'quarterly/rule',
  change: 'quarterly/rule',
})

/** Names under which the portal itself writes what it takes from a template. */
/** Of processes: what is within an agency, whose registry holds an institution's, who is an external consumer. */
export function processReadings(settings: ProcessSettings, decided: { by: string; on: DateString } | null): Reading[] {
  const base = {
    area: 'PROCESSES' as const,
    since: '',
    by: decided?.by ?? null,
    on: decided?.on ?? null,
    seen: 'processes',
    change: 'settings#processes',
  }
  return [
    {
      ...base,
      key: 'process:kind',
      title: 'Вид процесса',
      text: 'Процесс, в котором участвует одно структурное подразделение, ведётся в реестре как внутриведомственный.',
      value: settings.institutionsApart
        ? 'участие подведомственного учреждения делает процесс межведомственным'
        : 'участие подведомственного учреждения не делает процесс межведомственным',
      place: 'в карточке процесса: вид по участникам',
    },
    {
      ...base,
      key: 'process:registry',
      title: 'Реестр процессов',
      text: 'Реестр процессов и порядок его ведения утверждает руководитель органа; реестр один, с признаком вида процесса.',
      value: settings.institutionRegistries
        ? 'подведомственные учреждения ведут и утверждают свои реестры'
        : 'процессы подведомственных учреждений ведутся в реестре органа, которому они подведомственны',
      place: 'в реестре органа',
    },
    {
      ...base,
      key: 'process:consumer',
      title: 'Внутренний и внешний потребитель',
      text: 'Внутренний потребитель – участник программы, его подразделение или работник; внешний – все остальные.',
      value:
        settings.externalKinds.length === 0
          ? 'внешних среди участников программы нет'
          : `внешние среди участников программы: ${settings.externalKinds.map((kind) => lowerFirst(agencyKindLabel(kind))).join(', ')}`,
      place: 'у потребителей процесса',
    },
    {
      ...base,
      key: 'process:request',
      title: 'Срок ответа о фактическом ходе процесса',
      text: 'Срок ответа на запрос процессного офиса отсчитывается рабочими днями, если в запросе не указан иной.',
      value: count(settings.requestDays, 'рабочий день', 'рабочих дня', 'рабочих дней'),
      seen: 'processes/requests',
      place: 'в запросе о ходе процессов',
    },
    {
      ...base,
      key: 'process:timing',
      title: 'Выбросы в замерах',
      text: 'Выпадает замер, который дальше полутора межквартильных размахов от половины замеров (границы Тьюки по сгибам); судят от пяти замеров. Ночь и выходные между касаниями в рабочее время не входят: рабочее время – с 9 до 18.',
      value: '',
      change: null,
      own: true as const,
      place: 'на странице замеров процесса',
    },
    {
      ...base,
      key: 'process:typical',
      title: 'Типовой перечень процессов',
      text: 'Типовой перечень процессов ведёт процессный офис.',
      value: '',
      seen: 'processes/typical',
      change: null,
      own: true as const,
      place: 'в реестре органа: чего не хватает',
    },
  ]
}

const byTemplate: readonly string[] = ['Портал', 'Шаблон программы', 'По акту программы']

/** «Решение: Комитет, 12.03.2026», «Принято в шаблоне программы». */
export function decidedText({ by, on, own }: Pick<Reading, 'by' | 'on' | 'own'>): string {
  if (own) return 'Правило портала'
  const who = by === null || byTemplate.includes(by) ? 'Принято в шаблоне программы' : `Решение: ${by}`
  return on === null ? who : `${who}, ${formatShort(on)}`
}
