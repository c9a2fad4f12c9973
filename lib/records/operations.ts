/** What can be done here, in whose words the journal says it, and which roles may. */
import { defineOperations, read, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'audit.read': read('Просмотр журнала', { AUTHORITY: 'tenant', OBSERVER: 'tenant' }),
  'job.read': read('Просмотр фоновых задач', { AUTHORITY: 'tenant' }),
  'job.retry': write('Отправка повторена', { AUTHORITY: 'tenant' }),
})
