/**
 * The passport as lines of the act's paper (K app. 2): what the PDF, the DOCX and the preview beside the editor all
 * show. An empty text is a blank line of the form; `path` says which field a text is, so that a screen can mark it.
 * Pure.
 */
import { formatLong, isDateString } from '@/lib/core/dates'
import { NBSP } from '@/lib/core/format'
import type { PassportForm } from '../form/form'
import { readPassport, type PassportFields } from '../form/passport'
import type { ProjectKind } from '../state/rules'

/** A piece of a line: the form's own words (path null) or a field's text. */
type SheetPart = { text: string; path: string | null }
type SheetField = {
  label: string
  path: string
  text: string
  /** Blank lines printed when there is no text. */
  lines: number
}
export type SheetRow = { path: string; text: string }
type SheetGoal = { id: string; name: string; current: string; target: string }
type SheetStage = { number: number; parts: SheetPart[] }

export type PassportSheet = {
  title: string
  organisation: { text: string; caption: string }
  project: { text: string; path: string; caption: string }
  approval: { heading: string; who: string; caption: string; signature: string; name: string; nameCaption: string }
  general: { heading: string; fields: SheetField[] }
  grounds: { heading: string; rows: SheetRow[] }
  goals: { heading: string; head: [string, string, string]; rows: SheetGoal[] }
  effects: { heading: string; rows: SheetRow[] }
  stages: { heading: string; rows: SheetStage[] }
  /** At the foot of every page: which passport and which version this is. */
  footer: string
  demo: string
}

export type PassportSource = {
  /** «№ 17»; null while the project is not opened yet. */
  number: number | null
  kind: ProjectKind
  agencyName: string
  form: PassportForm
  fields: PassportFields
  /** «версия 2, утверждена 12 января 2027 г.»; empty for the passport in work. */
  version: string
  isDemo: boolean
}

const kindWords: Record<ProjectKind, string> = { LEAN: 'бережливого', CLIENT_CENTRIC: 'клиентоцентричного' }
const BLANK_ROWS = 2

/** «12» января 2027 г., the form's blank for no date, or what was typed instead of a date. */
function sheetDate(text: string): string {
  if (text === '') return `«___»${NBSP}_________${NBSP}____${NBSP}г.`
  if (!isDateString(text)) return text
  const [day = '', ...rest] = formatLong(text).split(NBSP)
  return [`«${day}»`, ...rest].join(NBSP)
}

/** «Иванов Иван Иванович, начальник отдела». */
export const personLine = ({ name, position }: { name: string; position: string }): string =>
  [name, position].filter(Boolean).join(', ')

/** «Время протекания процесса, рабочих дней». */
export const goalLine = ({ name, unit }: { name: string; unit: string }): string =>
  [name, unit].filter(Boolean).join(', ')

/** The day of a stage that has one date: where a form turned from a range, its end. */
const singleDate = (stage: { from: string; to: string } | undefined): string => stage?.from || stage?.to || ''

const padded = <T>(rows: T[], blank: (at: number) => T): T[] => [
  ...rows,
  ...Array.from({ length: Math.max(0, BLANK_ROWS - rows.length) }, (_, i) => blank(rows.length + i)),
]

function stageRows(form: PassportForm, fields: PassportFields): SheetStage[] {
  const dates = new Map(readPassport(fields).stages.map((stage) => [stage.number, stage]))
  return form.stages.map(({ number, title, dates: kind }, at) => {
    const stage = dates.get(number)
    const own = (text: string): SheetPart => ({ text, path: null })
    const date = (key: 'from' | 'to', text: string): SheetPart => ({
      text: sheetDate(text),
      path: `stages.${number}.${key}`,
    })
    const lead = `${number}. ${title}`
    if (kind === 'RANGE')
      return {
        number,
        parts: [
          own(`${lead} (с${NBSP}`),
          date('from', stage?.from ?? ''),
          own(` по${NBSP}`),
          date('to', stage?.to ?? ''),
          own(')'),
        ],
      }
    const only = date(stage?.from || !stage?.to ? 'from' : 'to', singleDate(stage))
    // The act writes the first stage's day without brackets.
    return { number, parts: at === 0 ? [own(`${lead} `), only] : [own(`${lead} (`), only, own(')')] }
  })
}

/** The lines of the paper. The same passport always prints the same. */
export function passportSheet({
  number,
  kind,
  agencyName,
  form,
  fields,
  version,
  isDemo,
}: PassportSource): PassportSheet {
  const passport = readPassport(fields)
  const { leader, approver, team } = passport
  const field = (label: string, path: string, text: string, lines = 1): SheetField => ({ label, path, text, lines })
  return {
    title: 'Паспорт проекта',
    organisation: {
      text: agencyName,
      caption:
        'полное наименование исполнительного органа, органа местного самоуправления, подведомственной организации',
    },
    project: { text: passport.title, path: 'title', caption: `название ${kindWords[kind]} проекта` },
    approval: {
      heading: 'УТВЕРЖДАЮ',
      who: personLine(approver),
      caption: `Ф.И.О., должность руководителя заказчика ${kindWords[kind]} проекта`,
      signature: 'подпись',
      name: approver.name,
      nameCaption: 'Ф.И.О.',
    },
    general: {
      heading: 'Общие данные:',
      fields: [
        field('Заказчик:', 'customer', passport.customer),
        field('Процесс:', 'process', passport.process),
        field('Границы процесса:', 'boundaries', passport.boundaries, 2),
        field('Руководитель проекта:', 'leader', personLine(leader)),
        field('Команда проекта:', 'team', team.map(personLine).filter(Boolean).join('\n'), 3),
      ],
    },
    grounds: {
      heading: 'Обоснование:',
      rows: padded(
        passport.grounds.map(({ id, text }) => ({ path: `grounds.${id}`, text })),
        (at) => ({ path: `grounds.blank-${at}`, text: '' }),
      ),
    },
    goals: {
      heading: 'Цели и эффекты:',
      head: ['Наименование цели, единицы измерения', 'Текущий показатель', 'Целевой показатель'],
      rows: padded(
        passport.goals.map((goal) => ({
          id: goal.id,
          name: goalLine(goal),
          current: goal.current,
          target: goal.target,
        })),
        (at) => ({ id: `blank-${at}`, name: '', current: '', target: '' }),
      ),
    },
    effects: {
      heading: 'Эффекты:',
      rows: padded(
        passport.effects.map(({ id, text }) => ({ path: `effects.${id}`, text })),
        (at) => ({ path: `effects.blank-${at}`, text: '' }),
      ),
    },
    stages: { heading: 'Сроки:', rows: stageRows(form, fields) },
    footer: [number === null ? '' : `Паспорт проекта №${NBSP}${number}`, version].filter(Boolean).join(', '),
    demo: isDemo ? 'Демонстрационные данные: орган настоящий, проект вымышлен.' : '',
  }
}
