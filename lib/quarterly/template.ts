/** Quarterly reporting in a programme template (`reporting`, `plan.monitoring`). Pure. */
import { z } from 'zod'
import { russianIssue } from '@/lib/core/zod-words'
import type { QuarterlyRule } from './rules'

const monthDay = z
  .number({ error: 'ожидается число месяца' })
  .int('ожидается целое число')
  .min(1, 'день месяца – от 1 до 31')
  .max(31, 'день месяца – от 1 до 31')

const ReportingBlock = z.looseObject({
  period: z.literal('QUARTER', { error: 'порталу известен только период QUARTER' }),
  /** Every day that the act names, with the place. */
  dueDayInAct: z.array(z.looseObject({ where: z.string(), day: monthDay })).default([]),
  due: z.looseObject({ day: monthDay }),
  interpretation: z.string().max(1000, 'не длиннее 1000 знаков').optional(),
})

const Reported = z.looseObject({
  reporting: ReportingBlock.nullish(),
  plan: z.looseObject({ monitoring: z.string().nullish() }).nullish(),
})

/** Where the act sets no day. */
const SILENT_DUE_DAY = 10

type ActRule = Pick<QuarterlyRule, 'dueDay' | 'lateAfterDay' | 'shift' | 'remindDays' | 'text'>

/**
 * What the act says of quarterly reports; null – nothing. The first of its days is the due day, the last the extreme
 * one.
 */
export function actRule(template: unknown): ActRule | null {
  const parsed = Reported.safeParse(template)
  if (!parsed.success) return null
  const { reporting, plan } = parsed.data
  if (reporting) {
    const days = [reporting.due.day, ...reporting.dueDayInAct.map(({ day }) => day)]
    const lateAfterDay = Math.max(...days)
    return {
      dueDay: reporting.due.day,
      lateAfterDay,
      shift: 'KEEP',
      remindDays: 5,
      text:
        reporting.interpretation ??
        `Отчёт сдаётся до ${reporting.due.day}-го числа месяца, следующего за кварталом. Если день выходной, срок не переносится: акт об этом не говорит.`,
    }
  }
  return plan?.monitoring === 'QUARTERLY'
    ? {
        dueDay: SILENT_DUE_DAY,
        lateAfterDay: SILENT_DUE_DAY,
        shift: 'KEEP',
        remindDays: 5,
        text: `Акт требует ежеквартального мониторинга плана, но дня не называет. Принято: ${SILENT_DUE_DAY}-е число месяца, следующего за кварталом.`,
      }
    : null
}

/** What is wrong with the block, with dotted paths; nothing when there is no block. */
export function reportingProblems(template: unknown): { path: string; message: string }[] {
  const block =
    typeof template === 'object' && template !== null && 'reporting' in template ? template.reporting : undefined
  if (block === undefined || block === null) return []
  const parsed = ReportingBlock.safeParse(block, { error: russianIssue })
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => {
        const dotted = ['reporting', ...path.map(String)].join('.')
        return { path: dotted, message: `Квартальная отчётность, поле «${dotted}»: ${message}.` }
      })
}
