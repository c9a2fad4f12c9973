/**
 * What a passport lacks and where it contradicts itself. A draft is never blocked by it; submitting is, unless only
 * notes remain. Pure.
 *
 * Stages (K app. 2: «этапы по порядку»): every stage has its dates; none ends before it starts; none starts before the
 * one in front of it starts; none ends after the next one starts – the same day is fine. Stages without a readable date
 * are passed over when neighbours are compared. Days off by the production calendar are only noted: a stage may be
 * planned through them on purpose.
 */
import { formatLong, formatWeekday, isDateString } from '@/lib/core/dates'
import { isWorkingDay } from '@/lib/core/work-calendar'
import { compareByDirection, goalNumber } from '../form/goals'
import { readPassport, type Passport, type PassportFields, type PassportGoal } from '../form/passport'
import type { FormStage, PassportForm } from '../form/form'

type FindingCode =
  | 'EMPTY'
  | 'NO_ROWS'
  | 'NOT_A_NUMBER'
  | 'TARGET_EQUAL'
  | 'TARGET_WORSE'
  | 'NO_DATE'
  | 'NOT_A_DATE'
  | 'END_BEFORE_START'
  | 'STARTS_TOO_EARLY'
  | 'OVERLAP'
  | 'DAY_OFF'
  | 'DOUBT'
type Severity = 'missing' | 'wrong' | 'note'
export type Finding = {
  path: string
  code: FindingCode
  severity: Severity
  /** Says at the field what to do. */
  message: string
  /** Says in the list which place it is. */
  short: string
}

const finding = (severity: Severity, code: FindingCode, path: string, short: string, message: string): Finding => ({
  path,
  code,
  severity,
  message,
  short,
})
const missing = (path: string, short: string, message: string, code: FindingCode = 'EMPTY') =>
  finding('missing', code, path, short, message)

const monthDays = [
  'январе',
  'феврале',
  'марте',
  'апреле',
  'мае',
  'июне',
  'июле',
  'августе',
  'сентябре',
  'октябре',
  'ноябре',
  'декабре',
]

/** Why a text is no date, with the way out: 30 February, the year 0202, words. */
export function dateProblem(text: string): string | null {
  if (text === '' || isDateString(text)) return null
  const parts = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(text)
  const russian = /^(\d{1,2})\.(\d{1,2})\.(\d+)$/.exec(text.trim())
  const [year, month, day] = parts
    ? [parts[1], parts[2], parts[3]]
    : russian
      ? [russian[3], russian[2], russian[1]]
      : []
  if (year === undefined || month === undefined || day === undefined)
    return `«${text.slice(0, 40)}» – не дата. Напишите её как 12.01.2027.`
  if (Number(year) < 2000 || Number(year) > 2100) return `Год ${year}? Укажите год от 2000 до 2100.`
  const name = monthDays[Number(month) - 1]
  return name
    ? `В ${name} ${year} г. нет ${Number(day)}-го числа. Исправьте день.`
    : `Месяца с номером ${Number(month)} нет. Напишите дату как 12.01.2027.`
}

function general(passport: Passport): Finding[] {
  const { leader, approver, team } = passport
  const plain: [keyof Pick<Passport, 'title' | 'customer' | 'process' | 'boundaries'>, string, string][] = [
    ['title', 'Нет названия проекта', 'Назовите проект.'],
    ['customer', 'Не указан заказчик', 'Укажите, кто заказывает изменение процесса.'],
    ['process', 'Не назван процесс', 'Назовите процесс, который меняется.'],
    ['boundaries', 'Не указаны границы процесса', 'С чего процесс начинается и чем кончается.'],
  ]
  return [
    ...plain.flatMap(([path, short, message]) => (passport[path].trim() === '' ? [missing(path, short, message)] : [])),
    ...(leader.name.trim() === ''
      ? [missing('leader.name', 'Не назначен руководитель проекта', 'Назначьте руководителя проекта.')]
      : []),
    ...(team.length === 0
      ? [missing('team', 'В команде никого нет', 'Добавьте в команду хотя бы одного человека.', 'NO_ROWS')]
      : []),
    ...team.flatMap(({ id, name }, at) =>
      name.trim() === ''
        ? [
            missing(
              `team.${id}.name`,
              `Команда, ${at + 1}-й: нет имени`,
              'Выберите человека или впишите его. Лишнюю строку уберите.',
            ),
          ]
        : [],
    ),
    ...(passport.grounds.length === 0
      ? [
          missing(
            'grounds',
            'Нет обоснования',
            'Напишите хотя бы одно основание: почему процесс надо менять.',
            'NO_ROWS',
          ),
        ]
      : []),
    ...(passport.effects.length === 0
      ? [missing('effects', 'Не указаны эффекты', 'Напишите хотя бы один ожидаемый эффект.', 'NO_ROWS')]
      : []),
    ...(`${approver.name}${approver.position}`.trim() === ''
      ? [
          missing(
            'approver.name',
            'Не указано, кто утверждает паспорт',
            'Укажите руководителя заказчика, который утвердит паспорт.',
          ),
        ]
      : []),
  ]
}

