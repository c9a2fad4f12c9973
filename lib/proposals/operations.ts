/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'proposal.read': read('Просмотр предложений', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'proposal.file': write('Подано предложение', { ...agencySide, EMPLOYEE: 'own' }),
  'proposal.decide': write('Дан ответ на предложение', { ...agencySide }),
  'proposal.complete': write('Предложение внедрено', { ...agencySide }),
  'proposal.return': write('Решение по предложению отменено', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'proposal.forgetAuthor': write('Стёрто имя автора предложения', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
})
