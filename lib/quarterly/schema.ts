/** Inputs of quarterly reports. */
import { z } from 'zod'
import { record, whole, Version as version, needed, optionalText } from '@/lib/core/fields'
import { quarterPartNames, type QuarterPartName } from '@/lib/quarter-parts'
import { dayShifts } from './rules'
import { reportSections, WORDS_LIMIT } from './words'

const id = z.uuid({ error: 'Отчёт не найден. Вернитесь к списку и обновите его.' })
const year = whole('Укажите год от 2000 до 2100.', 2000, 2100)
const quarter = z.coerce
  .number()
  .pipe(
    z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], { error: 'Квартал – от первого до четвёртого.' }),
  )

export const BeginQuarterlyInput = record({ agencyId: z.uuid({ error: 'Выберите орган.' }), year, quarter })

const words = z
  .string({ error: 'Текст не прочитан. Обновите страницу.' })
  .max(WORDS_LIMIT, `Не больше ${WORDS_LIMIT} знаков: подробности приложите к проектам и показателям.`)
const edits = <T extends readonly string[]>(sections: T) =>
  z
    .array(
      record({
        section: z.enum(sections, { error: 'Такого раздела нет. Обновите страницу.' }),
        base: z.string().max(WORDS_LIMIT * 4),
        text: words,
      }),
    )
    .min(1)
    .max(20)

export const SaveQuarterlyWordsInput = record({ id, edits: edits(reportSections) })
export const SubmitQuarterlyInput = record({ id, version })

const remarks = Object.fromEntries(reportSections.map((section) => [section, optionalText(4000)])) as Record<
  (typeof reportSections)[number],
  ReturnType<typeof optionalText>
>
export const AcceptQuarterlyInput = record({ id, version, comment: optionalText(4000) })
export const ReturnQuarterlyInput = record({ id, version, facts: optionalText(4000), ...remarks }).refine(
  ({ id: _id, version: _version, ...texts }) => Object.values(texts).some((text) => text !== ''),
  { path: ['done'], error: 'Напишите хотя бы одно замечание: куратор увидит его у раздела.' },
)
export const ReopenQuarterlyInput = record({
  id,
  version,
  reason: needed('Напишите, почему принятый отчёт возвращается.', 2000),
})

/** Sections that the note has of its own, and one of each module between them. */
const before = ['summary', 'discipline', 'indicators'] as const
const after = ['difficulties', 'conclusions'] as const
export type NoteSection = (typeof before)[number] | QuarterPartName | (typeof after)[number]
export const noteSections: readonly NoteSection[] = [...before, ...quarterPartNames, ...after]
export const SaveNoteInput = record({ year, quarter, edits: edits(noteSections) })
/** The version is the whole note's, as its page holds it while it is being typed in. */
export const ResetNoteInput = record({
  year,
  quarter,
  version,
  section: z.enum(noteSections, { error: 'Такого раздела нет. Обновите страницу.' }),
})

const monthDay = (message: string) => whole(message, 1, 31)
export const QuarterlyRuleInput = record({
  /** How many rulings there were when the form was shown. */
  version,
  active: z
    .union([z.literal('on'), z.literal('off'), z.boolean()])
    .default('on')
    .transform((value) => value === true || value === 'on'),
  dueDay: monthDay('День месяца – от 1 до 31.'),
  lateAfterDay: monthDay('День месяца – от 1 до 31.'),
  shift: z.enum(dayShifts, { error: 'Выберите, что делать с выходным.' }),
  remindDays: whole('От 0 до 30 дней.', 0, 30),
  text: needed('Напишите, как вы читаете акт: это увидят кураторы.', 1000),
}).refine(({ dueDay, lateAfterDay }) => lateAfterDay >= dueDay, {
  path: ['lateAfterDay'],
  error: 'Крайний день не раньше срока.',
})
