/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, staff, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'result.report': write('Заявлен результат проекта', { ...agencySide }),
  'result.decide': write('Рассмотрен результат проекта', { ...staff }),
})
