/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers } from '@/lib/core/permissions'

export const operations = defineOperations({
  'office.read': read('Открыт кабинет', { ...readers, ...agencySide, EMPLOYEE: 'own', COUNCIL_MEMBER: 'tenant' }),
})
