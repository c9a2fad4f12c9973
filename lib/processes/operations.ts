/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'process.read': read('Просмотр процессов', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'process.rates': read('Просмотр ставок и цен процессов', { ...staff, ...agencySide }),
  'process.edit': write('Изменён процесс', { ...staff, ...agencySide }),
  'process.steps': write('Изменены шаги процесса', { ...staff, ...agencySide }),
  'process.target': write('Начато состояние процесса «как будет»', { ...staff, ...agencySide }),
  'resource.edit': write('Изменены цены ресурсов', { ...staff, CURATOR: 'subtree' }),
  'calculation.approve': write('Утверждён расчёт процесса', { ...staff, CURATOR: 'subtree' }),
})
