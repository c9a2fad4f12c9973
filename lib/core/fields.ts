/**
 * Fields of which the inputs of commands are built, one of each kind: what a form or a program sends, with the Russian
 * sentence that says what to do instead. Numbers and days may come as a form's text. Pure.
 */
import { z } from 'zod'
import { isDateString, parseDate } from './dates'
import { formatNumber } from './format'
import './zod-words'

/** The longest reason that a decision takes, in signs. */
export const REASON_MAX = 4_000

/** An empty text of a form means «not given». */
export const emptyToNull = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? null : value

/** The record that a page is about: people do not type it. */
export const RecordId = z.uuid({ error: 'Запись не найдена. Обновите страницу.' })

/** What was chosen from a list. */
export const Id = z.uuid({ error: 'Выберите из списка.' })

/** The same where nothing may be chosen: null. */
export const OptionalId = z.preprocess(
  emptyToNull,
  Id.nullish().transform((id) => id ?? null),
)

/** An object of fields; anything else asks for a fresh page. */
export const record = <S extends z.ZodRawShape>(shape: S) =>
  z.object(shape, { error: 'Обновите страницу и повторите.' })

/** A whole number between two, as a number or as a form's text. */
export const whole = (message: string, min: number, max: number) => {
  const most = Math.min(max, 999_999_999)
  // A whole number of too many digits is not told to be no number.
  const error = ({ input }: { input?: unknown }): string =>
    typeof input === 'string' && /^\s*\d{10,}\s*$/.test(input)
      ? `Слишком большое число: не больше ${formatNumber(most)}.`
      : message
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^-?\d{1,9}$/, { error })
          .transform(Number),
      ],
      { error },
    )
    .pipe(
      z.number({ error: message }).int({ error: message }).min(min, { error: message }).max(max, { error: message }),
    )
}

/** The version that the person saw; 0 – there was nothing yet. */
export const versionSeen = (message: string) => whole(message, 0, 1_000_000_000)

/** The same of a record that a decision is on (lib/platform/command.ts). */
export const Version = versionSeen('Обновите страницу: не удалось понять, какую версию вы видели.')

/** A text that must be there: `min` to `max` signs without the spaces around. */
export const needed = (message: string, max: number, min = 1) =>
  z
    .string({ error: message })
    .trim()
    .min(min, { error: message })
    .max(max, { error: `Сократите текст: не больше ${max} знаков.` })

/** A text that may be left out: ''. */
export const optionalText = (max: number) =>
  z
    .string({ error: 'Введите текст.' })
    .trim()
    .max(max, { error: `Сократите текст: не больше ${max} знаков.` })
    .default('')

/** A day in either notation, with the field's own advice. */
export const day = (message: string) =>
  z
    .string({ error: message })
    .transform((typed) => parseDate(typed) ?? '')
    .refine(isDateString, { error: message })

/** A day typed as ДД.ММ.ГГГГ or sent by a date input. */
export const Day = z.string({ error: 'Укажите дату.' }).transform((text, ctx) => {
  const date = parseDate(text)
  if (date) return date
  ctx.addIssue({
    code: 'custom',
    message: text.trim() === '' ? 'Укажите дату.' : 'Такой даты нет. Напишите её как 05.06.2025.',
  })
  return z.NEVER
})

export const OptionalDay = z.preprocess(
  emptyToNull,
  Day.nullish().transform((date) => date ?? null),
)

/** A checkbox: present and not empty means yes. */
export const Checked = z.preprocess(
  (value) => value === true || (typeof value === 'string' && value !== '' && value !== 'false'),
  z.boolean(),
)

export const list = <T extends z.ZodType>(item: T, message: string, min: number, max: number) =>
  z
    .array(item, { error: message })
    .min(min, { error: message })
    .max(max, { error: `Слишком много: не больше ${max}.` })

/** A list that a form sends as several values, one, or (when `min` is 0) none. */
export const ticked = <T extends z.ZodType>(item: T, message: string, min: number, max: number) =>
  z.union([list(item, message, min, max), item.transform((one) => [one])], { error: message })

/** Ticked records of a list, up to 2000. */
export const tickedIds = (message: string) => ticked(RecordId, message, 1, 2000)

/** A link to a page of the web, without a name and password in it. */
export const WebAddress = z
  .string({ error: 'Вставьте ссылку, которая начинается с https://' })
  .trim()
  .max(2000, { error: 'Ссылка слишком длинная.' })
  .refine(isWebAddress, { error: 'Вставьте ссылку, которая начинается с https:// или http://' })

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

/** Keys of lines that were taken away in the form leave gaps. */
export const linesOf = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : value

/** The number of an act or a protocol; pages and documents write «№» before it themselves. */
const withoutSign = (text: string): string => text.replace(/^(?:№\s*)+/u, '')
export const actNumber = (message: string, max = 60) =>
  needed(message, max)
    .transform(withoutSign)
    .refine((text) => text !== '', { error: message })
export const optionalActNumber = (max = 60) => optionalText(max).transform(withoutSign)
