import fc from 'fast-check'
import { addDays } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { PassportSource } from '@/lib/projects/passport/sheet'
import { readPassport, writePassport, type Passport, type PassportFields } from '@/lib/projects/form/passport'
import type { PassportForm } from '@/lib/projects/form/form'
import { kuzbassForm } from './project'

export const passportSource = (fields: PassportFields, over: Partial<PassportSource> = {}): PassportSource => ({
  number: 17,
  kind: 'LEAN',
  agencyName: 'Юргинский городской округ',
  form: kuzbassForm,
  fields,
  version: '',
  isDemo: false,
  ...over,
})

/** Any text at all that the editor takes, the form's own words among it. */
const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'Сроки:',
      'Процесс: другой',
      '2. второй',
      '«12» января 2027 г.',
      'УТВЕРЖДАЮ',
      'а\n\nб',
      '\tтаб',
      '___',
      '(название проекта)',
      'Эффекты:\n- один',
      '<w:p/>&amp;',
      'Цели и эффекты: 5',
      ' края ',
      '1.',
    ),
  },
)
const words = fc
  .array(
    fc.constantFrom(
      'срок',
      'выдачи',
      'справок',
      'заявителю',
      'в',
      'отделе',
      'приём',
      'документов',
      'очередь',
      '№ 5',
      '90',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.join(' '))
const sentence = words.map((text) => `Ведём ${text}`)
const person = fc.record({
  name: fc.constantFrom('Иванова Анна Петровна', 'Петров П.П.', 'Сидорова-Белова О.И.', 'Ким Ольга', 'А.С. Пушкин'),
  position: fc.constantFrom('', 'начальник отдела', 'главный специалист, секретарь', 'и. о. директора'),
})
const date = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-09', days))

const passportOf = (
  text: fc.Arbitrary<string>,
  who: fc.Arbitrary<{ name: string; position: string }>,
  number: fc.Arbitrary<string>,
  unit: fc.Arbitrary<string>,
  day: fc.Arbitrary<string>,
  form: PassportForm,
) =>
  fc
    .record({
      title: text,
      customer: text,
      process: text,
      boundaries: text,
      leader: who,
      approver: who,
      team: fc.array(who, { maxLength: 4 }),
      grounds: fc.array(text, { maxLength: 4 }),
      effects: fc.array(text, { maxLength: 3 }),
      goals: fc.array(
        fc.record({
          name: text,
          unit,
          current: number,
          target: number,
          direction: fc.constantFrom('LESS' as const, 'MORE' as const),
        }),
        { maxLength: 3 },
      ),
      stages: fc.tuple(
        ...form.stages.map(({ number: at, dates }) =>
          fc.record({ number: fc.constant(at), from: day, to: dates === 'SINGLE' ? fc.constant('') : day }),
        ),
      ),
    })
    .map(({ team, grounds, goals, effects, leader, ...rest }): PassportFields =>
      writePassport({
        ...rest,
        leader: { ...leader, personId: null },
        team: team.map((one) => ({ ...one, id: newId(), personId: null })),
        grounds: grounds.map((one) => ({ id: newId(), text: one })),
        effects: effects.map((one) => ({ id: newId(), text: one })),
        goals: goals.map((one) => ({ ...one, id: newId() })),
      } satisfies Passport),
    )

/** A passport with anything typed into it. */
export const anyPassport = passportOf(
  anyText,
  fc.record({ name: anyText, position: anyText }),
  anyText,
  anyText,
  fc.oneof(date, anyText),
  kuzbassForm,
)

/** A passport as people fill it in: sentences, names, numbers, units, dates. */
export const plainPassport = passportOf(
  sentence,
  person,
  fc.integer({ min: 0, max: 900 }).map(String),
  fc.constantFrom('рабочих дней', '%', 'мин.', 'часов', 'шт.'),
  fc.oneof(date, fc.constant('')),
  kuzbassForm,
)

/**
 * The passport without the ids of its rows, which a document typed by hand does not hold; directions follow the values.
 */
export function withoutIds(fields: PassportFields): unknown {
  const { team, grounds, goals, effects, ...rest } = readPassport(fields)
  return {
    ...rest,
    team: team.map(({ name, position }) => ({ name, position })),
    grounds: grounds.map(({ text }) => text),
    effects: effects.map(({ text }) => text),
    goals: goals.map(({ name, unit, current, target }) => ({ name, unit, current, target })),
  }
}
