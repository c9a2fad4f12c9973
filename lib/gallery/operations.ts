/** What can be done here, in whose words the journal says it, and which roles may. */
import { defineOperations, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'project.publish': write('Проект открыт или убран из публичной галереи', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
})
