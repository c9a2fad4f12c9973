/** What can be done here, in whose words the journal says it, and which roles may. */
import { defineOperations, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'person.resetSecondFactor': write('Сброшен второй фактор', { AUTHORITY: 'tenant' }),
})
