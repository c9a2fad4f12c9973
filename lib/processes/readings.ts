/** What is read into the act about processes. Pure. */
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import type { DateString } from '@/lib/core/dates'
import { count, lowerFirst } from '@/lib/core/format'
import type { Reading } from '@/lib/core/reading'
import type { ProcessSettings } from '@/lib/core/tenant'

/** Of processes: what is within an agency, whose registry holds an institution's, who is an external consumer. */
export function processReadings(settings: ProcessSettings, decided: { by: string; on: DateString } | null): Reading[] {
  const base = {
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