/** «90 мин.» → the words after the number. */
const unitOf = (text: string): string => /^[\d\s.,\u00a0]+([^\d\s.,].*)$/.exec(text.trim())?.[1]?.trim() ?? ''

function goalValue(path: string, label: string, text: string, what: string): Finding[] {
  if (text.trim() === '') return [missing(path, `${label}: нет значения «${what}»`, 'Впишите число.')]
  if (goalNumber(text) !== null) return []
  const unit = unitOf(text)
  return [
    finding(
      'wrong',
      'NOT_A_NUMBER',
      path,
      `${label}: «${text.slice(0, 30)}» – не число`,
      unit
        ? `Здесь нужно только число. «${unit}» впишите в графу «Единица».`
        : 'Здесь нужно число, например 90 или 12,5. Пояснение впишите в название цели.',
    ),
  ]
}

function goal(one: PassportGoal, at: number): Finding[] {
  const label = `Цель ${at + 1}`
  const path = (key: string) => `goals.${one.id}.${key}`
  const current = goalNumber(one.current)
  const target = goalNumber(one.target)
  const found = [
    ...(one.name.trim() === ''
      ? [missing(path('name'), `${label}: нет наименования`, 'Назовите, что измеряется.')]
      : []),
    ...(one.unit.trim() === ''
      ? [
          missing(
            path('unit'),
            `${label}: нет единицы измерения`,
            'Укажите, в чём измеряется: минут, рабочих дней, %, штук.',
          ),
        ]
      : []),
    ...goalValue(path('current'), label, one.current, 'сейчас'),
    ...goalValue(path('target'), label, one.target, 'цель'),
  ]
  if (current === null || target === null) return found
  const order = compareByDirection(one.direction, target, current)
  if (order === 0)
    found.push(
      finding(
        'wrong',
        'TARGET_EQUAL',
        path('target'),
        `${label}: целевой показатель равен текущему`,
        'Целевое значение равно текущему: ничего не меняется. Проверьте число.',
      ),
    )
  if (order < 0) {
    found.push(
      finding(
        'wrong',
        'TARGET_WORSE',
        path('target'),
        `${label}: целевой показатель хуже текущего`,
        one.direction === 'LESS'
          ? 'Показатель должен снижаться, а целевое значение больше текущего. Проверьте число или направление цели.'
          : 'Показатель должен расти, а целевое значение меньше текущего. Проверьте число или направление цели.',
      ),
    )
  }
  return found
}

type Dated = {
  stage: FormStage
  from: string | null
  to: string | null
  /** The path at which its last day stands. */
  toPath: string
}

function dayOff(path: string, date: string, number: number): Finding[] {
  if (isWorkingDay(date).working) return []
  return [
    finding(
      'note',
      'DAY_OFF',
      path,
      `Этап ${number}: ${formatLong(date)} – нерабочий день`,
      `${formatLong(date)} (${formatWeekday(date)}) – нерабочий день по производственному календарю.`,
    ),
  ]
}

