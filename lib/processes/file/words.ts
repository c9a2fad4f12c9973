/** What is said of a file laid over a table. Pure. */
import { agree, count, upperFirst } from '@/lib/core/format'
import { MOST_STEPS } from '../steps/limits'
import { fieldLabels } from '../steps/labels'
import type { CellField } from '../steps/cells'
import type { Difference } from './difference'
import { isNothing } from './difference'
import type { FillCode, FillNote } from './fill'

const quoted = (name: string): string => (name === '' ? 'шаг без названия' : `«${name}»`)

const words: Readonly<Record<FillCode, (step: string, what: string) => string>> = {
  'many-steps': (_, what) => `В процессе файла ${what} шагов, в таблице – не больше ${MOST_STEPS}. Разделите процесс.`,
  'long-name': (step) => `Название шага длиннее 300 знаков: «${step}». Сократите его в файле и загрузите снова.`,
  unread: (step, what) => `${quoted(step)}: не прочитано «${fieldLabels[what as CellField] ?? what}».`,
  'unknown-unit': (step, what) =>
    `${quoted(step)}: подразделения «${what}» в реестре нет, в таблице оно не указано. В файле остаётся.`,
  'unknown-material': (step) => `${quoted(step)}: материал из файла в реестре цен не найден, в таблицу не внесён.`,
  'unknown-role': (step) => `${quoted(step)}: роль из файла в реестре цен не найдена, в таблицу не внесена.`,
  start: () => 'Начало процесса в таблицу не помещается: началом станет первый шаг. Проверьте его.',
  gateway: (step) => `${quoted(step)}: куда дальше – решает развилка, которой в таблице нет. Укажите путь сами.`,
  'several-ways': (step) => `${quoted(step)}: из шага выходит несколько стрелок без развилки. Укажите, что они значат.`,
  'block-in-branch': (step) =>
    `${quoted(step)}: параллельная ветвь начинается развилкой, в таблице – только шагом. Добавьте шаг.`,
  'after-block': (step) => `${quoted(step)}: после соединения ветвей нет шага. Укажите, куда дальше.`,
  'block-without-join': (step) => `${quoted(step)}: параллельные ветви не соединяются. Укажите, где они сходятся.`,
}

export const noteText = ({ code, step, what }: FillNote): string => words[code](step, what)

type Verbs = Readonly<Record<'added' | 'changed' | 'removed', (n: number) => string>>
const will: Verbs = {
  added: (n) => `${agree(n, 'добавится', 'добавятся')} ${steps(n)}`,
  changed: (n) => `${agree(n, 'изменится', 'изменятся')} ${steps(n)}`,
  removed: (n) => `${agree(n, 'уйдёт', 'уйдут')} ${steps(n)}`,
}
const was: Verbs = {
  added: (n) => `${agree(n, 'добавлен', 'добавлено')} ${steps(n)}`,
  changed: (n) => `${agree(n, 'изменён', 'изменено')} ${steps(n)}`,
  removed: (n) => `${agree(n, 'убран', 'убрано')} ${steps(n)}`,
}
const steps = (n: number): string => count(n, 'шаг', 'шага', 'шагов')

function said(difference: Difference, verbs: Verbs, start: string): string {
  const { added, changed, removed } = difference
  const parts = [
    ...(added.length > 0 ? [verbs.added(added.length)] : []),
    ...(changed.length > 0 ? [verbs.changed(changed.length)] : []),
    ...(removed.length > 0 ? [verbs.removed(removed.length)] : []),
  ]
  return upperFirst(parts.length > 0 ? parts.join(', ') : start)
}

/** «Добавятся 12 шагов, изменятся 3 шага». */
export const differenceText = (difference: Difference): string =>
  isNothing(difference) ? 'Таблица шагов не изменится' : said(difference, will, 'изменится начало процесса')

/** The same when it is done. */
export const doneText = (difference: Difference): string =>
  isNothing(difference) ? 'Таблица шагов не изменилась' : said(difference, was, 'изменено начало процесса')
