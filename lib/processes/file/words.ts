/** What is said of a file laid over a table. Pure. */
import { count } from '@/lib/core/format'
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

/** «Добавится 12 шагов, изменится 3 шага …». */
export function differenceText(difference: Difference): string {
  if (isNothing(difference)) return 'Таблица шагов не изменится'
  const { added, changed, removed } = difference
  const parts = [
    added.length > 0 ? `добавится ${count(added.length, 'шаг', 'шага', 'шагов')}` : '',
    changed.length > 0 ? `изменится ${count(changed.length, 'шаг', 'шага', 'шагов')}` : '',
    removed.length > 0 ? `уйдёт ${count(removed.length, 'шаг', 'шага', 'шагов')}` : '',
  ].filter((part) => part !== '')
  const text = parts.length > 0 ? parts.join(', ') : 'изменится начало процесса'
  return text.charAt(0).toUpperCase() + text.slice(1)
}