function ownDates(
  { number, dates }: FormStage,
  from: string,
  to: string,
): { found: Finding[]; dated: { from: string | null; to: string | null; toPath: string } } {
  const path = (key: 'from' | 'to') => `stages.${number}.${key}`
  const single = dates === 'SINGLE'
  const only: 'from' | 'to' = from || !to ? 'from' : 'to'
  const read = (key: 'from' | 'to', text: string, what: string): Finding[] => {
    if (text === '')
      return [
        missing(
          path(key),
          `Этап ${number}: нет ${what}`,
          single ? 'Укажите день.' : `Укажите ${key === 'from' ? 'начало' : 'конец'} этапа.`,
          'NO_DATE',
        ),
      ]
    const problem = dateProblem(text)
    return problem === null
      ? dayOff(path(key), text, number)
      : [finding('wrong', 'NOT_A_DATE', path(key), `Этап ${number}: такой даты нет`, problem)]
  }
  const valid = (text: string) => (isDateString(text) ? text : null)
  if (single) {
    const day = from || to
    return { found: read(only, day, 'даты'), dated: { from: valid(day), to: valid(day), toPath: path(only) } }
  }
  const found = [...read('from', from, 'даты начала'), ...read('to', to, 'даты конца')]
  const dated = { from: valid(from), to: valid(to), toPath: path('to') }
  if (dated.from !== null && dated.to !== null && dated.to < dated.from) {
    found.push(
      finding(
        'wrong',
        'END_BEFORE_START',
        path('to'),
        `Этап ${number} кончается раньше, чем начинается`,
        `Этап начинается ${formatLong(dated.from)}, а кончается раньше. Исправьте одну из дат.`,
      ),
    )
  }
  return { found, dated }
}

function stages(form: PassportForm, passport: Passport): Finding[] {
  const typed = new Map(passport.stages.map((stage) => [stage.number, stage]))
  const found: Finding[] = []
  let last: Dated | null = null
  for (const stage of form.stages) {
    const own = ownDates(stage, typed.get(stage.number)?.from ?? '', typed.get(stage.number)?.to ?? '')
    found.push(...own.found)
    const { from } = own.dated
    if (last !== null && from !== null) {
      const n = last.stage.number
      if (last.from !== null && from < last.from) {
        found.push(
          finding(
            'wrong',
            'STARTS_TOO_EARLY',
            `stages.${stage.number}.from`,
            `Этап ${stage.number} начинается раньше этапа ${n}`,
            `Этап ${n} начинается ${formatLong(last.from)}: этап ${stage.number} не может начаться раньше него.`,
          ),
        )
      } else if (last.to !== null && from < last.to && (last.from === null || last.to >= last.from)) {
        found.push(
          finding(
            'wrong',
            'OVERLAP',
            last.toPath,
            `Этап ${n} кончается позже начала этапа ${stage.number}`,
            `Этап ${stage.number} начинается уже ${formatLong(from)} Закончите этап ${n} не позже этого дня или сдвиньте следующий.`,
          ),
        )
      }
    }
    if (from !== null || own.dated.to !== null) last = { stage, ...own.dated }
  }
  return found
}

/**
 * Everything that the check has to say, in the order of the form. `doubts`: places that an import could not read
 * surely.
 */
export function checkPassport(
  form: PassportForm,
  fields: PassportFields,
  doubts: Readonly<Record<string, string>> = {},
): Finding[] {
  const passport = readPassport(fields)
  return [
    ...general(passport),
    ...(passport.goals.length === 0
      ? [missing('goals', 'Нет ни одной цели', 'Поставьте хотя бы одну цель с числами.', 'NO_ROWS')]
      : passport.goals.flatMap(goal)),
    ...stages(form, passport),
    ...Object.entries(doubts)
      .filter(([path]) => !path.startsWith('unread.'))
      .map(([path, why]) => finding('note', 'DOUBT', path, 'Проверьте прочитанное из документа', why)),
  ]
}

/** May the passport be submitted: nothing is missing or wrong. */
export const isReady = (findings: readonly Finding[]): boolean => findings.every(({ severity }) => severity === 'note')

/** First and last day of the work: earliest start and the latest day of the stages up to closing. */
export function passportSpan(
  form: PassportForm,
  fields: PassportFields,
  closing: number,
): { startsOn: string | null; endsOn: string | null } {
  const days = readPassport(fields)
    .stages.filter(({ number }) => number <= closing && form.stages.some((stage) => stage.number === number))
    .flatMap(({ from, to }) => [from, to])
    .filter(isDateString)
    .sort()
  return { startsOn: days[0] ?? null, endsOn: days.at(-1) ?? null }
}
