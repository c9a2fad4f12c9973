/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers } from '@/lib/core/permissions'

export const operations = defineOperations({
  'survey.read': read('Просмотр опросов', { ...readers, ...agencySide }),
})
