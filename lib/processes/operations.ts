/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'process.read': read('Просмотр процессов', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'process.edit': write('Изменён процесс', { ...staff, ...agencySide }),
})
