/** What can be done here, in whose words the journal says it, and which roles may. */
import { defineOperations, read, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'tenant.settings.read': read('Просмотр настроек', { AUTHORITY: 'tenant', OBSERVER: 'tenant' }),
  'tenant.settings.update': write('Изменены настройки', { AUTHORITY: 'tenant' }),
  'interpretation.rule': write('Принято толкование акта', { AUTHORITY: 'tenant' }),
})
