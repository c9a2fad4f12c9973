/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

const keepers = { ...staff, ...agencySide } as const
const approvers = { AUTHORITY: 'tenant', CURATOR: 'subtree' } as const

export const operations = defineOperations({
  'survey.read': read('Просмотр опросов', { ...readers, ...agencySide }),
  // clients, situation
  'touchpoint.read': read('Просмотр точек взаимодействия', { ...readers, ...agencySide }),
  'touchpoint.edit': write('Изменена точка взаимодействия', keepers),
  'touchpoint.approve': write('Утверждён перечень точек взаимодействия', approvers),
  'segment.read': read('Просмотр сегментов клиентов', { ...readers, ...agencySide }),
  'segment.edit': write('Изменён сегмент клиентов', keepers),
  'segment.join': write('Соединены одинаковые сегменты', staff),
  'segment.approve': write('Утверждены сегменты клиентов', approvers),
  'order.read': read('Просмотр порядков работы с клиентами', { ...readers, ...agencySide }),
  'order.edit': write('Изменён порядок работы с клиентами', approvers),
  'situation.read': read('Просмотр жизненных ситуаций', { ...readers, ...agencySide }),
  'situation.edit': write('Изменена жизненная ситуация', keepers),
  'situation.rank': write('Изменены оценки жизненной ситуации', staff),
  'situation.decide': write('Записано решение о жизненной ситуации', approvers),
  'journey.edit': write('Изменена карта пути клиента', keepers),
  'study.read': read('Просмотр исследований потребностей', { ...readers, ...agencySide }),
  'study.edit': write('Изменено исследование потребностей', keepers),
  'study.publish': write('Изменена публикация исследования', approvers),
})
